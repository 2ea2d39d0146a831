package dev.clamor.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.metrics.Trend;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A long run, and whether anything grows: every minute the heap after a collection, threads, open files and the schedule
 * lag, and at the end the slope of each with its 95 % interval.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.Soak 60
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.Soak 15 200 1000 5
 * }</pre>
 *
 * Arguments: minutes, contacts per second, time scale, minutes at the beginning that are printed and not fitted; without
 * them 60, 100, 1000, 5. Minutes before the 20,000th contact has ended are never fitted. Flat means that the interval holds 0, or ends below what {@link #BOUNDS} allow an hour. Exit code 1
 * if something is not flat.
 */
public final class Soak {
    private static final String[] DEFAULTS = {"60", "100", "1000", "5"};
    private static final int AGENT_PROCESSOR = 0;
    private static final double WINDOWS_PER_HOUR = 60;
    private static final double TIMEOUT_SECONDS = 10;
    private static final double DRAIN_SECONDS = 20;
    /** Ended contacts whose canaries are remembered: until there are so many, a few MiB are still being filled. */
    private static final int REMEMBERED = 20_000;

    private static final int MEBI = 1 << 20;
    private static final String[] NAMES = {"heap bytes", "threads", "files", "lag us"};
    /** Growth an hour that is as good as none: a mebibyte, a thread, a file, a millisecond. */
    private static final double[] BOUNDS = {MEBI, 1, 1, 1_000};

    private final PrintStream out;
    private final int warmUp;
    private final List<SortedMap<Integer, Long>> values =
            List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private final AtomicLong lagP99 = new AtomicLong();
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();
    private int minute;

    private Soak(PrintStream out, int warmUp) {
        this.out = out;
        this.warmUp = warmUp;
    }

    /** Runs and prints. */
    public static void main(String[] args) throws IOException {
        String[] given = DEFAULTS.clone();
        System.arraycopy(args, 0, given, 0, Math.min(args.length, given.length));
        Path folder = Files.createTempDirectory("clamor-soak");
        Soak soak = new Soak(System.out, Integer.parseInt(given[3]));
        try (Child agent = Child.startTalking(AGENT_PROCESSOR, folder.resolve("agent.log"), ConstantAgent.class)) {
            URI address = URI.create("http://127.0.0.1:" + agent.line() + "/turn");
            soak.run(
                    address,
                    Double.parseDouble(given[0]),
                    Double.parseDouble(given[1]),
                    Double.parseDouble(given[2]),
                    folder);
        } finally {
            delete(folder);
        }
        System.exit(soak.conclude() ? 0 : 1);
    }

    private void run(URI agent, double minutes, double perSecond, double timeScale, Path folder) {
        Workload.OpenWorkload workload = new Workload.OpenWorkload(
                List.of(new Stage("soak", perSecond, perSecond, minutes * 60, false)), Workload.Spacing.POISSON);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        out.println("minute   turns     heap MiB  threads  files  worst lag p99 ms");
        try (LiveCount live = new LiveCount(Suite.METRICS.unsliced());
                RunArchive.EventLog log = RunArchive.create(folder.resolve("run"), Suite.manifest())) {
            EventSink sink = event -> {
                if (event instanceof HealthSampled sample) {
                    lagP99.accumulateAndGet(sample.lagP99Micros(), Math::max);
                } else if (event instanceof TurnEvent.CustomerSpoke) {
                    turns.incrementAndGet();
                } else if (event instanceof TurnEvent.ContactClosed) {
                    closed.incrementAndGet();
                }
                log.accept(event);
                live.accept(event);
            };
            clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.MINUTES);
            RunEvent.RunEnded end = GatlingRunner.run(new LoadJob(
                    new FixedSchedule(workload, Arrivals.dueMicros(workload, 0, Suite.STREAMS), Shard.WHOLE),
                    Suite.CAST,
                    new Endpoint(
                            agent,
                            Suite.codec(agent),
                            new DialogueSettings(timeScale, DialogueSettings.Leaving.SURVEY_EXIT),
                            TIMEOUT_SECONDS),
                    DRAIN_SECONDS,
                    sink,
                    log::backlog));
            clock.shutdownNow();
            out.println(end);
        }
        out.println(
                "log parts: " + Arrays.toString(folder.resolve("run").toFile().list()));
    }

    private void look() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        long lag = lagP99.getAndSet(0);
        minute++;
        out.printf(
                Locale.ROOT,
                "%6d %8d %11.2f %8d %6d %12.1f%n",
                minute,
                turns.get(),
                (double) heap / MEBI,
                threads,
                files,
                lag / 1e3);
        if (minute > warmUp && closed.get() > REMEMBERED) {
            long[] now = {heap, threads, files, lag};
            for (int i = 0; i < now.length; i++) {
                values.get(i).put(minute, now[i]);
            }
        }
    }

    private boolean conclude() {
        boolean allFlat = true;
        for (int i = 0; i < NAMES.length; i++) {
            Trend trend = Trend.of(values.get(i), WINDOWS_PER_HOUR);
            boolean flat = trend.flat(BOUNDS[i]);
            allFlat &= flat;
            out.printf(
                    Locale.ROOT,
                    "%-11s %,14.1f an hour, 95 %% %,.1f to %,.1f, %d minutes: %s%n",
                    NAMES[i],
                    trend.perHour(),
                    trend.low(),
                    trend.high(),
                    trend.windows(),
                    flat ? "flat" : Double.isNaN(trend.perHour()) ? "too short to tell" : "GROWS");
        }
        return allFlat;
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
