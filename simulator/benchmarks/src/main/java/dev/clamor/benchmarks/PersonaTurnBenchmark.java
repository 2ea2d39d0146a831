package dev.clamor.benchmarks;

import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.virtual.VirtualRun;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Customer turns per second and thread without sockets: decide, word, encode, decode, judge the reply, emit the events.
 * One operation is one contact; the figure is the counter {@code turns}.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package && java -jar simulator/benchmarks/target/benchmarks.jar PersonaTurn
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class PersonaTurnBenchmark {
    /** Utterances sent. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Count {
        /** Since the start of the iteration. */
        public long turns;
    }

    /** Contacts in the order of their arrival, without end. */
    @State(Scope.Thread)
    public static class Arrivals {
        private long next;
        private long turns;
        private VirtualRun run;

        /** A crowd from its first contact on. */
        @Setup
        public void start(Blackhole hole) {
            next = 0;
            run = Suite.run(event -> {
                turns += event instanceof TurnEvent.CustomerSpoke ? 1 : 0;
                hole.consume(event);
            });
        }
    }

    /** A contact from its first utterance to its end. */
    @Benchmark
    public void contact(Arrivals arrivals, Count count) {
        arrivals.turns = 0;
        Suite.contact(arrivals.run, arrivals.next++);
        count.turns += arrivals.turns;
    }
}
