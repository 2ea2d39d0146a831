package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import dev.clamor.results.verdict.Verdict.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final Slo CONTAINMENT = Runs.slo("solved", "trueContainment", "0.70", true);
    private static final Slo RECALL = Runs.slo("humans", "escalationRecall", "0.90", true);
    private static final Slo ABANDONMENT = Runs.slo("stay", "abandonmentFree", "0.85", false);

    @Nested
    class Gate {
        // Of 1,000 at 70 %: 760 are met, 700 inconclusive, 640 breached. Of 1,000 at 90 %: 930, 900, 860.
        @ParameterizedTest
        @CsvSource({
            "760, 930, PROMOTE, ALL_MET",
            "760, 900, HOLD, OBJECTIVE_INCONCLUSIVE",
            "760, 860, ROLL_BACK, OBJECTIVE_BREACHED",
            "700, 930, HOLD, OBJECTIVE_INCONCLUSIVE",
            "700, 900, HOLD, OBJECTIVE_INCONCLUSIVE OBJECTIVE_INCONCLUSIVE",
            "700, 860, ROLL_BACK, OBJECTIVE_BREACHED OBJECTIVE_INCONCLUSIVE",
            "640, 930, ROLL_BACK, OBJECTIVE_BREACHED",
            "640, 900, ROLL_BACK, OBJECTIVE_BREACHED OBJECTIVE_INCONCLUSIVE",
            "640, 860, ROLL_BACK, OBJECTIVE_BREACHED OBJECTIVE_BREACHED"
        })
        void every_combination_of_two_gating_objectives(long solved, long humans, Decision decision, String codes) {
            Verdict verdict = judge(
                    Runs.healthy().with("trueContainment", solved, 1000).with("escalationRecall", humans, 1000),
                    CONTAINMENT,
                    RECALL);
            assertThat(verdict.decision()).isEqualTo(decision);
            assertThat(codes(verdict)).isEqualTo(codes);
        }

        @ParameterizedTest
        @CsvSource({"10", "850", "1000"})
        void objectives_that_are_not_gating_never_decide(long stayed) {
            Runs run = Runs.healthy().with("trueContainment", 760, 1000).with("abandonmentFree", stayed, 1000);
            assertThat(judge(run, CONTAINMENT, ABANDONMENT).decision()).isEqualTo(Decision.PROMOTE);
            Verdict alone = judge(run, ABANDONMENT);
            assertThat(alone.decision()).isEqualTo(Decision.HOLD);
            assertThat(codes(alone)).isEqualTo("NO_OBJECTIVES");
            assertThat(alone.findings()).hasSize(1);
        }

        @Test
        void no_objectives_hold() {
            assertThat(codes(judge(Runs.healthy()))).isEqualTo("NO_OBJECTIVES");
        }

        @Test
        void no_data_holds() {
            Verdict verdict = judge(Runs.healthy(), CONTAINMENT);
            assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
            Finding finding = verdict.findings().get(0);
            assertThat(finding.state()).isEqualTo(State.INCONCLUSIVE);
            assertThat(finding.estimate()).isNaN();
            assertThat(finding.lower()).isZero();
            assertThat(finding.upper()).isEqualTo(1);
            assertThat(finding.pBreach()).isEqualTo(1);
            assertThat(finding.because())
                    .isEqualTo("trueContainment: no valid events; the target of 70 % cannot be judged.");
        }

        @Test
        void too_few_events_neither_promote_nor_roll_back() {
            Verdict all = judge(Runs.healthy().with("trueContainment", 49, 49), CONTAINMENT);
            assertThat(all.decision()).isEqualTo(Decision.HOLD);
            assertThat(all.findings().get(0).lower()).isGreaterThan(0.7);
            Verdict none = judge(Runs.healthy().with("trueContainment", 0, 49), CONTAINMENT);
            assertThat(none.decision()).isEqualTo(Decision.HOLD);
            assertThat(none.findings().get(0).because())
                    .isEqualTo(
                            "trueContainment: 0 of 49 good (0.0 %); 50 events are asked for before the target of 70 %"
                                    + " is judged.");
        }

        // 67 of 1,000 bad at 95 %: p is about 0.01, below 5 % alone and above it among eight.
        @Test
        void a_borderline_breach_among_many_objectives_does_not_roll_back() {
            Slo borderline = Runs.slo("borderline", "s0", "0.95", true);
            Runs run = Runs.healthy().with("s0", 933, 1000);
            Verdict alone = judge(run, borderline);
            assertThat(alone.findings().get(0).pBreach()).isBetween(0.05 / 8, 0.05);
            assertThat(alone.decision()).isEqualTo(Decision.ROLL_BACK);

            Slo[] eight = new Slo[8];
            eight[0] = borderline;
            for (int i = 1; i < 8; i++) {
                eight[i] = Runs.slo("s" + i, "s" + i, "0.95", true);
                run.with("s" + i, 990, 1000);
            }
            Verdict among = judge(run, eight);
            assertThat(among.findings().get(0).state()).isEqualTo(State.BREACHED);
            assertThat(among.decision()).isEqualTo(Decision.HOLD);
            assertThat(codes(among)).isEqualTo("BREACH_UNCONFIRMED");
            assertThat(among.reasons().get(0).because()).contains("Among 8 gating objectives");
        }

        @Test
        void the_worst_breach_is_named_first() {
            Runs run = Runs.healthy().with("trueContainment", 650, 1000).with("escalationRecall", 500, 1000);
            Verdict verdict = judge(run, CONTAINMENT, RECALL);
            assertThat(verdict.reasons())
                    .extracting(r -> r.because().split(" ")[0])
                    .containsExactly("humans", "solved");
        }

        @Test
        void a_broken_run_holds_whatever_it_shows() {
            for (long solved : List.of(640L, 700L, 760L)) {
                Verdict verdict = judge(Runs.healthy().open(3).with("trueContainment", solved, 1000), CONTAINMENT);
                assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
                assertThat(codes(verdict)).isEqualTo("RUN_INVALID");
                assertThat(verdict.reasons().get(0).because()).startsWith("CONTACTS_LOST: 3 contacts have no end");
            }
            assertThat(judge(Runs.healthy().open(3).with("trueContainment", 640, 1000), CONTAINMENT)
                            .findings()
                            .get(0)
                            .state())
                    .isEqualTo(State.BREACHED);
        }

        @Test
        void equal_input_gives_equal_verdicts() {
            Runs run = Runs.healthy().with("trueContainment", 700, 1000);
            assertThat(judge(run, CONTAINMENT, RECALL)).isEqualTo(judge(run, CONTAINMENT, RECALL));
        }
    }

    @Nested
    class Findings {
        // 59 of 59 at 95 %: the published least number (Wilks).
        @Test
        void wilks_number_is_enough_and_one_less_is_not() {
            Slo slo = Runs.slo("o", "breachFree", "0.95", true);
            assertThat(judge(Runs.healthy().with("breachFree", 59, 59), slo).decision())
                    .isEqualTo(Decision.PROMOTE);
            Verdict less = judge(Runs.healthy().with("breachFree", 58, 58), slo);
            assertThat(less.decision()).isEqualTo(Decision.HOLD);
            assertThat(less.findings().get(0).because())
                    .isEqualTo(
                            "breachFree: 58 of 58 good (100.0 %); with 95 % confidence each at least 94.97 % and at most 100.0 % are"
                                    + " good, which does not decide whether the target of 95 % is met; not even with zero bad"
                                    + " events are 58 independent events enough: it takes 59.");
        }

        @Test
        void inconclusive_tells_how_many_more_events_would_decide() {
            Finding finding = finding(Runs.healthy().with("escalationRecall", 184, 200), RECALL);
            assertThat(finding.state()).isEqualTo(State.INCONCLUSIVE);
            long more = Long.parseLong(finding.because()
                    .replaceAll(".*about ([0-9,]+) more events would\\.", "$1")
                    .replace(",", ""));
            double n = 200 + more;
            assertThat(Intervals.lowerBound(0.92 * n, n, 0.05)).isCloseTo(0.90, within(1e-4));
            assertThat(Intervals.lowerBound(0.92 * (n - 2), n - 2, 0.05)).isLessThan(0.90);
        }

        @Test
        void a_share_on_the_target_is_never_decided() {
            assertThat(finding(Runs.healthy().with("escalationRecall", 900, 1000), RECALL)
                            .because())
                    .endsWith("at the observed share no number of events up to ten million would decide it.");
        }

        @Test
        void a_finding_carries_its_whole_evidence() {
            Finding finding = finding(Runs.healthy().with("escalationRecall", 860, 1000), RECALL);
            assertThat(finding.good()).isEqualTo(860);
            assertThat(finding.total()).isEqualTo(1000);
            assertThat(finding.estimate()).isEqualTo(0.86);
            assertThat(finding.effectiveN()).isEqualTo(1000);
            assertThat(finding.budget().allowed()).isEqualTo(100);
            assertThat(finding.budget().remaining()).isEqualTo(-40);
            assertThat(finding.budget().burnRate()).isCloseTo(1.4, within(1e-12));
            assertThat(finding.budget().burnRateLower()).isCloseTo((1 - finding.upper()) / 0.1, within(1e-12));
            assertThat(finding.windows()).hasSize(4);
            assertThat(finding.method()).isEqualTo("Clopper-Pearson, one-sided");
            assertThat(finding.because())
                    .startsWith(
                            "escalationRecall: 860 of 1,000 good (86.0 %); with 95 % confidence at most 87.8 % are good, which misses the target of 90 %.");
        }

        // 60 segments of 20, the same 70 % in both: mixed within segments, or decided by the segment.
        @Test
        void customers_like_these_count_by_segment() {
            Slo population = population("0.60");
            SortedMap<String, Ratio> mixed = new TreeMap<>();
            SortedMap<String, Ratio> fixed = new TreeMap<>();
            for (int i = 0; i < 60; i++) {
                mixed.put("p/s" + i, new Ratio(14, 20));
                fixed.put("p/s" + i, new Ratio(i < 42 ? 20 : 0, 20));
            }
            Finding alike = finding(Runs.healthy().with("trueContainment", fixed), population);
            Finding varied = finding(Runs.healthy().with("trueContainment", mixed), population);
            assertThat(varied.state()).isEqualTo(State.MET);
            assertThat(varied.deff()).isEqualTo(1);
            assertThat(alike.state()).isEqualTo(State.INCONCLUSIVE);
            assertThat(alike.icc()).isCloseTo(1, within(1e-12));
            assertThat(alike.effectiveN()).isBetween(58.0, 60.0);
            assertThat(alike.method()).isEqualTo("Korn-Graubard on persona x scenario, one-sided");
            assertThat(alike.because()).contains("worth 58 independent ones in 60 segments");
        }

        @Test
        void events_all_good_count_by_segment_and_the_sentence_says_so() {
            SortedMap<String, Ratio> segments = new TreeMap<>();
            for (int i = 0; i < 20; i++) {
                segments.put("p/s" + i, new Ratio(50, 50));
            }
            Finding finding = finding(Runs.healthy().with("trueContainment", segments), population("0.90"));
            assertThat(finding.state()).isEqualTo(State.INCONCLUSIVE);
            assertThat(finding.effectiveN()).isEqualTo(20);
            assertThat(finding.because())
                    .endsWith(
                            "not even with zero bad events are 20 segments enough: it takes 29 (events were all alike,"
                                    + " so each of the 20 segments counts as one).");
        }

        private static Slo population(String target) {
            return new Slo("o", "trueContainment", new BigDecimal(target), true, 0.95, 50, Slo.Estimand.POPULATION, "");
        }
    }

    private static Finding finding(Runs run, Slo slo) {
        return judge(run, slo).findings().get(0);
    }

    private static String codes(Verdict verdict) {
        return String.join(" ", verdict.reasons().stream().map(Reason::code).toList());
    }

    private static Verdict judge(Runs run, Slo... slos) {
        return Judge.judge(run.snapshot(), Manifests.planned(Runs.CONTACTS), Runs.objectives(slos));
    }
}
