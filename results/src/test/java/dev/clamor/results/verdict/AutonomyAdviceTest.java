package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Verdict.Autonomy.Advice;
import dev.clamor.results.verdict.Verdict.Autonomy.Next;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutonomyAdviceTest {
    private static final Slo CONTAINMENT = Runs.slo("solved", "trueContainment", "0.70", true);

    private final Slo actions = Runs.slo("actions", "wrongActionFree", "0.98", true);

    private Verdict verdict(Map<String, Ratio> solved, Map<String, Ratio> right) {
        return judge(
                Runs.healthy().intents("trueContainment", solved).intents("wrongActionFree", right),
                CONTAINMENT,
                actions);
    }

    @Test
    void raise_keep_and_lower_each_name_the_objective() {
        Verdict verdict = verdict(
                Map.of("dispute", new Ratio(190, 200), "price", new Ratio(145, 200), "refund", new Ratio(90, 200)),
                Map.of("dispute", new Ratio(300, 300), "price", new Ratio(300, 300), "refund", new Ratio(300, 300)));
        assertThat(verdict.autonomy())
                .extracting(Verdict.Autonomy::intent, Verdict.Autonomy::level, Verdict.Autonomy::advice)
                .containsExactly(
                        tuple("dispute", 2, Advice.RAISE),
                        tuple("price", 0, Advice.KEEP),
                        tuple("refund", 0, Advice.LOWER));
        assertThat(verdict.autonomy().get(1).because())
                .startsWith("trueContainment 145 of 200: at least ")
                .endsWith("which does not reach the target of 70 % (solved).");
        assertThat(verdict.autonomy().get(2).because())
                .isEqualTo("trueContainment 90 of 200, significantly below the target of 70 % (solved).");
    }

    @Test
    void wrong_actions_lower_however_much_is_solved() {
        Verdict verdict = verdict(Map.of("dispute", new Ratio(200, 200)), Map.of("dispute", new Ratio(180, 200)));
        assertThat(verdict.autonomy().get(0).advice()).isEqualTo(Advice.LOWER);
        assertThat(verdict.autonomy().get(0).because()).contains("(actions)");
    }

    @Test
    void few_contacts_keep() {
        Verdict verdict = verdict(Map.of("dispute", new Ratio(0, 10)), Map.of("dispute", new Ratio(10, 10)));
        assertThat(verdict.autonomy().get(0).advice()).isEqualTo(Advice.KEEP);
        assertThat(verdict.autonomy().get(0).because()).isEqualTo("wrongActionFree 10 of 10: 50 events are asked for.");
    }

    @Test
    void an_unknown_level_and_a_broken_run_keep() {
        Map<String, Ratio> good = Map.of("price", new Ratio(300, 300));
        assertThat(verdict(good, good).autonomy().get(0).because()).contains("no scenario in the manifest");
        Verdict broken = judge(Runs.healthy().open(1).intents("trueContainment", good), CONTAINMENT, actions);
        assertThat(broken.autonomy().get(0).advice()).isEqualTo(Advice.KEEP);
    }

    @Test
    void without_the_two_gating_objectives_nothing_is_raised() {
        Map<String, Ratio> good = Map.of("dispute", new Ratio(300, 300));
        Verdict verdict = judge(Runs.healthy().intents("trueContainment", good), CONTAINMENT);
        assertThat(verdict.autonomy().get(0).because()).startsWith("Gating objectives on both");
    }

    @Test
    void an_objective_on_slices_of_time_says_nothing_of_contacts() {
        Slo slices = new Slo(
                "steady",
                "trueContainment",
                new BigDecimal("0.70"),
                true,
                0.95,
                50,
                Slo.Estimand.SUITE,
                "",
                new Budgeting.Timeslices(10, BigDecimal.ONE),
                Optional.empty());
        Map<String, Ratio> good = Map.of("dispute", new Ratio(300, 300));
        Runs run = Runs.healthy().intents("trueContainment", good).intents("wrongActionFree", good);
        assertThat(judge(run, slices, actions).autonomy().get(0).because()).startsWith("Gating objectives on both");
        assertThat(judge(run, slices, CONTAINMENT, actions).autonomy().get(0).advice())
                .isEqualTo(Advice.RAISE);
    }

    /** 190 of 200 reach 70 %; 145 of 200 (72.5 %) would with 1,000 events or so; 90 of 200 never would. */
    @Test
    void say_what_is_missing_for_the_next_level() {
        Verdict verdict = verdict(
                Map.of("dispute", new Ratio(190, 200), "price", new Ratio(145, 200), "refund", new Ratio(90, 200)),
                Map.of("dispute", new Ratio(300, 300), "price", new Ratio(300, 300), "refund", new Ratio(300, 300)));

        assertThat(next(verdict, 0))
                .isEqualTo(new Next(List.of(), Optional.empty(), "Nothing: both objectives are met."));
        long more = next(verdict, 1).moreEvents().orElseThrow();
        assertThat(next(verdict, 1).because())
                .endsWith(" more contacts of this intent at the observed rate of 72.5 % by trueContainment.");
        assertThat(next(verdict, 1).objectives()).containsExactly("solved");
        assertThat(Intervals.lowerBound(0.725 * (200 + more), 200 + more, 0.05)).isCloseTo(0.70, within(1e-4));
        assertThat(next(verdict, 2).moreEvents()).isEmpty();
        assertThat(next(verdict, 2).because())
                .isEqualTo("trueContainment must rise clearly above 70 %; it is 45.0 % (90 of 200).");
    }

    @Test
    void name_every_objective_that_stands_in_the_way() {
        Verdict verdict = verdict(Map.of("dispute", new Ratio(9, 10)), Map.of("dispute", new Ratio(10, 10)));

        assertThat(next(verdict, 0).objectives()).containsExactly("actions", "solved");
        assertThat(next(verdict, 0).because())
                .isEqualTo("139 more contacts of this intent at the observed rate of 100.0 % by wrongActionFree."
                        + " 40 more contacts of this intent at the observed rate of 90.0 % by trueContainment.");
        assertThat(next(verdict, 0).moreEvents()).contains(139L);
    }

    @Test
    void an_intent_without_events_needs_as_many_as_could_ever_do() {
        Verdict verdict = verdict(Map.of("dispute", new Ratio(200, 200)), Map.of());

        assertThat(next(verdict, 0).because()).isEqualTo("149 contacts of this intent, all good by wrongActionFree.");
    }

    @Test
    void a_level_that_nobody_states_and_a_broken_run_have_no_next_one() {
        Map<String, Ratio> good = Map.of("price", new Ratio(300, 300));

        assertThat(next(verdict(good, good), 0).because()).contains("states its level");
        Verdict broken = judge(Runs.healthy().open(1).intents("trueContainment", good), CONTAINMENT, actions);
        assertThat(next(broken, 0).because()).isEqualTo("A run that counts.");
        Verdict one = judge(Runs.healthy().intents("trueContainment", good), CONTAINMENT);
        assertThat(next(one, 0).because()).isEqualTo("Gating objectives on wrongActionFree and trueContainment.");
    }

    private static Next next(Verdict verdict, int index) {
        return verdict.autonomy().get(index).next();
    }

    private static Verdict judge(Runs run, Slo... slos) {
        return Judge.judge(run.snapshot(), Manifests.planned(Runs.CONTACTS), Runs.objectives(slos));
    }
}
