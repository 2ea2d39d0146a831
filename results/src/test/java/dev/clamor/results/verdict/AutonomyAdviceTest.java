package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Verdict.Autonomy.Advice;
import java.math.BigDecimal;
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

    private static Verdict judge(Runs run, Slo... slos) {
        return Judge.judge(run.snapshot(), Manifests.planned(Runs.CONTACTS), Runs.objectives(slos));
    }
}
