package dev.clamor.referenceagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A customer's side of one conversation with the core agent, for tests. */
final class Contact {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReferenceAgent agent;
    private final String id;
    private final String trade;
    final List<JsonNode> replies = new ArrayList<>();
    private int turn;
    private String channel = "chat";
    private double pressure;

    Contact(ReferenceAgent agent, String id, String trade) {
        this.agent = agent;
        this.id = id;
        this.trade = trade;
    }

    static Contact clean(String trade) {
        return new Contact(new ReferenceAgent(DeclaredBehaviour.clean(), 1), "c-1", trade);
    }

    Contact under(double newPressure) {
        pressure = newPressure;
        return this;
    }

    JsonNode says(String message) {
        return send(message, false);
    }

    /** What is said next comes by this channel. */
    Contact by(String another) {
        channel = another;
        return this;
    }

    JsonNode interrupts(String message) {
        return send(message, true);
    }

    private JsonNode send(String message, boolean interrupts) {
        Served served = agent.answer(body(id, trade, channel, ++turn, message, interrupts), pressure);
        assertThat(served.status()).isEqualTo(200);
        JsonNode reply = read(served.body());
        replies.add(reply);
        return reply;
    }

    static byte[] body(String id, String trade, int turn, String message, boolean interrupts) {
        return body(id, trade, "chat", turn, message, interrupts);
    }

    private static byte[] body(String id, String trade, String channel, int turn, String message, boolean interrupts) {
        ObjectNode root = JSON.createObjectNode();
        root.put("conversation", id).put("turn", turn).put("channel", channel).put("message", message);
        root.put("interrupts", interrupts);
        root.putObject("metadata").put("trade", trade);
        return Wire.bytes(root);
    }

    static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
