package dev.clamor.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Turns made and processor time used by this process between two instants after its first turn. */
final class CpuWindow {
    /** Begins the line on standard output that carries the result. */
    static final String MARK = "clamor-cpu-window";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final LongSupplier turns;
    private final Thread watcher;

    /** A count, processor time and wall time, taken together. */
    private record Reading(long turns, long cpuNanos, long nanos) {}

    /** Starts to wait for the first turn. */
    CpuWindow(double fromSeconds, double toSeconds, LongSupplier turns) {
        this.turns = turns;
        this.watcher = new Thread(() -> watch(fromSeconds, toSeconds), "cpu-window");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Waits for the end of the window and its line. */
    void await() throws InterruptedException {
        watcher.join();
    }

    private void watch(double fromSeconds, double toSeconds) {
        while (turns.getAsLong() == 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        long start = System.nanoTime();
        Reading from = readAt(start + (long) (fromSeconds * 1e9));
        Reading to = readAt(start + (long) (toSeconds * 1e9));
        System.out.printf(
                "%s %d %d %d%n",
                MARK, to.turns() - from.turns(), to.cpuNanos() - from.cpuNanos(), to.nanos() - from.nanos());
    }

    private Reading readAt(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return new Reading(turns.getAsLong(), SYSTEM.getProcessCpuTime(), System.nanoTime());
    }
}
