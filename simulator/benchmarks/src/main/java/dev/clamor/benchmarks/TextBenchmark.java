package dev.clamor.benchmarks;

import dev.clamor.persona.wording.PhraseBank;
import dev.clamor.persona.wording.ToneWriter;
import dev.clamor.persona.wording.TypingNoise;
import java.util.Set;
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
 * Sentences per second: put into the tone of a furious customer, then typed with errors.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package && java -jar simulator/benchmarks/target/benchmarks.jar Text
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class TextBenchmark {
    private static final String SENTENCE =
            "My account number is AC-204817 and they took 49.90 EUR twice, please look at the invoice of October";
    private static final Set<String> UNTOUCHED = Set.of("AC-204817", "49.90");
    private static final double TYPING_ERRORS = 0.03;
    private static final int FURIOUS = 3;

    private PhraseBank bank;
    private long contact;

    /** Reads the phrases. */
    @Setup
    public void read() {
        bank = PhraseBank.packaged();
        contact = 0;
    }

    /** The sentence in a furious tone. */
    @Benchmark
    public String tone() {
        return ToneWriter.word(SENTENCE, FURIOUS, false, bank, Suite.STREAMS, contact++, 1);
    }

    /** The sentence with three errors in a hundred characters. */
    @Benchmark
    public String typing() {
        return TypingNoise.apply(SENTENCE, TYPING_ERRORS, UNTOUCHED, Suite.STREAMS, contact++, 1);
    }
}
