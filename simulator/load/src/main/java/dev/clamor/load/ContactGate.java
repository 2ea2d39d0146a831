package dev.clamor.load;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets at most so many contacts be in progress; the others wait in the order in which they came. Thread-safe. */
final class ContactGate {
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int inside;

    ContactGate(int most) {
        this.most = most;
    }

    /** True if there is a place, which is now taken; else {@code later} is run once with a place, by whoever leaves. */
    synchronized boolean enter(Runnable later) {
        if (inside < most) {
            inside++;
            return true;
        }
        waiting.add(later);
        return false;
    }

    /** Gives a place up, to whoever has waited longest. */
    void leave() {
        Runnable admitted = next();
        if (admitted != null) {
            admitted.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable admitted = waiting.poll();
        if (admitted == null) {
            inside--;
        }
        return admitted;
    }
}
