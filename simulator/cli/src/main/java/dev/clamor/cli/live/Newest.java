package dev.clamor.cli.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The newest messages of a run for any number of readers, each at its own pace: who is slow misses what is between, and
 * nobody is waited for.
 */
final class Newest {
    /** Points kept for who comes late; beyond them every second one goes. */
    static final int MOST_POINTS = 600;

    private final List<String> history = new ArrayList<>();
    private String figures = "";
    private String verdict = "";
    private long version;
    private int stride = 1;
    private long shown;
    private int readers;

    /** What a reader has not seen; {@code history} is told at the first look only. */
    record Look(long version, List<String> history, String figures, String verdict) {}

    synchronized void figures(String json) {
        figures = json;
        version++;
        if (shown++ % stride == 0) {
            history.add(json);
        }
        if (history.size() > MOST_POINTS) {
            thin();
        }
        notifyAll();
    }

    private void thin() {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (i % 2 == 1) {
                history.remove(i);
            }
        }
        stride *= 2;
    }

    synchronized void verdict(String json) {
        verdict = json;
        version++;
        notifyAll();
    }

    /** Waits until there is something newer than a version; 0 for who has seen nothing. */
    synchronized Look after(long seen) throws InterruptedException {
        while (version <= seen) {
            wait();
        }
        return new Look(version, seen == 0 ? List.copyOf(history) : List.of(), figures, verdict);
    }

    synchronized void joined() {
        readers++;
    }

    synchronized void left() {
        readers--;
        notifyAll();
    }

    /** Waits until all readers have left, at most this long. */
    synchronized void awaitReaders(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; readers > 0 && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
    }
}
