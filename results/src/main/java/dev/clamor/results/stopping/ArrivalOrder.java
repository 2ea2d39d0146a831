package dev.clamor.results.stopping;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands things on in the order of their arrival number, from 0 without a gap, whatever the order in which they come: each
 * waits until all before it have come.
 */
final class ArrivalOrder<T> {
    private final Map<Long, T> waiting = new HashMap<>();
    private final Consumer<T> next;
    private long expected;

    ArrivalOrder(Consumer<T> next) {
        this.next = next;
    }

    void accept(long arrival, T one) {
        if (arrival >= expected) {
            waiting.putIfAbsent(arrival, one);
        }
        for (@Nullable T ready = waiting.remove(expected); ready != null; ready = waiting.remove(expected)) {
            expected++;
            next.accept(ready);
        }
    }
}
