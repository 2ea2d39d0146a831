package dev.clamor.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.clamor.benchmarks.ThreadTimes.Work;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Turns made and processor time used by this process between two instants after its first turn. */
public final class CpuWindow {
    /** Begins the line on standard output that carries the result. */
    static final String MARK = "clamor-cpu-window";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final LongSupplier turns;
    private final Thread watcher;

    /** A count, processor time and wall time, taken together. */
    private record Reading(long turns, long cpuNanos, Map<Work, Long> threads, long nanos) {
        /** Not less than nothing: a thread may have ended. */
        long since(Reading earlier, Work work) {
            return Math.max(0, threads.getOrDefault(work, 0L) - earlier.threads.getOrDefault(work, 0L));
        }
    }

    /** Starts to wait for the first turn. */
    public CpuWindow(double fromSeconds, double toSeconds, LongSupplier turns) {
        this.turns = turns;
        this.watcher = new Thread(() -> watch(fromSeconds, toSeconds), "cpu-window");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Waits for the end of the window and its line. */
    public void await() throws InterruptedException {
        watcher.join();
    }

    private void watch(double fromSeconds, double toSeconds) {
        while (turns.getAsLong() == 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        long firstMillis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long start = System.nanoTime();
        Reading from = readAt(start + (long) (fromSeconds * 1e9));
        Reading to = readAt(start + (long) (toSeconds * 1e9));
        System.out.println(row(firstMillis, from, to).line());
    }

    private static CostRow row(long firstMillis, Reading from, Reading to) {
        return new CostRow(
                to.turns() - from.turns(),
                to.cpuNanos() - from.cpuNanos(),
                to.since(from, Work.COMPILER),
                to.since(from, Work.COLLECTOR),
                to.since(from, Work.LOG),
                to.nanos() - from.nanos(),
                firstMillis,
                ProcessMemory.peakKib(ProcessHandle.current().pid()));
    }

    private Reading readAt(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return new Reading(turns.getAsLong(), SYSTEM.getProcessCpuTime(), ThreadTimes.read(), System.nanoTime());
    }
}
