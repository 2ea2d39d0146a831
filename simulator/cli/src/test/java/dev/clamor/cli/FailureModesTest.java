package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.metrics.FailureMode;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.analysis.ModeFinding;
import dev.clamor.results.analysis.ModeFinding.State;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Do the declared flaws of the reference agent light up the modes of failure that they are, and no others? The packaged crowd
 * calls in virtual time; the seed is fixed.
 */
class FailureModesTest {
    private static final long SEED = 4711;
    private static final int CONTACTS = 600;
    private static final long QUICK = 0;
    private static final long SLOW = 30_000_000;
    private static final MetricsSnapshot CLEAN = measure(DeclaredBehaviour.clean(), QUICK);
    private static final Objectives OBJECTIVES = new Objectives("none", 28, 0, List.of());
    private static final Manifest MANIFEST = new Manifest(
            1,
            "modes",
            "",
            "",
            "",
            SEED,
            new Manifest.Source("plan", ""),
            new Manifest.Source("objectives", ""),
            List.of(),
            List.of(),
            "",
            new Manifest.Agent("", "", "", ""),
            1,
            CONTACTS,
            Manifest.HealthLimits.DEFAULT,
            new TreeMap<>());

    /** Nothing that the modes speak of is declared; everyday slips stay below what is tolerated. */
    @Test
    void a_clean_agent_shows_no_mode_clearly() {
        assertThat(modes(CLEAN, Optional.empty())).noneMatch(mode -> mode.state() == State.CLEAR);
    }

    @Test
    void missed_handoffs_are_over_automation_without_a_way_out_and_bought_containment() {
        MetricsSnapshot run = measure(DeclaredBehaviour.clean().with(Flaw.MISSED_HANDOFF, 0.4), QUICK);
        List<ModeFinding> modes = modes(run, Optional.of(CLEAN));

        assertThat(clear(modes))
                .contains(FailureMode.OVER_AUTOMATION, FailureMode.UNDEFINED_ESCALATION, FailureMode.LOCAL_OPTIMISATION)
                .doesNotContain(FailureMode.SHALLOW_CONTEXT);
        assertThat(of(modes, FailureMode.OVER_AUTOMATION).causes()).containsOnlyKeys("NEVER_HANDED_OVER");
        assertThat(of(modes, FailureMode.UNDEFINED_ESCALATION).causes()).containsKey("HUMAN_IGNORED");
        assertThat(of(modes, FailureMode.LOCAL_OPTIMISATION).causes()).containsKeys("escalationRecall", "repeatFree");
    }

    @Test
    void forgetting_and_acting_on_what_was_replaced_is_shallow_context() {
        MetricsSnapshot clean = measure(DeclaredBehaviour.clean(), SLOW);
        MetricsSnapshot run = measure(
                DeclaredBehaviour.clean().with(Flaw.ACTS_ON_STALE, 1).with(Flaw.FORGET_AFTER_INTERRUPTION, 1), SLOW);
        List<ModeFinding> modes = modes(run, Optional.empty());

        assertThat(clear(modes(clean, Optional.empty()))).doesNotContain(FailureMode.SHALLOW_CONTEXT);
        assertThat(clear(modes)).contains(FailureMode.SHALLOW_CONTEXT);
        assertThat(of(modes, FailureMode.SHALLOW_CONTEXT).causes()).containsKeys("ACTED_ON_STALE", "LOST_AFTER_CHANGE");
    }

    @Test
    void wrong_actions_that_cannot_be_traced_are_missing_feedback_and_an_unready_step() {
        MetricsSnapshot run =
                measure(DeclaredBehaviour.clean().with(Flaw.WRONG_ACTION, 0.5).with(Flaw.UNAUDITED, 0.5), QUICK);
        List<ModeFinding> modes = modes(run, Optional.empty());

        assertThat(clear(modes))
                .contains(FailureMode.MISSING_FEEDBACK, FailureMode.UNREADY_PROCESS)
                .doesNotContain(FailureMode.SHALLOW_CONTEXT, FailureMode.UNDEFINED_ESCALATION);
        assertThat(of(modes, FailureMode.MISSING_FEEDBACK).causes()).containsKey("NO_AUDIT_ID");
        assertThat(of(modes, FailureMode.UNREADY_PROCESS).causes()).containsKey("ACT");
    }

    private static List<ModeFinding> modes(MetricsSnapshot run, Optional<MetricsSnapshot> baseline) {
        return Analysis.of(run, MANIFEST, OBJECTIVES, baseline.map(before -> new Analysis.Before(before, true)))
                .modes();
    }

    private static List<FailureMode> clear(List<ModeFinding> modes) {
        return modes.stream()
                .filter(mode -> mode.state() == State.CLEAR)
                .map(ModeFinding::mode)
                .toList();
    }

    private static ModeFinding of(List<ModeFinding> modes, FailureMode mode) {
        return modes.get(mode.ordinal());
    }

    private static MetricsSnapshot measure(DeclaredBehaviour declared, long delayMicros) {
        RandomStreams streams = new RandomStreams(SEED);
        Cast cast = new Cast(
                new Population(PersonaCatalog.packaged()), new ScenarioMix(ScenarioCatalog.packaged()), streams);
        ReferenceAgent agent = new ReferenceAgent(declared, SEED);
        RunMetrics metrics = new RunMetrics(
                new MetricsConfig(new TreeSet<>(), MetricsConfig.DEFAULT_SLICE_SECONDS, MetricsConfig.DEFAULT_WORST));
        VirtualRun run = new VirtualRun(
                streams,
                new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT),
                new NativeCodec(CodecContext.plain(
                        URI.create("http://agent.test/chat"), new CodecContext.Caller("test", "modes", "chat"))),
                (request, now) -> answered(agent.answer(request.body(), 0), delayMicros),
                90_000_000,
                metrics);
        run.run(0, CONTACTS, index -> cast.plan(index, index * 100_000, "steady", true));
        return metrics.snapshot();
    }

    private static VirtualAgent.Answered answered(Served served, long delayMicros) {
        return new VirtualAgent.Answered(
                served.status(), served.body(), Math.max(1, served.serviceMicros() + delayMicros));
    }
}
