package dev.clamor.benchmarks;

import dev.clamor.conversation.LogEvent;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events per second through the log of a run, from the caller to the file (counter {@code events}; one operation is the log
 * of 2,000 contacts, from its creation to its closing).
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package && java -jar simulator/benchmarks/target/benchmarks.jar LogWrite
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class LogWriteBenchmark {
    private static final int CONTACTS = 2_000;

    private LogEvent[] events;

    /** Events accepted. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Count {
        /** Since the start of the iteration. */
        public long events;
    }

    /** Converses. */
    @Setup
    public void converse() {
        events = Suite.events(CONTACTS).toArray(new LogEvent[0]);
    }

    /** A log is written, and deleted. */
    @Benchmark
    public long write(Count count) throws IOException {
        Path folder = Files.createTempDirectory("clamor-log-write");
        try (RunArchive.EventLog log = RunArchive.create(folder, Suite.manifest())) {
            for (LogEvent event : events) {
                log.accept(event);
            }
        }
        count.events += events.length;
        long bytes = Files.size(folder.resolve(RunArchive.EVENTS));
        Files.delete(folder.resolve(RunArchive.EVENTS));
        Files.delete(folder.resolve(RunArchive.MANIFEST));
        Files.delete(folder);
        return bytes;
    }
}
