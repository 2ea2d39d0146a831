package dev.clamor.benchmarks;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Tone;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import dev.clamor.scenario.truth.CanaryIndex;
import dev.clamor.scenario.truth.ContactTruth;
import dev.clamor.scenario.truth.Lexicon;
import dev.clamor.scenario.truth.Spoken;
import dev.clamor.scenario.truth.TruthSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Understanding words: replies read per second and core for an agent that tells nothing else. {@code reply} is the reading
 * of a reply and all that it takes down, with the contact made and its eight utterances taken before the clock starts;
 * {@code contact} is a contact of eight turns with its making. Both count replies.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package && java -jar simulator/benchmarks/target/benchmarks.jar ReplyReader -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ReplyReaderBenchmark {
    private static final int REPLIES = 8;
    private static final int OTHERS = 1_000;

    /** A scenario, the facts of a customer and the replies of an agent. */
    @State(Scope.Benchmark)
    public static class Talk {
        private final CanaryIndex canaries = new CanaryIndex();
        private final TruthSettings settings = new TruthSettings(Lexicon.packaged(), false, canaries);
        private final Scenario scenario = ScenarioCatalog.packaged().stream()
                .filter(s -> s.id().value().equals("telecom_billing_dispute"))
                .findFirst()
                .orElseThrow();
        private final FactValues values = FactValues.draw(scenario, new RandomStreams(1), 1)
                .with("account_number", "AC-510288")
                .with("amount", "24.50");
        private final AgentReply.Said[] replies = Stream.of(
                        "Good morning! I am sorry to hear that. Could you tell me your account number, please?",
                        "Thank you. And how much were you charged?",
                        "Let me check that for you, one moment please.",
                        "I can see the charge of 24.50 EUR on account AC-510288. Shall I go ahead and credit it?",
                        "Our bills are explained in detail on our website, see the FAQ.",
                        "I'm afraid I didn't quite catch that. Could you put it differently?",
                        "Unfortunately we can't credit charges that are older than a year.",
                        "Good news: I've credited €24,50 to your account and you will see it on your next bill. Is"
                                + " there anything else I can do for you today?")
                .map(Talk::said)
                .toArray(AgentReply.Said[]::new);

        /** Other customers are in the run, so that a reply may tell what is theirs. */
        @Setup
        public void others() {
            for (int contact = 8; contact < 8 + OTHERS; contact++) {
                canaries.carry(ContactId.ofArrival(contact), List.of("AC-" + (600_000 + contact)));
            }
        }

        private static AgentReply.Said said(String text) {
            return new AgentReply.Said(
                    text, AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, Double.NaN);
        }

        private ContactTruth truth() {
            return new ContactTruth(ContactId.ofArrival(7), scenario, values, 0, settings);
        }

        private Spoken spoken(int turn) {
            return new Spoken(
                    turn,
                    turn == 1 ? CustomerAct.OPEN : CustomerAct.INFORM,
                    scenario.main().id(),
                    turn == 2 ? Map.of("account_number", "AC-510288", "amount", "24.50") : Map.of(),
                    Tone.NEUTRAL,
                    false,
                    Spoken.Disclosure.NONE,
                    false,
                    false);
        }
    }

    /** A contact whose customer has said everything and has had no reply yet. */
    @State(Scope.Thread)
    public static class Prepared {
        private ContactTruth truth;

        /** The next one, for replies leave a contact changed. Off the clock, which is looked at twice for eight replies. */
        @Setup(Level.Invocation)
        public void next(Talk talk) {
            truth = talk.truth();
            for (int turn = 1; turn <= REPLIES; turn++) {
                truth.spoke(talk.spoken(turn));
            }
        }
    }

    /** The eight replies of a contact. */
    @Benchmark
    @OperationsPerInvocation(REPLIES)
    public void reply(Talk talk, Prepared prepared, Blackhole hole) {
        for (int turn = 1; turn <= REPLIES; turn++) {
            hole.consume(prepared.truth.replied(turn, talk.replies[turn - 1]));
        }
    }

    /** A contact of eight turns. */
    @Benchmark
    @OperationsPerInvocation(REPLIES)
    public void contact(Talk talk, Blackhole hole) {
        ContactTruth truth = talk.truth();
        for (int turn = 1; turn <= REPLIES; turn++) {
            truth.spoke(talk.spoken(turn));
            hole.consume(truth.replied(turn, talk.replies[turn - 1]));
        }
    }
}
