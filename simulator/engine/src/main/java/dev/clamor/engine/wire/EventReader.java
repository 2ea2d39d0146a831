package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply that should come as server-sent events. A body whose first character is a brace or a bracket is one JSON
 * document instead, however it was announced: some agents answer so when they are asked to stream.
 */
abstract class EventReader implements StreamReader {
    /** Most bytes of a line, of the data of an event, of a plain body; and most characters of a reply. */
    static final int MOST_BYTES = 1 << 20;

    private final ServerSentEvents events = new ServerSentEvents(this::take, MOST_BYTES);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private Shape shape = Shape.UNKNOWN;
    private boolean bytesSeen;
    private boolean eventSeen;
    private boolean more;
    private TurnCodec.@Nullable Step step;

    private enum Shape {
        UNKNOWN,
        EVENTS,
        DOCUMENT
    }

    /**
     * An event came; none comes after {@link #finished}.
     *
     * @return whether the customer can read more than before
     */
    abstract boolean event(String type, String data);

    /** Whether the events so far make a whole reply. */
    abstract boolean finished();

    /** Whether what was read of the reply is more than is kept. */
    abstract boolean tooLarge();

    /** What follows when the reply is whole; called once. */
    abstract TurnCodec.Step whole();

    /**
     * What follows when the stream ended before the reply was whole; called once.
     *
     * @param why what it is if the events make no reply
     */
    abstract TurnCodec.Step cutShort(AgentReply.Failed why);

    /** What follows from one JSON document instead of events; called once. */
    abstract TurnCodec.Step document(byte[] json);

    @Override
    public final boolean bytes(byte[] chunk, int length) {
        bytesSeen |= length > 0;
        int from = 0;
        while (shape == Shape.UNKNOWN && from < length) {
            byte first = chunk[from];
            if (first == '{' || first == '[') {
                shape = Shape.DOCUMENT;
            } else if (first == ' ' || first == '\t' || first == '\n' || first == '\r') {
                from++;
            } else {
                shape = Shape.EVENTS;
            }
        }
        if (shape == Shape.DOCUMENT) {
            body.write(chunk, from, Math.min(length - from, MOST_BYTES + 1 - body.size()));
            return false;
        }
        more = false;
        if (!tooLarge()) {
            events.bytes(chunk, length);
        }
        return more;
    }

    private void take(String type, String data) {
        eventSeen = true;
        if (!finished() && !tooLarge()) {
            more |= event(type, data);
        }
    }

    @Override
    public final TurnCodec.@Nullable Step complete() {
        if (step == null) {
            if (events.overflowed() || tooLarge() || body.size() > MOST_BYTES) {
                step = failed(Fault.TOO_LARGE, "more than " + MOST_BYTES + " bytes");
            } else if (finished()) {
                step = whole();
            }
        }
        return step;
    }

    @Override
    public final TurnCodec.Step ended() {
        TurnCodec.Step known = complete();
        if (known == null) {
            known = shape == Shape.DOCUMENT ? document(body.toByteArray()) : cutShort(why());
            step = known;
        }
        return known;
    }

    private AgentReply.Failed why() {
        if (!bytesSeen) {
            return new AgentReply.Failed(Fault.EMPTY, "no body");
        }
        return new AgentReply.Failed(
                Fault.UNREADABLE, eventSeen ? "the stream was cut short" : "no server-sent events in the answer");
    }

    static TurnCodec.Step failed(Fault fault, String detail) {
        return new TurnCodec.Step.Told(new AgentReply.Failed(fault, detail));
    }
}
