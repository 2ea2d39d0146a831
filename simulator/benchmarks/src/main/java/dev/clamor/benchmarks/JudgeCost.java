package dev.clamor.benchmarks;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.slo.ObjectivesCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * What judging a finished run costs: the whole command {@code clamor judge}, on compressed logs of growing length. Prints
 * events a second over the whole command (start of Java and writing of the report included) and the greatest memory that
 * the process held.
 *
 * <p>Arguments: the launcher's jar, then numbers of events. A thousand contacts at a time are in progress in the logs.
 */
public final class JudgeCost {
    private static final int TOGETHER = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIB_PER_MIB = 1024;
    private static final int ROUNDS = 3;
    private static final int POLL_MILLIS = 20;
    private static final int MOST_EXIT_CODE = 20;
    private static final int HOLD = 10;

    private JudgeCost() {}

    /** Prints one line for each number of events. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("events      MiB gz   seconds (median of " + ROUNDS + ")   events/s   peak MiB");
        for (int i = 1; i < args.length; i++) {
            Path folder = Files.createTempDirectory("clamor-judge");
            try {
                long events = write(folder, Long.parseLong(args[i]));
                measure(Path.of(args[0]), folder, events);
            } finally {
                delete(folder);
            }
        }
    }

    private static void measure(Path jar, Path folder, long events) throws IOException, InterruptedException {
        double[] seconds = new double[ROUNDS];
        long peak = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            peak = Math.max(peak, judge(jar, folder));
            seconds[round] = (System.nanoTime() - start) / NANOS_PER_SECOND;
        }
        java.util.Arrays.sort(seconds);
        double median = seconds[ROUNDS / 2];
        System.out.printf(
                Locale.ROOT,
                "%,-11d %6.1f   %8.2f                   %,9.0f   %8.0f%n",
                events,
                Files.size(folder.resolve(RunArchive.EVENTS + ".gz")) / KIB_PER_MIB / KIB_PER_MIB,
                median,
                events / median,
                peak / KIB_PER_MIB);
    }

    /** Greatest resident memory in KiB. */
    private static long judge(Path jar, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseG1GC",
                        "-Xmx512m",
                        "-jar",
                        jar.toString(),
                        "judge",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        long peak = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, ProcessMemory.peakKib(process.pid()));
        }
        if (process.exitValue() < HOLD && process.exitValue() != 0 || process.exitValue() > MOST_EXIT_CODE) {
            throw new IllegalStateException(
                    "clamor judge: expected a verdict. Found: " + Files.readString(folder.resolve("output.txt")));
        }
        return peak;
    }

    /** Writes a run of about so many events, and compresses it. */
    private static long write(Path folder, long wanted) throws IOException {
        long written = 0;
        try (RunArchive.EventLog log = RunArchive.create(folder, manifest())) {
            long contacts = 0;
            long last = 0;
            while (written < wanted) {
                List<LogEvent> batch = new ArrayList<>();
                VirtualRun run = Suite.run(batch::add);
                for (int i = 0; i < TOGETHER; i++) {
                    Suite.contact(run, contacts++);
                }
                batch.sort(Comparator.comparingLong(LogEvent::atMicros));
                batch.forEach(log::accept);
                written += batch.size();
                last = batch.get(batch.size() - 1).atMicros();
                while (log.backlog() > TOGETHER) {
                    Thread.onSpinWait();
                }
            }
            log.accept(new RunEvent.HealthSampled(last, contacts, 0, 0, 0, 0, 0, 0.5, 0));
            log.accept(new RunEvent.RunEnded(last + 1, contacts, contacts, contacts, EndReason.COMPLETED, 0));
        }
        compress(folder);
        return written + 2;
    }

    private static void compress(Path folder) throws IOException {
        Path plain = folder.resolve(RunArchive.EVENTS);
        try (InputStream in = Files.newInputStream(plain);
                OutputStream out =
                        new GZIPOutputStream(Files.newOutputStream(folder.resolve(RunArchive.EVENTS + ".gz")))) {
            in.transferTo(out);
        }
        Files.delete(plain);
    }

    private static Manifest manifest() {
        Manifest.Source none = new Manifest.Source("benchmark", "");
        return new Manifest(
                1,
                "benchmark",
                "benchmark",
                "",
                "",
                Suite.STREAMS.seed(),
                none,
                new Manifest.Source("default", ObjectivesCatalog.packagedText()),
                List.of(),
                List.of(),
                "",
                new Manifest.Agent("constant", "", "native", ""),
                Suite.HASTE,
                0,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
