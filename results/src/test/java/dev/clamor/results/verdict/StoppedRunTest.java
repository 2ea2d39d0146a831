package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.inference.GroupSequential;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.StoppingRules;
import dev.clamor.results.slo.StoppingRules.Looks;
import dev.clamor.results.stopping.Stop;
import dev.clamor.results.verdict.Verdict.Check;
import dev.clamor.results.verdict.Verdict.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs that a declared rule ended. */
class StoppedRunTest {
    private static final Slo RECALL = Runs.slo("recall", "escalationRecall", "0.90", true);
    private static final Stop MISSED = new Stop.SurelyMissed(RECALL, 250, new Ratio(150, 200), 0.0034, 0.123);
    private static final Stop LOST = new Stop.OutOfReach(RECALL, 250, new Ratio(100, 200), 750);
    private static final Stop MET =
            new Stop.MetAtLook("promote: obrien_fleming", List.of("recall"), 250, 1, 4, List.of(0.00004));

    private static Runs stopped() {
        return Runs.healthy().decided(300, 300);
    }

    private static Verdict judge(Runs run, Stop stop) {
        return judge(run, Optional.of(stop), StoppingRules.NONE);
    }

    private static Verdict judge(Runs run, Optional<Stop> stop, StoppingRules rules) {
        Objectives objectives = new Objectives("test", 28, 0, List.of(RECALL), rules);
        return Judge.judge(
                new JudgedRun(Manifests.planned(Runs.CONTACTS), run.snapshot()), objectives, Optional.empty(), stop);
    }

    private static List<String> codes(Verdict verdict) {
        return verdict.reasons().stream().map(Reason::code).toList();
    }

    @Nested
    class Surely_missed {
        @Test
        void rolls_back_by_its_own_chance_of_error() {
            Verdict verdict = judge(stopped().with("escalationRecall", 180, 200), MISSED);
            assertThat(verdict.decision()).isEqualTo(Decision.ROLL_BACK);
            assertThat(codes(verdict)).containsExactly("STOPPED_EARLY", "OBJECTIVE_INCONCLUSIVE");
            assertThat(verdict.run().checks()).allMatch(Check::passed);
            assertThat(verdict.stop())
                    .hasValue(new Verdict.StopFacts(
                            "rollBack",
                            "recall",
                            Decision.ROLL_BACK,
                            250,
                            700,
                            "rollBack: after contact 250 of 1,000 in the order of their arrival, recall is surely missed:"
                                    + " 50 of 200 events were bad, at least 12.3 % of this suite's are, and 10 % may be"
                                    + " (chance of error at most 0.34 %, however often one looks). 700 planned contacts"
                                    + " were not sent."));
        }

        @Test
        void counts_although_the_contacts_after_it_were_cut() {
            Verdict verdict = judge(stopped().with("escalationRecall", 180, 200).discarded("RUN_ENDED", 40), MISSED);
            assertThat(verdict.decision()).isEqualTo(Decision.ROLL_BACK);
        }

        @Test
        void says_of_whom_it_speaks() {
            Slo population =
                    new Slo("recall", "escalationRecall", RECALL.target(), true, 0.95, 50, Slo.Estimand.POPULATION, "");
            Stop stop = new Stop.SurelyMissed(population, 250, new Ratio(150, 200), 0.01, 0.123);
            assertThat(judge(stopped(), stop).stop().orElseThrow().because())
                    .contains("This is said of this suite, not of all customers like these.");
        }
    }

    @Nested
    class Out_of_reach {
        @Test
        void is_never_promoted() {
            Verdict verdict = judge(stopped().with("escalationRecall", 300, 300), LOST);
            assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
            assertThat(codes(verdict)).containsExactly("STOPPED_EARLY", "ALL_MET");
            assertThat(verdict.stop().orElseThrow().toward()).isEqualTo(Decision.HOLD);
        }

        @Test
        void rolls_back_where_the_gate_does() {
            Verdict verdict = judge(stopped().with("escalationRecall", 100, 300), LOST);
            assertThat(verdict.decision()).isEqualTo(Decision.ROLL_BACK);
            assertThat(codes(verdict)).containsExactly("OBJECTIVE_BREACHED", "STOPPED_EARLY");
        }

        // Most bad of 950 at 90 % with 95 % confidence: R qbinom(0.05, 950, 0.1) - 1 = 79; the budget is 0.1 x 950 =
        // 95.
        @Test
        void tells_both_budgets() {
            assertThat(judge(stopped(), LOST).stop().orElseThrow().because())
                    .contains(
                            "recall is out of reach: 100 of 200 events were bad; with the 750 contacts to come there are"
                                    + " at most 950 events, and at most 79 of them may be bad to meet 90 % with 95 % confidence"
                                    + " (by the share alone 95).");
        }
    }

    @Nested
    class Met_early {
        @Test
        void is_promoted_when_the_gate_agrees() {
            Verdict verdict = judge(stopped().with("escalationRecall", 295, 300), MET);
            assertThat(verdict.decision()).isEqualTo(Decision.PROMOTE);
            assertThat(codes(verdict)).containsExactly("STOPPED_EARLY", "ALL_MET");
        }

        @Test
        void is_held_when_the_contacts_that_came_in_later_take_it_back() {
            Verdict verdict = judge(stopped().with("escalationRecall", 275, 300), MET);
            assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
            assertThat(codes(verdict)).containsExactly("OBJECTIVE_INCONCLUSIVE", "STOPPED_EARLY");
        }

        @Test
        void does_not_count_when_slow_customers_were_cut() {
            Verdict verdict = judge(stopped().with("escalationRecall", 295, 300).discarded("RUN_ENDED", 7), MET);
            assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
            assertThat(codes(verdict)).containsExactly("RUN_INVALID", "STOPPED_EARLY");
        }

        @Test
        void a_plan_to_promote_asks_for_more_confidence_at_the_end() {
            StoppingRules rules =
                    new StoppingRules(Optional.empty(), false, Optional.of(new Looks(GroupSequential.Shape.POCOCK, 4)));
            // lower bounds of 926 of 1,000: 91.11 % at 95 %, 90.9 % at about 98 %; of 916: 90.02 % and below 90 %
            Verdict less =
                    judge(Runs.healthy().with("escalationRecall", 916, 1000), Optional.empty(), StoppingRules.NONE);
            Verdict more = judge(Runs.healthy().with("escalationRecall", 916, 1000), Optional.empty(), rules);
            assertThat(less.decision()).isEqualTo(Decision.PROMOTE);
            assertThat(more.decision()).isEqualTo(Decision.HOLD);
            assertThat(more.findings().get(0).confidence()).isGreaterThan(0.97);
        }
    }

    @Test
    void a_rule_that_the_log_does_not_show_makes_the_run_invalid() {
        Verdict verdict = judge(stopped().with("escalationRecall", 1000, 1000), Optional.empty(), StoppingRules.NONE);
        assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
        assertThat(verdict.reasons().get(0).because()).contains("RUN_ENDED", "none of the declared ones has");
        assertThat(verdict.stop()).isEmpty();
    }

    @Test
    void a_run_that_came_to_its_end_was_not_stopped() {
        Verdict verdict = judge(Runs.healthy().with("escalationRecall", 1000, 1000), MISSED);
        assertThat(verdict.decision()).isEqualTo(Decision.PROMOTE);
        assertThat(verdict.stop()).isEmpty();
    }

    @Test
    void what_was_due_by_then_must_have_begun() {
        assertThat(judge(Runs.healthy().decided(300, 294).with("escalationRecall", 1, 2), MISSED)
                        .decision())
                .isEqualTo(Decision.ROLL_BACK);
        Verdict verdict = judge(Runs.healthy().decided(300, 293).with("escalationRecall", 1, 2), MISSED);
        assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
        assertThat(verdict.reasons().get(0).because())
                .contains("ARRIVALS: 293 of 300 planned contacts that were due by then began");
    }

    @Test
    void nothing_helps_a_run_that_does_not_count() {
        Verdict verdict = judge(stopped().with("escalationRecall", 1, 200).faults("HARNESS", 1), MISSED);
        assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
        assertThat(codes(verdict)).containsExactly("RUN_INVALID", "STOPPED_EARLY");
    }

    @Test
    void every_end_has_its_words() {
        for (EndReason reason : EndReason.values()) {
            Verdict verdict = judge(
                    Runs.healthy().ended(reason, 0).with("escalationRecall", 1000, 1000),
                    Optional.empty(),
                    StoppingRules.NONE);
            assertThat(verdict.run().checks().get(0).because()).isNotBlank();
        }
    }
}
