package dev.clamor.cli.live;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count has grown over the last seconds. */
final class RecentRate {
    private static final long WINDOW_MICROS = 5_000_000;
    /** Less time than this tells no rate. */
    private static final long LEAST_MICROS = 1_000_000;

    private static final double MICROS_PER_SECOND = 1e6;

    private record Look(long micros, long count) {}

    private final Deque<Look> looks = new ArrayDeque<>();

    RecentRate() {
        looks.add(new Look(0, 0));
    }

    /** A second since the look before which at least five seconds have passed, or the first; NaN within the first second. */
    double at(long micros, long count) {
        if (micros > looks.getLast().micros()) {
            looks.addLast(new Look(micros, count));
        }
        while (looks.size() > 2 && second().micros() <= micros - WINDOW_MICROS) {
            looks.removeFirst();
        }
        Look from = looks.getFirst();
        return micros - from.micros() >= LEAST_MICROS
                ? (count - from.count()) * MICROS_PER_SECOND / (micros - from.micros())
                : Double.NaN;
    }

    private Look second() {
        return looks.stream().skip(1).findFirst().orElseThrow();
    }
}
