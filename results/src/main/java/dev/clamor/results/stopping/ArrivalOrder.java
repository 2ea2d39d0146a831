package dev.clamor.results.stopping;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands things on in the order of their arrival number, from 0 without a gap, whatever the order in which they come: each
 * waits until all before it have come. When one comes that is {@link #MOST} numbers after the one that is waited for, that
 * one is given up and with it the order: all that wait are forgotten and nothing is handed on any more. So no more than
 * that many ever wait, and what was handed on was handed on in order.
 */
public final class ArrivalOrder<T> {
    /**
     * How far the longest may hold back the others. A thousand arrivals a second are so many in more than eight minutes; at
     * some 250 bytes each they take about 130 MB.
     */
    public static final int MOST = 500_000;

    private final Map<Long, T> waiting = new HashMap<>();
    private final Consumer<T> next;
    private final int most;
    private long expected;
    private boolean givenUp;

    /** Nothing handed on yet. */
    public ArrivalOrder(Consumer<T> next) {
        this(next, MOST);
    }

    ArrivalOrder(Consumer<T> next, int most) {
        this.next = next;
        this.most = most;
    }

    /** Takes one, and hands on what need wait no longer. */
    public void accept(long arrival, T one) {
        if (givenUp || arrival < expected) {
            return;
        }
        if (arrival - expected >= most) {
            givenUp = true;
            waiting.clear();
            return;
        }
        waiting.putIfAbsent(arrival, one);
        for (@Nullable T ready = waiting.remove(expected); ready != null; ready = waiting.remove(expected)) {
            expected++;
            next.accept(ready);
        }
    }

    /** How many wait. */
    int waiting() {
        return waiting.size();
    }

    /** The number of the one that was given up, or is waited for. */
    long expected() {
        return expected;
    }

    /** Whether nothing will be handed on any more. */
    boolean givenUp() {
        return givenUp;
    }
}
