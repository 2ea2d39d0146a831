package dev.clamor.load.fault;

import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import dev.clamor.engine.wire.Misfortune;
import dev.clamor.load.plan.FaultKind.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A line on which some requests are answered with a status before they reach the agent. Used by one thread. */
final class FaultyLine implements Line {
    private static final byte[] BODY =
            "{\"error\":\"a planned fault answers in the agent's place\"}".getBytes(StandardCharsets.UTF_8);
    private static final String RETRY_AFTER = "Retry-After";

    private final Line line;
    private final AnswerFaults faults;
    private final long arrival;
    private int requests;

    FaultyLine(Line line, AnswerFaults faults, long arrival) {
        this.line = line;
        this.faults = faults;
        this.arrival = arrival;
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        Status status = faults.hit(arrival, requests++);
        return status == null
                ? line.send(request, listener)
                : line.after(0, () -> listener.answered(new AgentResponse(status.code(), headers(status), BODY)));
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        Status status = faults.hit(arrival, requests++);
        return status == null
                ? line.stream(request, listener)
                : line.after(0, () -> {
                    listener.begun(status.code(), headers(status));
                    listener.bytes(BODY.clone(), BODY.length);
                    listener.ended();
                });
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        Status status = faults.hit(arrival, requests++);
        if (status == null) {
            return line.connect(handshake, listener);
        }
        Call told = line.after(0, () -> listener.lost(Misfortune.refused(status.code())));
        return new Refused(told);
    }

    @Override
    public Call after(long micros, Runnable task) {
        return line.after(micros, task);
    }

    private static AgentResponse.Headers headers(Status status) {
        List<String> seconds = List.of(Integer.toString(status.retryAfterSeconds()));
        return name -> status.retryAfterSeconds() >= 0 && name.equalsIgnoreCase(RETRY_AFTER) ? seconds : List.of();
    }

    /** A WebSocket whose handshake was turned away. */
    private record Refused(Call told) implements Socket {
        @Override
        public void send(String text) {
            // nobody is there
        }

        @Override
        public void close() {
            told.cancel();
        }
    }
}
