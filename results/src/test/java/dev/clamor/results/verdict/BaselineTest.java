package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.RunEvent;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import dev.clamor.results.verdict.Verdict.BaselineFacts;
import dev.clamor.results.verdict.Verdict.Reason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
    private static final String SLI = "trueContainment";
    private static final Manifest HERE = Manifests.planned(Runs.CONTACTS);
    private static final Manifest THERE =
            Manifests.other(HERE, "run-0", HERE.suiteHash(), HERE.agent().protocol(), HERE.seed(), HERE.timeScale());
    private static final int SEGMENTS = 20;
    private static final int PER_SEGMENT = 50;

    /** Good events in every second segment and in the others: a spread that pairs can see. */
    private static JudgedRun run(Manifest manifest, int goodInEven, int goodInOdd) {
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (int i = 0; i < SEGMENTS; i++) {
            segments.put("p/s" + i, new Ratio(i % 2 == 0 ? goodInEven : goodInOdd, PER_SEGMENT));
        }
        return new JudgedRun(manifest, Runs.healthy().with(SLI, segments).snapshot());
    }

    private static Slo slo(String margin, boolean gating) {
        return slo(margin, true, gating);
    }

    private static Slo slo(String margin, boolean targetGates, boolean gating) {
        return new Slo(
                "solved",
                SLI,
                new BigDecimal("0.5"),
                targetGates,
                0.95,
                50,
                Slo.Estimand.POPULATION,
                "",
                Budgeting.OCCURRENCES,
                Optional.of(new BaselineMargin(new BigDecimal(margin), gating)));
    }

    private static Verdict judge(JudgedRun run, JudgedRun baseline, Slo slo) {
        return Judge.judge(run, Runs.objectives(slo), Optional.of(baseline), Optional.empty());
    }

    private static Comparison comparison(Verdict verdict) {
        assertThat(verdict.comparisons()).hasSize(1);
        return verdict.comparisons().get(0);
    }

    @Nested
    class Compared {
        @ParameterizedTest
        @CsvSource({"0.001", "0.02", "0.5"})
        void a_run_against_itself_differs_by_nothing_and_meets_any_margin_above_zero(String margin) {
            JudgedRun run = run(HERE, 45, 40);
            Verdict verdict = judge(run, run, slo(margin, true));
            Comparison c = comparison(verdict);
            assertThat(c.difference()).isZero();
            assertThat(c.lower()).isZero();
            assertThat(c.upper()).isZero();
            assertThat(c.state()).isEqualTo(State.MET);
            assertThat(verdict.decision()).isEqualTo(Decision.PROMOTE);
            assertThat(verdict.baseline().orElseThrow().paired()).isTrue();
        }

        @Test
        void of_closed_workloads_do_not_pair_since_who_comes_depends_on_the_agent() {
            Manifest.Conditions closed = new Manifest.Conditions(
                    Manifest.Conditions.RULES,
                    Manifest.Conditions.CLOSED + "only from 5.0 to 5.0 customers in 10.0 s",
                    HERE.conditions().reading());
            BaselineFacts facts = BaselineCheck.of(
                    run(Manifests.under(HERE, closed), 42, 41), run(Manifests.under(THERE, closed), 45, 40));
            assertThat(facts.compatible()).isTrue();
            assertThat(facts.paired()).isFalse();
            assertThat(facts.because()).contains("closed workload");
        }

        @Test
        void pairs_are_compared_segment_by_segment_and_the_bounds_are_those_of_the_t_distribution() {
            // differences of -0.06 and +0.02 in ten segments each: mean -0.02, sd 0.0410391, se 0.0091766
            // t(19, 0.95) = 1.729133 (Student's table): -0.02 -+ 0.0158676
            Comparison c = comparison(judge(run(HERE, 42, 41), run(THERE, 45, 40), slo("0.04", true)));
            assertThat(c.clusters()).isEqualTo(SEGMENTS);
            assertThat(c.difference()).isCloseTo(-0.02, within(1e-12));
            assertThat(c.lower()).isCloseTo(-0.0358676, within(1e-6));
            assertThat(c.upper()).isCloseTo(-0.0041324, within(1e-6));
            assertThat(c.bootstrapLower()).isBetween(-0.045, -0.025);
            assertThat(c.bootstrapUpper()).isBetween(-0.015, 0.005);
            assertThat(c.method()).startsWith("paired t");
            assertThat(c.state()).isEqualTo(State.MET);
            assertThat(c.id()).isEqualTo("solved.baseline");
            assertThat(c.because())
                    .isEqualTo("trueContainment: 830 of 1,000 good (83.0 %) here and 850 of 1,000 good (85.0 %) in the"
                            + " baseline, a difference of -2.0 points over 20 segments; with 95 % confidence the"
                            + " difference is at least -3.6 points, which keeps within the allowed loss of 4 points.");
        }

        @ParameterizedTest
        @CsvSource({"0.04, MET, PROMOTE", "0.02, INCONCLUSIVE, HOLD", "0, BREACHED, ROLL_BACK"})
        void the_state_follows_from_the_bounds_and_the_margin_and_decides_when_it_gates(
                String margin, State state, Decision decision) {
            JudgedRun run = run(HERE, 42, 41);
            Verdict verdict = judge(run, run(THERE, 45, 40), slo(margin, true));
            assertThat(comparison(verdict).state()).isEqualTo(state);
            assertThat(verdict.decision()).isEqualTo(decision);
            Verdict reported = judge(run, run(THERE, 45, 40), slo(margin, false));
            assertThat(comparison(reported).state()).isEqualTo(state);
            assertThat(reported.decision()).isEqualTo(Decision.PROMOTE);
        }

        @Test
        void a_breach_is_corrected_for_all_gating_objectives_and_comparisons_together() {
            JudgedRun run = run(HERE, 42, 41);
            JudgedRun baseline = run(THERE, 45, 40);
            assertThat(comparison(judge(run, baseline, slo("0.004", true))).pBreach())
                    .isBetween(0.025, 0.05);
            assertThat(judge(run, baseline, slo("0.004", false, true)).decision())
                    .isEqualTo(Decision.ROLL_BACK);
            Verdict two = judge(run, baseline, slo("0.004", true, true));
            assertThat(two.decision()).isEqualTo(Decision.HOLD);
            assertThat(two.reasons()).extracting(Reason::code).containsExactly("BREACH_UNCONFIRMED");
        }

        @Test
        void segments_that_all_differ_alike_are_no_certainty() {
            Comparison c = comparison(judge(run(HERE, 40, 40), run(THERE, 41, 41), slo("0.05", true)));
            assertThat(c.difference()).isCloseTo(-0.02, within(1e-12));
            assertThat(c.lower()).isLessThan(-0.025);
            assertThat(c.upper()).isGreaterThan(-0.015);
            assertThat(c.method()).contains("Newcombe", "alike");
            assertThat(c.bootstrapLower()).isNaN();
        }

        @Test
        void other_customers_of_the_same_suite_are_compared_without_pairs_and_with_wider_bounds() {
            Manifest seed = Manifests.other(
                    HERE, "run-0", HERE.suiteHash(), HERE.agent().protocol(), 43, HERE.timeScale());
            Verdict verdict = judge(run(HERE, 42, 41), run(seed, 45, 40), slo("0.04", true));
            Comparison paired = comparison(judge(run(HERE, 42, 41), run(THERE, 45, 40), slo("0.04", true)));
            Comparison c = comparison(verdict);
            assertThat(verdict.baseline().orElseThrow().compatible()).isTrue();
            assertThat(verdict.baseline().orElseThrow().paired()).isFalse();
            assertThat(verdict.baseline().orElseThrow().because()).contains("the seed: 43 there, 42 here");
            assertThat(c.method()).isEqualTo("Newcombe on effective counts, one-sided");
            assertThat(c.lower()).isLessThan(paired.lower());
            assertThat(c.upper()).isGreaterThan(paired.upper());
        }

        @Test
        void too_few_events_on_either_side_decide_nothing() {
            SortedMap<String, Ratio> few = new TreeMap<>(Map.of("p/s0", new Ratio(20, 20), "p/s1", new Ratio(19, 20)));
            JudgedRun small = new JudgedRun(THERE, Runs.healthy().with(SLI, few).snapshot());
            Comparison c = comparison(judge(run(HERE, 45, 40), small, slo("0.9", true)));
            assertThat(c.state()).isEqualTo(State.INCONCLUSIVE);
            assertThat(c.because()).contains("50 events are asked for in both runs");
        }
    }

    @Nested
    class NothingFailsOpen {
        @Test
        void a_gating_comparison_without_a_baseline_holds() {
            Verdict verdict = Judge.judge(
                    run(HERE, 45, 45), Runs.objectives(slo("0.02", true)), Optional.empty(), Optional.empty());
            assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
            assertThat(verdict.reasons()).hasSize(1);
            assertThat(verdict.reasons().get(0).code()).isEqualTo("OBJECTIVE_INCONCLUSIVE");
            assertThat(verdict.reasons().get(0).because())
                    .isEqualTo(
                            "solved.baseline - trueContainment: no baseline was given, so whether it keeps within the"
                                    + " allowed loss of 2 points cannot be judged.");
            assertThat(verdict.baseline()).isEmpty();
        }

        @Test
        void a_comparison_that_does_not_gate_needs_no_baseline() {
            Verdict verdict = Judge.judge(
                    run(HERE, 45, 45), Runs.objectives(slo("0.02", false)), Optional.empty(), Optional.empty());
            assertThat(verdict.decision()).isEqualTo(Decision.PROMOTE);
            assertThat(comparison(verdict).state()).isEqualTo(State.INCONCLUSIVE);
        }

        @ParameterizedTest
        @CsvSource({"other-suite, native, the suite of personas", "abc123, rasa, the protocol: rasa there"})
        void another_suite_or_protocol_cannot_be_compared(String suite, String protocol, String because) {
            Manifest there = Manifests.other(HERE, "run-0", suite, protocol, HERE.seed(), HERE.timeScale());
            Manifest here = Manifests.other(HERE, "run-1", "abc123", "native", HERE.seed(), HERE.timeScale());
            incompatible(run(here, 45, 45), run(there, 45, 45), because);
        }

        @Test
        void other_rules_or_other_things_read_cannot_be_compared() {
            var told = HERE.conditions();
            incompatible(
                    run(HERE, 45, 45),
                    run(Manifests.under(THERE, new Manifest.Conditions(2, told.load(), told.reading())), 45, 45),
                    "the rules by which replies are read: 2 there, 1 here");
            incompatible(
                    run(HERE, 45, 45),
                    run(
                            Manifests.under(
                                    THERE,
                                    new Manifest.Conditions(
                                            1, told.load(), new TreeMap<>(Map.of("actions", "not told")))),
                            45,
                            45),
                    "actions: not told there, told here");
        }

        @Test
        void conditions_that_nobody_wrote_down_cannot_be_compared_even_when_they_are_equal() {
            incompatible(
                    run(Manifests.under(HERE, Manifest.Conditions.UNKNOWN), 45, 45),
                    run(Manifests.under(THERE, Manifest.Conditions.UNKNOWN), 45, 45),
                    "does not say by which rules");
        }

        @Test
        void a_baseline_that_does_not_count_by_itself_cannot_be_compared() {
            Runs killed = Runs.healthy().with(SLI, 900, 1000).killed();
            incompatible(run(HERE, 45, 45), new JudgedRun(THERE, killed.snapshot()), "it does not count by itself");
            Runs aborted = Runs.healthy().with(SLI, 900, 1000).ended(RunEvent.EndReason.CRASHED, 0);
            incompatible(run(HERE, 45, 45), new JudgedRun(THERE, aborted.snapshot()), "it does not count by itself");
            Runs stopped = Runs.healthy().with(SLI, 900, 1000).ended(RunEvent.EndReason.DECIDED, 0);
            incompatible(run(HERE, 45, 45), new JudgedRun(THERE, stopped.snapshot()), "it does not count by itself");
        }

        @Test
        void a_baseline_without_the_indicator_cannot_be_compared() {
            JudgedRun without = new JudgedRun(
                    THERE, Runs.healthy().with("rawContainment", 900, 1000).snapshot());
            incompatible(run(HERE, 45, 45), without, "it was not counted with trueContainment");
        }

        @Test
        void other_load_does_not_pair() {
            Manifest busier = Manifests.under(
                    THERE,
                    new Manifest.Conditions(
                            1, "poisson; peak 9/s", HERE.conditions().reading()));
            assertThat(BaselineCheck.of(run(HERE, 45, 45), run(busier, 45, 45)))
                    .satisfies(facts -> assertThat(facts.compatible()).isTrue())
                    .satisfies(facts -> assertThat(facts.paired()).isFalse());
        }

        /** HOLD with the reason first, whatever the objectives say. */
        private void incompatible(JudgedRun run, JudgedRun baseline, String because) {
            Verdict verdict = judge(run, baseline, slo("0.02", false));
            assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
            assertThat(verdict.reasons().get(0).code()).isEqualTo("BASELINE_INCOMPATIBLE");
            assertThat(verdict.reasons().get(0).because()).contains(because);
            assertThat(verdict.reasons()).extracting(Reason::code).doesNotContain("ALL_MET");
            assertThat(comparison(verdict).state()).isEqualTo(State.INCONCLUSIVE);
            assertThat(verdict.baseline().orElseThrow().compatible()).isFalse();
        }

        @Test
        void a_run_that_does_not_count_is_held_for_that_first() {
            JudgedRun killed = new JudgedRun(
                    HERE, Runs.healthy().with(SLI, 900, 1000).killed().snapshot());
            Manifest there = Manifests.other(HERE, "run-0", "other", "rasa", 1, 1);
            Verdict verdict = judge(killed, run(there, 45, 45), slo("0.02", true));
            assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
            assertThat(verdict.reasons().get(0).code()).isEqualTo("RUN_INVALID");
            assertThat(verdict.reasons()).extracting(Reason::code).endsWith("BASELINE_INCOMPATIBLE");
        }
    }
}
