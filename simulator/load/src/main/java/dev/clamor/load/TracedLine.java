package dev.clamor.load;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.RunTrace;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.Line;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * A line that tells the agent with each request which span it belongs to, in the header {@code traceparent}: that of the
 * newest turn, with the handshake of a WebSocket that of the contact. A request that has such a header already goes as it is.
 * Used by one thread.
 */
final class TracedLine implements Line {
    private static final int CONTACT = 0;

    private final Line line;
    private final RunTrace trace;
    private final ContactId contact;
    private final IntSupplier turn;
    private String told = "";
    private int toldTurn = -1;

    /** @param turn the newest turn; 0 where there is none */
    TracedLine(Line line, RunTrace trace, ContactId contact, IntSupplier turn) {
        this.line = line;
        this.trace = trace;
        this.contact = contact;
        this.turn = turn;
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        return line.send(telling(request, turn.getAsInt()), listener);
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        return line.stream(telling(request, turn.getAsInt()), listener);
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        return line.connect(telling(handshake, CONTACT), listener);
    }

    @Override
    public Call after(long micros, Runnable task) {
        return line.after(micros, task);
    }

    private AgentRequest telling(AgentRequest request, int of) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.putIfAbsent(RunTrace.HEADER, context(of));
        return new AgentRequest(request.method(), request.uri(), Collections.unmodifiableMap(headers), request.body());
    }

    private String context(int of) {
        if (of != toldTurn) {
            told = trace.traceparent(contact, of);
            toldTurn = of;
        }
        return told;
    }
}
