package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer of the native turn API token by token. A field of the wrong type makes the answer unreadable; at most
 * 50 asks, actions, arguments and context entries are kept. A number or boolean where text is expected in arguments and
 * context is taken as its text.
 */
final class NativeReplyReader {
    private static final int MOST_ENTRIES = 50;
    private static final int MAX_DETAIL = 120;

    private final JsonFactory json;

    NativeReplyReader(JsonFactory json) {
        this.json = json;
    }

    /** The meaning of a body; never throws. */
    AgentReply read(byte[] body) {
        Fields fields = new Fields();
        try (JsonParser in = json.createParser(body)) {
            if (in.nextToken() == null) {
                return new AgentReply.Failed(Fault.EMPTY, "blank body");
            }
            expect(in, JsonToken.START_OBJECT);
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                field(fields, name, in);
            }
            if (in.nextToken() != null) {
                throw new JsonParseException(in, "more than one value");
            }
        } catch (IOException e) {
            return new AgentReply.Failed(Fault.UNREADABLE, detail(e));
        }
        return fields.meaning();
    }

    private static final class Fields {
        private @Nullable String reply;
        private AgentReply.@Nullable State state;
        private @Nullable String intent;
        private double confidence = Double.NaN;
        private List<String> asks = List.of();
        private List<AgentReply.Action> actions = List.of();
        private AgentReply.@Nullable Handoff handoff;
        private double cost = Double.NaN;

        AgentReply meaning() {
            if (reply == null) {
                return new AgentReply.Failed(Fault.UNREADABLE, "reply: expected text. Found: no such field");
            }
            if (reply.isBlank()) {
                return new AgentReply.Failed(Fault.EMPTY, "blank reply");
            }
            AgentReply.State meant = handoff != null
                    ? AgentReply.State.HANDED_OFF
                    : state == null ? AgentReply.State.OPEN : state;
            return new AgentReply.Said(reply, meant, intent, confidence, asks, actions, handoff, cost);
        }
    }

    private static void field(Fields fields, String name, JsonParser in) throws IOException {
        switch (name) {
            case "reply" -> fields.reply = text(in);
            case "state" -> fields.state = state(in);
            case "intent" -> fields.intent = text(in);
            case "confidence" -> fields.confidence = confidence(in);
            case "asks" -> fields.asks = texts(in);
            case "actions" -> fields.actions = actions(in);
            case "handoff" -> fields.handoff = handoff(in);
            case "usage" -> fields.cost = cost(in);
            default -> in.skipChildren();
        }
    }

    private static AgentReply.@Nullable State state(JsonParser in) throws IOException {
        String text = text(in);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "open" -> AgentReply.State.OPEN;
            case "resolved" -> AgentReply.State.RESOLVED;
            case "handed_off" -> AgentReply.State.HANDED_OFF;
            case "closed" -> AgentReply.State.CLOSED;
            default -> throw new JsonParseException(in, "state: not known");
        };
    }

    private static double confidence(JsonParser in) throws IOException {
        double number = number(in);
        return number >= 0 && number <= 1 ? number : Double.NaN;
    }

    private static double cost(JsonParser in) throws IOException {
        double cost = Double.NaN;
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return cost;
        }
        expect(in, JsonToken.START_OBJECT);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals("cost")) {
                cost = number(in);
            } else {
                in.skipChildren();
            }
        }
        return cost >= 0 ? cost : Double.NaN;
    }

    private static List<String> texts(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        expect(in, JsonToken.START_ARRAY);
        List<String> texts = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            String text = text(in);
            if (text != null && texts.size() < MOST_ENTRIES) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static List<AgentReply.Action> actions(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        expect(in, JsonToken.START_ARRAY);
        List<AgentReply.Action> actions = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            AgentReply.Action action = action(in);
            if (actions.size() < MOST_ENTRIES) {
                actions.add(action);
            }
        }
        return actions;
    }

    private static AgentReply.Action action(JsonParser in) throws IOException {
        String name = null;
        String auditId = null;
        Map<String, String> arguments = Map.of();
        AgentReply.Action.Status status = AgentReply.Action.Status.DONE;
        expect(in, JsonToken.START_OBJECT);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "name" -> name = text(in);
                case "auditId" -> auditId = text(in);
                case "arguments" -> arguments = scalars(in);
                case "status" -> status = status(in);
                default -> in.skipChildren();
            }
        }
        if (name == null || name.isBlank()) {
            throw new JsonParseException(in, "action without a name");
        }
        return new AgentReply.Action(name, arguments, status, auditId);
    }

    private static AgentReply.Action.Status status(JsonParser in) throws IOException {
        String text = text(in);
        return switch (text == null ? "done" : text.toLowerCase(Locale.ROOT)) {
            case "done" -> AgentReply.Action.Status.DONE;
            case "refused" -> AgentReply.Action.Status.REFUSED;
            case "failed" -> AgentReply.Action.Status.FAILED;
            default -> throw new JsonParseException(in, "action status: not known");
        };
    }

    private static AgentReply.@Nullable Handoff handoff(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        String queue = null;
        String reason = null;
        String summary = null;
        Map<String, String> context = Map.of();
        expect(in, JsonToken.START_OBJECT);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "queue" -> queue = text(in);
                case "reason" -> reason = text(in);
                case "summary" -> summary = text(in);
                case "context" -> context = scalars(in);
                default -> in.skipChildren();
            }
        }
        return new AgentReply.Handoff(queue, reason, summary, context);
    }

    /** Scalar entries as text; nested ones and nulls are left out. */
    private static Map<String, String> scalars(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return Map.of();
        }
        expect(in, JsonToken.START_OBJECT);
        Map<String, String> entries = new TreeMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL && entries.size() < MOST_ENTRIES) {
                entries.put(name, in.getText());
            } else {
                in.skipChildren();
            }
        }
        return entries;
    }

    private static @Nullable String text(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        expect(in, JsonToken.VALUE_STRING);
        return in.getText();
    }

    private static double number(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        if (!token.isNumeric()) {
            throw new JsonParseException(in, "expected a number");
        }
        return in.getDoubleValue();
    }

    private static void expect(JsonParser in, JsonToken wanted) throws IOException {
        if (in.currentToken() != wanted) {
            throw new JsonParseException(in, "expected " + wanted);
        }
    }

    /** The parser's own words without the place, which would repeat the body. */
    private static String detail(IOException e) {
        String message = e instanceof com.fasterxml.jackson.core.JsonProcessingException problem
                ? problem.getOriginalMessage()
                : String.valueOf(e.getMessage());
        return message.length() > MAX_DETAIL ? message.substring(0, MAX_DETAIL) : message;
    }
}
