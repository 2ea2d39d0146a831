package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.io.IOException;
import java.util.function.Function;

/** Reads answers that are one JSON document of at most one mebibyte. */
final class JsonBody {
    static final int MOST_BYTES = 1 << 20;
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_DETAIL = 120;

    private JsonBody() {}

    /** What the document means, or what becomes of an answer that is too large, empty or no JSON; never throws. */
    static <T> T read(byte[] body, Function<JsonNode, T> meaning, Function<AgentReply.Failed, T> otherwise) {
        if (body.length > MOST_BYTES) {
            return otherwise.apply(tooLarge(body));
        }
        JsonNode document;
        try {
            document = JSON.readTree(body);
        } catch (IOException e) {
            return otherwise.apply(new AgentReply.Failed(Fault.UNREADABLE, detail(e)));
        }
        return document.isMissingNode()
                ? otherwise.apply(new AgentReply.Failed(Fault.EMPTY, "no body"))
                : meaning.apply(document);
    }

    /** The failure of an answer over {@link #MOST_BYTES}. */
    static AgentReply.Failed tooLarge(byte[] body) {
        return new AgentReply.Failed(Fault.TOO_LARGE, body.length + " bytes");
    }

    /** The document as bytes. */
    static byte[] bytes(JsonNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("request: expected to write a tree as JSON. Found: " + e.getMessage(), e);
        }
    }

    /** The parser's own words without the place, which would repeat the body. */
    private static String detail(IOException e) {
        String message = e instanceof JsonProcessingException problem
                ? problem.getOriginalMessage()
                : String.valueOf(e.getMessage());
        return message.length() > MOST_DETAIL ? message.substring(0, MOST_DETAIL) : message;
    }
}
