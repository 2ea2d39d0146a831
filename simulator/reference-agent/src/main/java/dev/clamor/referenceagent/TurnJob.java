package dev.clamor.referenceagent;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One customer turn on its way through the work room and back. */
final class TurnJob implements WorkRoom.Job {
    private final ReferenceAgent agent;
    private final ReferenceAgent.Arrival arrival;
    private final Outlet outlet;
    private @Nullable Telling telling;
    private @Nullable Runnable result;
    private long furtherMicros;
    private boolean dropped;

    TurnJob(ReferenceAgent agent, ReferenceAgent.Arrival arrival, Outlet outlet) {
        this.agent = agent;
        this.arrival = arrival;
        this.outlet = outlet;
    }

    @Override
    public String conversation() {
        return arrival.conversation();
    }

    @Override
    public long serviceMicros() {
        double share = outlet.inParts() ? behaviour().stream().firstShare() : 1;
        return Math.round(arrival.serviceMicros() * share);
    }

    @Override
    public void finish(double load) {
        if (!outlet.inParts()) {
            Served served = agent.finish(arrival, load);
            furtherMicros = served.serviceMicros() - arrival.serviceMicros();
            result = () -> give(served);
            return;
        }
        ReferenceAgent.Begun begun = agent.begin(arrival, load);
        if (begun.failed() != null) {
            result = () -> give(begun.failed());
        } else {
            Telling to = Objects.requireNonNull(begun.telling());
            furtherMicros = agent.backendMicros(to.reply);
            result = () -> tell(to);
        }
    }

    @Override
    public long furtherMicros() {
        return furtherMicros;
    }

    @Override
    public void deliver() {
        Runnable given = result;
        if (given != null) {
            given.run();
        }
    }

    private DeclaredBehaviour behaviour() {
        return agent.conduct().behaviour();
    }

    private void give(Served served) {
        if (served.hang()) {
            outlet.hang(behaviour().hangSeconds());
        } else {
            outlet.whole(served.status(), served.body());
        }
    }

    private void tell(Telling begun) {
        boolean nobody;
        synchronized (this) {
            telling = begun;
            nobody = dropped;
        }
        if (nobody) {
            agent.breakOff(begun);
        } else {
            outlet.onGone(this::drop);
            outlet.after(0, this::tellNext);
        }
    }

    private void tellNext() {
        Telling now;
        synchronized (this) {
            now = telling;
            if (dropped || now == null) {
                return;
            }
        }
        Telling.Next next = agent.next(now);
        if (!next.text().isEmpty()) {
            outlet.part(next.text());
        }
        if (next.whole() != null) {
            forget();
            outlet.end(next.whole(), arrival.request());
        } else {
            outlet.after(Telling.pauseMicros(behaviour().stream().wordsPerSecond()), this::tellNext);
        }
    }

    /** A connection outlives its replies, and knows this job as long as it lasts. */
    private synchronized void forget() {
        telling = null;
    }

    /** Nobody listens any more: nothing more goes out, and a reply that is not over is broken off. */
    void drop() {
        Telling now;
        synchronized (this) {
            dropped = true;
            now = telling;
        }
        if (now != null) {
            agent.breakOff(now);
        }
    }
}
