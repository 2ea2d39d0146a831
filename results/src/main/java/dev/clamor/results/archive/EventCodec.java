package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import java.io.IOException;
import java.util.List;

/**
 * Events as JSON objects and back, with the keys of {@code docs/event-log.md}. Decoding what was encoded gives an equal
 * event, but for two rules:
 *
 * <ul>
 *   <li>a lone surrogate in a text, which UTF-8 cannot carry, becomes U+FFFD;
 *   <li>an infinite number, which JSON cannot carry, becomes NaN.
 * </ul>
 *
 * NaN, false, empty texts and empty lists are left out.
 */
public final class EventCodec {
    /** Interns the names of members, which {@link Fields} relies on. */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private EventCodec() {}

    /** Writes one object. */
    public static void encode(LogEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (event instanceof TurnEvent e) {
            TurnEvents.encode(e, json);
        } else if (event instanceof RunEvent e) {
            RunEvents.encode(e, json);
        }
        json.writeEndObject();
    }

    /**
     * Reads one object.
     *
     * @throws BadEventException if the bytes are not one event
     */
    public static LogEvent decode(byte[] bytes, int offset, int length) throws BadEventException {
        try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadEventException("a JSON object", "something else");
            }
            Fields fields = Fields.read(parser);
            if (parser.nextToken() != null) {
                throw new BadEventException("one JSON object", "more after it");
            }
            return decode(fields);
        } catch (JsonProcessingException e) {
            throw new BadEventException("one JSON object", firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BadEventException("one JSON object in UTF-8", firstLine(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Reads one object after another, whatever white space lies between them.
     *
     * @param length bytes to read, from 0
     * @param texts whether what customers said is wanted and why things happened; otherwise these texts are empty
     * @param to takes the events
     * @return whether all were events; otherwise some may have been added
     */
    static boolean decodeAll(byte[] bytes, int length, boolean texts, List<LogEvent> to) {
        try (JsonParser parser = FACTORY.createParser(bytes, 0, length)) {
            Fields fields = new Fields(texts);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    return false;
                }
                fields.refill(parser);
                to.add(decode(fields));
            }
            return true;
        } catch (IOException | BadEventException e) {
            return false;
        }
    }

    private static LogEvent decode(Fields fields) throws BadEventException {
        String kind = fields.text(Keys.EVENT);
        return switch (kind) {
            case Keys.OPENED -> TurnEvents.opened(fields);
            case Keys.SPOKE -> TurnEvents.spoke(fields);
            case Keys.REPLIED -> TurnEvents.replied(fields);
            case Keys.HANDED_OFF -> TurnEvents.handedOff(fields);
            case Keys.FAILED -> TurnEvents.failed(fields);
            case Keys.CUT -> TurnEvents.cut(fields);
            case Keys.VERIFIED -> TurnEvents.verified(fields);
            case Keys.RETRIED -> TurnEvents.retried(fields);
            case Keys.CLOSED -> TurnEvents.closed(fields);
            case Keys.HEALTH -> RunEvents.health(fields);
            case Keys.HELD -> RunEvents.held(fields);
            case Keys.SWITCHED -> RunEvents.switched(fields);
            case Keys.ENDED -> RunEvents.ended(fields);
            default ->
                throw new BadEventException(
                        "\"" + Keys.EVENT + "\" to be one of " + String.join(", ", Keys.KINDS), "\"" + kind + "\"");
        };
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** A line that is not an event. */
    public static final class BadEventException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String expected;
        private final String found;

        BadEventException(String expected, String found) {
            super("expected " + expected + ". Found: " + found + ".");
            this.expected = expected;
            this.found = found;
        }

        /** What was expected. */
        public String expected() {
            return expected;
        }

        /** What stood there. */
        public String found() {
            return found;
        }
    }
}
