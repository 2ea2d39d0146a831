package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Trend;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Verdict.Check;
import dev.clamor.results.verdict.Verdict.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunChecksTest {
    private static final Slo CONTAINMENT = Runs.slo("solved", "trueContainment", "0.70", true);

    static Stream<Arguments> broken() {
        double nan = Double.NaN;
        return Stream.of(
                Arguments.of("CONTACTS_LOST", Runs.healthy().open(1)),
                Arguments.of("CONTACTS_LOST", Runs.healthy().openedInLogOnly(999)),
                Arguments.of("RUN_ENDED", Runs.healthy().killed()),
                Arguments.of("RUN_ENDED", Runs.healthy().ended(EndReason.STOPPED_BY_USER, 0)),
                Arguments.of(
                        "RUN_ENDED",
                        Runs.healthy().ended(EndReason.DRAIN_LIMIT, 0).discarded("RUN_ENDED", 21)),
                Arguments.of("RUN_ENDED", Runs.healthy().ended(EndReason.CRASHED, 0)),
                Arguments.of("RUN_ENDED", Runs.healthy().ended(EndReason.SPEND_CAP, 0)),
                Arguments.of("ARRIVALS", Runs.healthy().opened(979)),
                Arguments.of("GENERATOR_LAG", health(60, 501, 1, 1, 0.1)),
                Arguments.of("GENERATOR_LAG", health(60, nan, 1, 1, 0.1)),
                Arguments.of("GENERATOR_LOOP_DELAY", health(60, 1, 1001, 1, 0.1)),
                Arguments.of("GENERATOR_GC", health(60, 1, 1, 401, 0.1)),
                Arguments.of("GENERATOR_CPU", health(60, 1, 1, 1, 0.951)),
                Arguments.of("GENERATOR_CPU", health(60, 1, 1, 1, nan)),
                Arguments.of("HARNESS_FAULTS", Runs.healthy().ended(EndReason.COMPLETED, 1)),
                Arguments.of("HARNESS_FAULTS", Runs.healthy().faults("HARNESS", 1)),
                Arguments.of("HARNESS_FAULTS", Runs.healthy().discarded("HARNESS_FAULT", 1)),
                Arguments.of("HARNESS_FAULTS", Runs.healthy().discarded("SETUP_FAILED", 1)),
                Arguments.of("PERSONA_MIX", Runs.healthy().personas(Map.of("calm", 600L, "rushed", 400L))),
                Arguments.of("PERSONA_MIX", Runs.healthy().personas(Map.of("calm", 500L, "ghost", 500L))),
                Arguments.of("PERSONA_MIX", Runs.healthy().personas(Map.of())),
                Arguments.of("FAULTS_SWITCHED", Runs.healthy().under(fault(Double.NaN))),
                Arguments.of("FAULTS_SWITCHED", Runs.healthy().under(fault(1, "no such program"))),
                Arguments.of("EVENTS", Runs.healthy().valid(0)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void each_check_fails_alone_and_holds(String code, Runs run) {
        Verdict verdict = judge(run.with("trueContainment", 760, 1000), CONTAINMENT);
        assertThat(verdict.run().checks())
                .filteredOn(c -> !c.passed())
                .extracting(Check::code)
                .containsExactly(code);
        assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
        assertThat(verdict.reasons()).extracting(Reason::code).containsExactly("RUN_INVALID");
        assertThat(verdict.reasons().get(0).because()).startsWith(code + ": ");
    }

    private static MetricsSnapshot.FaultImpact fault(double onSeconds, String... problems) {
        return new MetricsSnapshot.FaultImpact(
                "dead",
                "blackout",
                1,
                2,
                onSeconds,
                Double.NaN,
                List.of(problems),
                new TreeMap<>(),
                new TreeMap<>(),
                new MetricsSnapshot.Recovery(Ratio.NONE, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void a_fault_that_was_switched_or_planned_for_after_the_end_is_no_matter() {
        MetricsSnapshot.FaultImpact on = fault(1);
        MetricsSnapshot.FaultImpact late = new MetricsSnapshot.FaultImpact(
                "late",
                on.kind(),
                1e6,
                2e6,
                Double.NaN,
                Double.NaN,
                on.problems(),
                on.contacts(),
                on.turns(),
                on.recovery());
        Verdict verdict = judge(Runs.healthy().under(on, late).with("trueContainment", 760, 1000), CONTAINMENT);
        assertThat(verdict.run().checks())
                .filteredOn(check -> check.code().equals("FAULTS_SWITCHED"))
                .singleElement()
                .satisfies(check -> assertThat(check.passed()).isTrue());
    }

    @Test
    void a_generator_that_was_not_watched_does_not_pass() {
        Verdict verdict = judge(health(0, 0, 0, 0, 0), CONTAINMENT);
        assertThat(verdict.run().checks())
                .filteredOn(c -> !c.passed())
                .extracting(Check::code)
                .containsExactly("GENERATOR_LAG", "GENERATOR_LOOP_DELAY", "GENERATOR_GC", "GENERATOR_CPU");
    }

    @Test
    void limits_themselves_pass() {
        Verdict verdict = judge(health(60, 500, 1000, 400, 0.95).opened(980), CONTAINMENT);
        assertThat(verdict.run().checks()).hasSize(15).allMatch(Check::passed);
    }

    @Test
    void a_run_cut_at_its_drain_limit_counts_while_few_contacts_were_still_going() {
        Verdict verdict = judge(Runs.healthy().ended(EndReason.DRAIN_LIMIT, 0).discarded("RUN_ENDED", 20), CONTAINMENT);
        assertThat(verdict.run().checks()).allMatch(Check::passed);
        assertThat(verdict.run().checks().get(0).because()).contains("20 of 1,000 contacts still going");
    }

    @Test
    void faults_of_the_agent_do_not_break_the_run() {
        Verdict verdict = judge(Runs.healthy().faults("TIMEOUT", 500).discarded("RUN_ENDED", 4), CONTAINMENT);
        assertThat(verdict.run().checks()).allMatch(Check::passed);
        assertThat(verdict.run().discarded()).containsEntry("RUN_ENDED", 4L);
    }

    @Test
    void what_the_process_held_beyond_a_limit_says_that_the_generator_was_the_limit() {
        assertThat(failing(process(-1, 0, 0, 1_000_001, 0))).containsExactly("GENERATOR_SOCKETS");
        assertThat(failing(process(5, 11, 0, 9, 0))).containsExactly("GENERATOR_POOL");
        assertThat(failing(process(5, 0, 1, 9, 0))).containsExactly("GENERATOR_CONNECT");
        assertThat(failing(process(5, 0, 0, 9, 1000.5))).containsExactly("CLOCK_STEP");
        assertThat(failing(process(5, 10, 0, 1_000_000, 1000))).isEmpty();
        Verdict verdict = judge(process(5, 11, 0, 9, 0), CONTAINMENT);
        assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
        assertThat(verdict.reasons().get(0).because()).endsWith("The generator was the limit, not the agent.");
    }

    @Test
    void a_log_that_lags_behind_does_not_pass() {
        MetricsSnapshot.Health behind = new MetricsSnapshot.Health(
                60, 1, 1, 1, 1, 0.1, 0.1, 200_001, new TreeMap<>(), MetricsSnapshot.Held.NOTHING);
        assertThat(failing(Runs.healthy().health(behind))).containsExactly("GENERATOR_BACKLOG");
    }

    private static List<String> failing(Runs run) {
        return judge(run, CONTAINMENT).run().checks().stream()
                .filter(check -> !check.passed())
                .map(Check::code)
                .toList();
    }

    private static Runs process(int sockets, int waiting, int failures, int files, double step) {
        return Runs.healthy()
                .health(new MetricsSnapshot.Health(
                        60,
                        1,
                        1,
                        1,
                        1,
                        0.1,
                        0.1,
                        0,
                        new TreeMap<>(),
                        MetricsSnapshot.Held.NOTHING,
                        new MetricsSnapshot.Process(
                                sockets, waiting, failures, 0, 0, files, step, Trend.NONE, Trend.NONE, Trend.NONE)));
    }

    private static Runs health(long samples, double lag, double loop, double gc, double cpu) {
        return Runs.healthy()
                .health(new MetricsSnapshot.Health(
                        samples, lag, lag, loop, gc, cpu, cpu, 0, new TreeMap<>(), MetricsSnapshot.Held.NOTHING));
    }

    private static Verdict judge(Runs run, Slo... slos) {
        return Judge.judge(run.snapshot(), Manifests.planned(Runs.CONTACTS), Runs.objectives(slos));
    }
}
