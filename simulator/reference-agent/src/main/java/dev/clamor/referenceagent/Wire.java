package dev.clamor.referenceagent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.referenceagent.backend.Booking;
import dev.clamor.referenceagent.backend.Ledger;
import dev.clamor.referenceagent.dialogue.HandOver;
import dev.clamor.referenceagent.dialogue.Message;
import dev.clamor.referenceagent.dialogue.Reply;
import dev.clamor.referenceagent.knowledge.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The native turn API: JSON requests in, JSON answers out. */
final class Wire {
    /** The longest request body read, in bytes. */
    static final int LONGEST_BODY = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LETTERS_PER_TOKEN = 4;
    private static final int TOKENS_OF_INSTRUCTIONS = 350;
    private static final double COST_PER_INPUT_TOKEN = 2e-7;
    private static final double COST_PER_OUTPUT_TOKEN = 8e-7;

    private Wire() {}

    /**
     * A request as read.
     *
     * @param conversation the conversation's id, not blank
     * @param run          the run it belongs to; ids begin again in another run
     * @param channel      empty if untold
     * @param turn         the customer's number for it; 0 where none was told
     */
    record Request(
            String conversation,
            String run,
            int turn,
            String text,
            boolean interrupts,
            Optional<Desk> desk,
            String channel) {
        Message message(boolean superseded) {
            return new Message(text, interrupts, superseded, desk, channel);
        }
    }

    /** A request that is refused before anybody works on it. */
    static final class Refused extends Exception {
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        Served served() {
            return new Served(status, bytes(JSON.createObjectNode().put("error", getMessage())), 0, false);
        }
    }

    /**
     * A frame that came over a WebSocket.
     *
     * @param body the frame as it came
     */
    record Frame(String type, int turn, byte[] body) {}

    /** The type and turn of a frame. */
    static Frame frame(byte[] body) throws Refused {
        JsonNode tree = object(body);
        return new Frame(tree.path("type").asText(""), tree.path("turn").asInt(), body);
    }

    static Request read(byte[] body) throws Refused {
        JsonNode tree = object(body);
        String conversation = tree.path("conversation").asText("");
        if (conversation.isBlank()) {
            throw new Refused(400, "conversation: an id was expected. Found: nothing");
        }
        if (!tree.path("message").isTextual()) {
            throw new Refused(400, "message: text was expected. Found: " + kind(tree.path("message")));
        }
        return new Request(
                conversation,
                tree.path("metadata").path("run").asText(""),
                tree.path("turn").asInt(),
                tree.path("message").asText(),
                tree.path("interrupts").asBoolean(false),
                Desk.named(tree.path("metadata").path("trade").asText("")),
                tree.path("channel").asText(""));
    }

    private static JsonNode object(byte[] body) throws Refused {
        if (body.length > LONGEST_BODY) {
            throw new Refused(413, "body: at most " + LONGEST_BODY + " bytes were expected. Found: more");
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (IOException e) {
            throw new Refused(400, "body: a JSON object was expected. Found: something else");
        }
        if (tree == null || !tree.isObject()) {
            throw new Refused(400, "body: a JSON object was expected. Found: something else");
        }
        return tree;
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
    }

    static byte[] write(Reply reply, Request request) {
        return bytes(answer(reply, request));
    }

    private static ObjectNode answer(Reply reply, Request request) {
        ObjectNode root = JSON.createObjectNode();
        root.put("reply", reply.text())
                .put("state", reply.state().wireName())
                .put("intent", reply.intent())
                .put("confidence", reply.confidence());
        ArrayNode asks = root.putArray("asks");
        reply.asks().forEach(slot -> asks.add(slot.wireName()));
        ArrayNode actions = root.putArray("actions");
        reply.actions().forEach(booking -> write(booking, actions.addObject()));
        reply.handOver().ifPresent(handOver -> write(handOver, root.putObject("handoff")));
        long in = TOKENS_OF_INSTRUCTIONS + request.text().length() / LETTERS_PER_TOKEN + 1L;
        long out = reply.text().length() / LETTERS_PER_TOKEN + 1L;
        root.putObject("usage")
                .put("inputTokens", in)
                .put("outputTokens", out)
                .put("cost", Math.round((in * COST_PER_INPUT_TOKEN + out * COST_PER_OUTPUT_TOKEN) * 1e7) / 1e7);
        return root;
    }

    /** A part of a reply, as the data of an event. */
    static byte[] delta(String text) {
        return bytes(JSON.createObjectNode().put("text", text));
    }

    /** A part of a reply, as a frame. */
    static byte[] delta(int turn, String text) {
        return bytes(
                JSON.createObjectNode().put("type", "delta").put("turn", turn).put("text", text));
    }

    /** A whole answer, as a frame. */
    static byte[] done(int turn, Reply reply, Request request) {
        ObjectNode root = JSON.createObjectNode().put("type", "done").put("turn", turn);
        root.setAll(answer(reply, request));
        return bytes(root);
    }

    /** An error with the status and body that it has over HTTP, as a frame. */
    static byte[] error(int turn, int status, byte[] body) {
        ObjectNode root = JSON.createObjectNode();
        root.put("type", "error").put("turn", turn).put("status", status);
        try {
            root.set("error", JSON.readTree(body).path("error"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(root);
    }

    /** The books of a conversation. */
    static byte[] changes(List<Ledger.Entry> entries) {
        ArrayNode list = JSON.createArrayNode();
        for (Ledger.Entry entry : entries) {
            ObjectNode node = list.addObject().put("name", entry.booking().name());
            ObjectNode arguments = node.putObject("arguments");
            entry.booking().arguments().forEach(arguments::put);
            node.put("auditId", entry.booking().auditId())
                    .put("at", Instant.ofEpochMilli(entry.atMillis()).toString());
        }
        return bytes(list);
    }

    private static void write(Booking booking, ObjectNode node) {
        node.put("name", booking.name());
        ObjectNode arguments = node.putObject("arguments");
        booking.arguments().forEach(arguments::put);
        node.put("status", booking.status().wireName());
        if (!booking.auditId().isEmpty()) {
            node.put("auditId", booking.auditId());
        }
    }

    private static void write(HandOver handOver, ObjectNode node) {
        node.put("queue", handOver.queue()).put("reason", handOver.reason()).put("summary", handOver.summary());
        ObjectNode context = node.putObject("context");
        handOver.context().forEach(context::put);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
