package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One question to a language model behind a chat completions endpoint, and the answer: bodies only. */
public final class ChatQuestion {
    private static final ObjectMapper MAPPER = new JsonMapper();

    private ChatQuestion() {}

    /** The body of the request: a system message and a user message, not streamed. */
    public static byte[] request(String model, double temperature, String system, String user) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("model", model);
        body.put("temperature", temperature);
        body.put("stream", false);
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", system);
        messages.addObject().put("role", "user").put("content", user);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The text of the first choice; empty whatever else the bytes are. */
    public static Optional<String> answer(byte[] body) {
        try {
            JsonNode content = MAPPER.readTree(body).at("/choices/0/message/content");
            return content.isTextual() ? Optional.of(content.asText()) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
