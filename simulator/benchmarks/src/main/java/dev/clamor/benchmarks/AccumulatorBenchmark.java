package dev.clamor.benchmarks;

import dev.clamor.conversation.LogEvent;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.RunMetrics;
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
 * Counting: events per second into the numbers of a run (counter {@code events}; one operation is the whole of 2,000
 * contacts into an empty instance), and how often two runs can be combined and read.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package && java -jar simulator/benchmarks/target/benchmarks.jar Accumulator
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class AccumulatorBenchmark {
    private static final int CONTACTS = 2_000;

    /** Events accepted. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Count {
        /** Since the start of the iteration. */
        public long events;
    }

    /** The events, and two halves of them counted apart. */
    @State(Scope.Thread)
    public static class Run {
        private LogEvent[] events;
        private RunMetrics counted;

        /** Converses and counts. */
        @Setup
        public void converse() {
            events = Suite.events(CONTACTS).toArray(new LogEvent[0]);
            counted = count(events);
        }
    }

    private static RunMetrics count(LogEvent[] events) {
        RunMetrics metrics = new RunMetrics(Suite.METRICS);
        for (LogEvent event : events) {
            metrics.accept(event);
        }
        return metrics;
    }

    /** All events of a run into an empty instance. */
    @Benchmark
    public RunMetrics accept(Run run, Count count) {
        count.events += run.events.length;
        return count(run.events);
    }

    /** An empty instance takes what another has counted. */
    @Benchmark
    public RunMetrics combine(Run run) {
        RunMetrics whole = new RunMetrics(Suite.METRICS);
        whole.combine(run.counted);
        return whole;
    }

    /** The numbers of a run are read. */
    @Benchmark
    public MetricsSnapshot snapshot(Run run) {
        return run.counted.snapshot();
    }
}
