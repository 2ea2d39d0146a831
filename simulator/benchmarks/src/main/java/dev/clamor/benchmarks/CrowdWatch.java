package dev.clamor.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Watches a crowd: a line every five seconds, and one for the plateau. */
final class CrowdWatch implements EventSink, AutoCloseable {
    private static final int EVERY_SECONDS = 5;
    private static final long MOST_MICROS = 600_000_000;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final double KIB_PER_MIB = 1024;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double fromSeconds;
    private final double toSeconds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "crowd-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final LongAdder turns = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicLong inProgress = new AtomicLong();
    private final ConcurrentHistogram lateness = new ConcurrentHistogram(MOST_MICROS, 2);
    private final Histogram whole = new Histogram(MOST_MICROS, 2);
    private final long emptyHeap;
    private volatile long nowMicros;
    private Sums before = Sums.now(0);
    private Sums plateau = before;
    private long mostInProgress;
    private boolean measured;

    /** Counts so far. */
    private record Sums(long turns, long cpuNanos, long nanos) {
        static Sums now(long turns) {
            return new Sums(turns, processNanos(), System.nanoTime());
        }

        double perSecond(Sums earlier) {
            return (turns - earlier.turns) / ((nanos - earlier.nanos) / NANOS_PER_SECOND);
        }

        double processors(Sums earlier) {
            return (double) (cpuNanos - earlier.cpuNanos) / (nanos - earlier.nanos);
        }
    }

    /** The plateau, in seconds of the run. */
    CrowdWatch(double fromSeconds, double toSeconds) {
        this.fromSeconds = fromSeconds;
        this.toSeconds = toSeconds;
        this.emptyHeap = liveHeap();
    }

    void start() {
        System.out.println(
                "   s  in progress  turns/s  late p50 / p99 / p99.9 / max ms        CPUs  heap MiB  RSS MiB  files"
                        + "  failed");
        timer.scheduleAtFixedRate(this::tick, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void accept(LogEvent event) {
        if (event instanceof TurnEvent.CustomerSpoke spoke) {
            turns.increment();
            lateness.recordValue(Math.max(0, Math.min(MOST_MICROS, spoke.atMicros() - spoke.dueMicros())));
        } else if (event instanceof TurnEvent.TurnFailed) {
            failed.increment();
        } else if (event instanceof TurnEvent.ContactOpened) {
            inProgress.incrementAndGet();
        } else if (event instanceof TurnEvent.ContactClosed) {
            inProgress.decrementAndGet();
        } else if (event instanceof RunEvent.HealthSampled) {
            nowMicros = event.atMicros();
        }
    }

    private void tick() {
        double seconds = nowMicros / MICROS_PER_SECOND;
        Sums now = Sums.now(turns.sum());
        Histogram late = lateness.copy();
        lateness.reset();
        boolean inside = seconds >= fromSeconds && seconds <= toSeconds;
        System.out.println(line(String.format(Locale.ROOT, "%4.0f", seconds), late, now, before));
        if (inside) {
            whole.add(late);
            mostInProgress = Math.max(mostInProgress, inProgress.get());
        } else {
            plateau = seconds < fromSeconds ? now : plateau;
        }
        if (seconds > toSeconds - EVERY_SECONDS && !measured) {
            measured = true;
            System.out.println(line("all ", whole, now, plateau));
            long people = inProgress.get();
            System.out.printf(
                    Locale.ROOT,
                    "at most %,d in progress; heap of one in progress: %,d bytes (%,d in progress)%n",
                    mostInProgress,
                    (liveHeap() - emptyHeap) / Math.max(1, people),
                    people);
        }
        before = now;
    }

    private String line(String label, Histogram late, Sums now, Sums earlier) {
        return String.format(
                Locale.ROOT,
                "%s %,12d %8.0f  %8.1f %8.1f %8.1f %8.1f  %8.2f %9.0f %8.0f %6d %7d",
                label,
                inProgress.get(),
                now.perSecond(earlier),
                late.getValueAtPercentile(50) / MICROS_PER_MILLI,
                late.getValueAtPercentile(99) / MICROS_PER_MILLI,
                late.getValueAtPercentile(99.9) / MICROS_PER_MILLI,
                late.getMaxValue() / MICROS_PER_MILLI,
                now.processors(earlier),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / BYTES_PER_MIB,
                ProcessMemory.nowKib(ProcessHandle.current().pid()) / KIB_PER_MIB,
                files(),
                failed.sum());
    }

    /** What is reachable. */
    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long processNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
