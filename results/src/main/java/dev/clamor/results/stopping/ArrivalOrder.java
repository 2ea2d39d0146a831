package dev.clamor.results.stopping;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands things on in the order of their arrival number, from 0 without a gap, whatever the order in which they come: each
 * waits until all before it have come.
 */
public final class ArrivalOrder<T> {
    private final Map<Long, T> waiting = new HashMap<>();
    private final Consumer<T> next;
    private long expected;

    /** Nothing handed on yet. */
    public ArrivalOrder(Consumer<T> next) {
        this.next = next;
    }

    /** Takes one, and hands on what need wait no longer. */
    public void accept(long arrival, T one) {
        if (arrival >= expected) {
            waiting.putIfAbsent(arrival, one);
        }
        for (@Nullable T ready = waiting.remove(expected); ready != null; ready = waiting.remove(expected)) {
            expected++;
            next.accept(ready);
        }
    }
}
