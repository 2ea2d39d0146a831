package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.Channels;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.metrics.Sli;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Does the harness measure what the agent declares? Customers who speak plainly and never give up meet an agent with one
 * declared flaw, so that the share of bad contacts is the declared rate. The 95 % interval must cover it over 20 seeds
 * about 19 times.
 *
 * <p>False-alarm rate: Clopper-Pearson covers in at least 95 % of runs, so fewer than {@value #LEAST_COVERED} of 20 are
 * covered with probability at most 1.6 % (binomial); the seeds are fixed.
 */
class CalibrationTest {
    private static final int SEEDS = 20;
    private static final int LEAST_COVERED = 17;
    private static final int CONTACTS = 400;
    private static final int MOVING_CONTACTS = 200;
    private static final long SLOW_MICROS = 20_000_000;
    private static final double ALPHA = 0.05;

    /** One for all runs: each new one would be compiled into the lexicon anew. */
    private static final Scenario CREDIT =
            ScenarioCatalog.read("credit", text("credit"), new Problems()).orElseThrow();

    @Test
    void missed_handoffs_are_measured_as_declared() throws IOException {
        covers(
                "missed handoff",
                "wants_a_human",
                DeclaredBehaviour.clean().with(Flaw.MISSED_HANDOFF, 0.20),
                Sli.ESCALATION_RECALL,
                0.20);
    }

    @Test
    void wrong_actions_are_measured_as_declared() throws IOException {
        covers(
                "wrong action",
                "plain_customer",
                DeclaredBehaviour.clean().with(Flaw.WRONG_ACTION, 0.05),
                Sli.WRONG_ACTION_FREE,
                0.05);
    }

    @Test
    void needless_handoffs_are_measured_as_declared() throws IOException {
        covers(
                "needless handoff",
                "plain_customer",
                DeclaredBehaviour.clean().with(Flaw.NEEDLESS_HANDOFF, 0.10),
                Sli.ESCALATION_SPECIFICITY,
                0.10);
    }

    @Test
    void hallucinated_actions_are_measured_as_declared() throws IOException {
        covers(
                "hallucinated action",
                "plain_customer",
                DeclaredBehaviour.clean().with(Flaw.HALLUCINATED_ACTION, 0.15),
                Sli.HALLUCINATION_FREE,
                0.15);
    }

    /** A slow agent, because customers move to another channel when they have waited; see {@code Whereabouts}. */
    @Test
    void forgetting_after_a_change_of_channel_is_measured_as_declared() throws IOException {
        covers(
                "channel switch",
                seed -> moving(DeclaredBehaviour.clean().with(Flaw.FORGET_AFTER_CHANNEL_SWITCH, 0.20), seed),
                Sli.CHANNEL_CONTINUITY,
                0.20);
    }

    @Test
    void a_clean_agent_keeps_the_context_over_a_change_of_channel() {
        Ratio kept = moving(DeclaredBehaviour.clean(), 1)
                .slis()
                .get(Sli.CHANNEL_CONTINUITY.id())
                .total();
        assertThat(kept.bad()).isZero();
        assertThat(kept.total()).isGreaterThan(MOVING_CONTACTS / 8);
    }

    @Test
    void a_clean_agent_has_recall_1_and_contains_everything_it_should() {
        MetricsSnapshot human = measure("wants_a_human", DeclaredBehaviour.clean(), 1);
        assertThat(human.slis().get(Sli.ESCALATION_RECALL.id()).total()).isEqualTo(new Ratio(CONTACTS, CONTACTS));
        MetricsSnapshot plain = measure("plain_customer", DeclaredBehaviour.clean(), 1);
        assertThat(plain.slis().get(Sli.TRUE_CONTAINMENT.id()).total()).isEqualTo(new Ratio(CONTACTS, CONTACTS));
        assertThat(plain.slis().get(Sli.WRONG_ACTION_FREE.id()).total().bad()).isZero();
    }

    @FunctionalInterface
    private interface Measuring {
        MetricsSnapshot measure(long seed);
    }

    /** Runs all seeds, writes the table that the closing note quotes, and counts the intervals that cover. */
    private static void covers(String name, String persona, DeclaredBehaviour declared, Sli sli, double rate)
            throws IOException {
        covers(name, seed -> measure(persona, declared, seed), sli, rate);
    }

    private static void covers(String name, Measuring measuring, Sli sli, double rate) throws IOException {
        List<String> table = new ArrayList<>();
        int covered = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Ratio good = measuring.measure(seed).slis().get(sli.id()).total();
            Interval interval = Intervals.clopperPearson(good.bad(), good.total(), ALPHA);
            boolean covers = interval.lower() <= rate && rate <= interval.upper();
            covered += covers ? 1 : 0;
            table.add(String.format(
                    Locale.ROOT,
                    "%s\tseed %d\tdeclared %.3f\tmeasured %.4f\t[%.4f, %.4f]\t%s",
                    name,
                    seed,
                    rate,
                    (double) good.bad() / good.total(),
                    interval.lower(),
                    interval.upper(),
                    covers ? "covers" : "misses"));
        }
        Path out = Path.of("target", "calibration", name.replace(' ', '-') + ".tsv");
        Files.createDirectories(out.getParent());
        Files.write(out, table);
        assertThat(covered).as(String.join("\n", table)).isGreaterThanOrEqualTo(LEAST_COVERED);
    }

    private static MetricsSnapshot measure(String persona, DeclaredBehaviour declared, long seed) {
        return measure(persona, declared, Channels.CHAT, 0, CONTACTS, seed);
    }

    private static MetricsSnapshot moving(DeclaredBehaviour declared, long seed) {
        return measure("moving_customer", declared, Channels.ALL, SLOW_MICROS, MOVING_CONTACTS, seed);
    }

    private static MetricsSnapshot measure(
            String persona, DeclaredBehaviour declared, Channels channels, long delayMicros, int contacts, long seed) {
        Persona who =
                PersonaCatalog.read(persona, text(persona), new Problems()).orElseThrow();
        ReferenceAgent agent = new ReferenceAgent(declared, seed);
        RunMetrics metrics = new RunMetrics(
                new MetricsConfig(new TreeSet<>(), MetricsConfig.DEFAULT_SLICE_SECONDS, MetricsConfig.DEFAULT_WORST));
        VirtualRun run = new VirtualRun(
                new RandomStreams(seed),
                new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT).on(channels),
                new NativeCodec(CodecContext.plain(
                        URI.create("http://agent.test/chat"), new CodecContext.Caller("test", "calibration", "chat"))),
                (request, now) -> answered(agent.answer(request.body(), 0), delayMicros),
                10_000_000 + delayMicros,
                metrics);
        run.run(
                0,
                contacts,
                index -> new ContactPlan(ContactId.ofArrival(index), who, CREDIT, index * 100_000, "steady", true));
        return metrics.snapshot();
    }

    private static VirtualAgent.Answered answered(Served served, long delayMicros) {
        return new VirtualAgent.Answered(
                served.status(), served.body(), Math.max(1, served.serviceMicros() + delayMicros));
    }

    private static String text(String name) {
        try (InputStream in = CalibrationTest.class.getResourceAsStream("/calibration/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
