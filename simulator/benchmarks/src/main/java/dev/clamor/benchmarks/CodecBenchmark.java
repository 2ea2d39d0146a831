package dev.clamor.benchmarks;

import dev.clamor.conversation.ContactId;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.TurnCodec;
import java.util.concurrent.TimeUnit;
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
 * Requests and replies of the native API per second.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package && java -jar simulator/benchmarks/target/benchmarks.jar '^.*\.CodecBenchmark'
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class CodecBenchmark {
    private static final ContactId CONTACT = ContactId.ofArrival(4_711);

    private Utterance utterance;
    private byte[] reply;

    /** A message and a reply of usual length. */
    @Setup
    public void write() {
        utterance = new Utterance(
                2, "My account number is AC-204817 and they took 49.90 EUR twice, could you look at that?", false);
        reply = Suite.answer(1);
    }

    /** An utterance becomes a request. */
    @Benchmark
    public TurnCodec.Step encode() {
        return Suite.CODEC.say(CONTACT, utterance);
    }

    /** A response becomes a meaning. */
    @Benchmark
    public TurnCodec.Step decode() {
        return Suite.CODEC.answered(CONTACT, 1, new AgentResponse(200, reply));
    }
}
