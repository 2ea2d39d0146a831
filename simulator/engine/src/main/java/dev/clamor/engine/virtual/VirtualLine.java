package dev.clamor.engine.virtual;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import java.util.ArrayList;
import java.util.List;

/** A line to a {@link VirtualAgent} on which time passes only when told. */
final class VirtualLine implements Line {
    private final VirtualAgent agent;
    private final long timeoutMicros;
    private final List<Task> tasks = new ArrayList<>(4);
    private long now;

    /** Something that happens later. */
    private record Task(long at, Runnable what) {}

    VirtualLine(VirtualAgent agent, long timeoutMicros) {
        this.agent = agent;
        this.timeoutMicros = timeoutMicros;
    }

    long now() {
        return now;
    }

    void sleepUntil(long micros) {
        now = micros;
    }

    /** When the next thing happens; {@link Long#MAX_VALUE} if nothing does. */
    long next() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < tasks.size(); i++) {
            next = Math.min(next, tasks.get(i).at);
        }
        return next;
    }

    /** Lets the next thing happen; of several at the same time the one asked for first. False if there is none. */
    boolean step() {
        Task first = null;
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (first == null || task.at < first.at) {
                first = task;
            }
        }
        if (first == null) {
            return false;
        }
        tasks.remove(first);
        now = first.at;
        first.what.run();
        return true;
    }

    /** Lets everything happen that is under way. */
    void drain() {
        while (step()) {
            // each step takes one thing away, and what comes of it may be one more
        }
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        VirtualAgent.Answered answered = agent.answer(request, now);
        if (answered.latencyMicros() > timeoutMicros) {
            return after(timeoutMicros, () -> listener.lost(late()));
        }
        return after(
                answered.latencyMicros(),
                () -> listener.answered(new AgentResponse(answered.status(), answered.body())));
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        VirtualAgent.Answered answered = agent.answer(request, now);
        if (answered.latencyMicros() > timeoutMicros) {
            return after(timeoutMicros, () -> listener.lost(late()));
        }
        return after(answered.latencyMicros(), () -> {
            listener.begun(answered.status(), AgentResponse.Headers.NONE);
            listener.bytes(answered.body(), answered.body().length);
            listener.ended();
        });
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        throw new UnsupportedOperationException(
                "virtual line: expected a protocol of requests and answers. Found: a WebSocket");
    }

    @Override
    public Call after(long micros, Runnable what) {
        Task task = new Task(now + micros, what);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    private static AgentReply.Failed late() {
        return new AgentReply.Failed(Fault.TIMEOUT, "no reply in time");
    }
}
