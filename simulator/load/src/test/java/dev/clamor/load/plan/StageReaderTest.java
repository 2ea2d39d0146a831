package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.load.plan.Stage.Piece;
import dev.clamor.persona.RandomStreams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageReaderTest {

    @Test
    void steps_are_stages_of_their_own_with_ramps_between() {
        List<Stage> stages = stages("""
                  - {name: load, steps: {from: 10, to: 40, count: 4, each: 30s, ramp: 5s}, warm_up: true}
                """);
        assertThat(stages).extracting(Stage::name).containsExactly("load 1", "load 2", "load 3", "load 4");
        assertThat(stages).extracting(Stage::shape).startsWith("step 1 of 4").endsWith("step 4 of 4");
        assertThat(stages).allMatch(Stage::warmUp);
        assertThat(stages.get(0).pieces()).containsExactly(new Piece(10, 10, 30));
        assertThat(stages.get(2).pieces()).containsExactly(new Piece(20, 30, 5), new Piece(30, 30, 30));
        // 30 * (10 + 20 + 30 + 40) on the steps, 5 * (15 + 25 + 35) on the ramps
        assertThat(stages.stream().mapToDouble(Stage::area).sum()).isCloseTo(3_375, within(1e-9));
    }

    @Test
    void a_spike_rises_from_the_level_before_and_falls_back_to_it() {
        List<Stage> stages = stages("""
                  - {name: ramp, from: 0, to: 20, for: 10s}
                  - {name: spike, spike: {to: 60, up: 2s, hold: 10s, down: 4s}}
                """);
        assertThat(stages.get(1).pieces())
                .containsExactly(new Piece(20, 60, 2), new Piece(60, 60, 10), new Piece(60, 20, 4));
        assertThat(stages.get(1).area()).isCloseTo(80 + 600 + 160, within(1e-9));
    }

    @Test
    void a_spike_may_be_sudden_and_state_its_own_base() {
        assertThat(stages("  - {name: spike, spike: {from: 5, to: 60, hold: 1m, down: 10s}}\n")
                        .get(0)
                        .pieces())
                .containsExactly(new Piece(60, 60, 60), new Piece(60, 5, 10));
    }

    @Test
    void a_recovery_is_at_the_level_before_the_last_spike_or_steps() {
        List<Stage> stages = stages("""
                  - {name: calm, rate: 8, for: 1m}
                  - {name: stress, steps: {from: 10, to: 30, count: 3, each: 1m}}
                  - {name: after, recovery: {for: 90s}}
                  - {name: again, recovery: {for: 10s, stage: stress 2}}
                  - {name: long, soak: {rate: 12, for: 1h}}
                """);
        assertThat(stages.get(4).pieces()).containsExactly(new Piece(8, 8, 90));
        assertThat(stages.get(4).shape()).isEqualTo("back to the level of stage calm");
        assertThat(stages.get(5).pieces()).containsExactly(new Piece(20, 20, 10));
        assertThat(stages.get(6))
                .isEqualTo(new Stage("long", List.of(new Piece(12, 12, 3_600)), false, Stage.Mix.SAME, "soak"));
    }

    @Test
    void a_group_is_repeated_round_after_round() {
        List<Stage> stages = stages("""
                  - {name: calm, rate: 5, for: 10s}
                  - repeat: 2
                    stages:
                      - {name: rush, spike: {to: 20, hold: 5s}}
                      - {name: rest, recovery: {for: 10s}}
                """);
        assertThat(stages)
                .extracting(Stage::name)
                .containsExactly("calm", "rush, round 1", "rest, round 1", "rush, round 2", "rest, round 2");
        assertThat(stages.get(3).pieces()).isEqualTo(stages.get(1).pieces());
    }

    @Test
    void a_stage_may_have_a_mix_of_its_own() {
        Stage stage = stages("""
                  - name: outage
                    rate: 5
                    for: 10s
                    mix: {personas: {angry_repeat: 3, polite_elder: 0}, scenarios: {telecom_billing_dispute: 9.5}}
                """).get(0);
        assertThat(stage.mix().personas()).isEqualTo(Map.of("angry_repeat", 3.0, "polite_elder", 0.0));
        assertThat(stage.mix().scenarios()).isEqualTo(Map.of("telecom_billing_dispute", 9.5));
        assertThat(stage.stretched(2).mix()).isEqualTo(stage.mix());
    }

    @Test
    void lengths_are_texts_or_seconds() {
        RunPlan plan = read("drain: 2m\nrequest_timeout: 500ms\n", """
                  - {name: a, rate: 1, for: 1.5h}
                  - {name: b, rate: 1, seconds: 90}
                  - {name: c, rate: 1, for: 90}
                """, new Problems());
        assertThat(plan.workload().stages()).extracting(Stage::seconds).containsExactly(5_400.0, 90.0, 90.0);
        assertThat(plan.drainSeconds()).isEqualTo(120);
        assertThat(plan.requestTimeoutSeconds()).isEqualTo(0.5);
    }

    @Test
    void even_arrivals_of_a_spike_come_at_the_instants_of_its_area() {
        List<Stage> stages = stages("  - {name: s, spike: {from: 0, to: 10, up: 10s, hold: 5s, down: 10s}}\n");
        long[] due =
                Arrivals.dueMicros(new Workload.OpenWorkload(stages, Workload.Spacing.EVEN), 0, new RandomStreams(1));
        assertThat(due).hasSize(150);
        // up: 0.5 t^2 contacts after t; held: 50 + 10 (t - 10); down: symmetrical to up
        assertThat(due[0]).isEqualTo(Math.round(1e6 * Math.sqrt(1)));
        assertThat(due[49]).isEqualTo(Math.round(1e6 * Math.sqrt(99)));
        assertThat(due[50]).isEqualTo(10_050_000);
        assertThat(due[149] / 1e6).isCloseTo(25 - Math.sqrt(1), within(1e-6));
    }

    @Test
    void every_problem_of_every_shape_is_reported_at_once() {
        Problems problems = new Problems();
        read("drain: soon\n", """
                  - {name: a, spike: {to: 5, hold: 1s}}
                  - {name: b, rate: 5, steps: {from: 1, to: 2, count: 1, each: 0s}}
                  - {name: c, recovery: {for: 10s, stage: nowhere}}
                  - {name: d, rate: 5, for: 10s, seconds: 10}
                  - {name: e}
                  - {name: f, curve: {file: gone.csv, peak: 5}}
                  - {name: g, soak: {rat: 5, for: 10s}}
                  - {repeat: 2, stages: []}
                  - {name: h, rate: 1, for: 1s, mix: {persons: {a: 1}}}
                  - {name: h, rate: 1, for: 1s}
                """, problems);
        assertThat(problems.all())
                .extracting(Problem::key)
                .contains(
                        "drain",
                        "stages[0].spike.from",
                        "stages[1].rate",
                        "stages[1].steps.count",
                        "stages[1].steps.each",
                        "stages[2].recovery.stage",
                        "stages[3].for",
                        "stages[4].rate",
                        "stages[5].curve.for",
                        "stages[6].soak.rate",
                        "stages[6].soak.rat",
                        "stages[7].stages",
                        "stages[8].mix.persons",
                        "stages[9].name");
        assertThat(problems.all()).extracting(Problem::file).contains("gone.csv");
        assertThat(problems.all())
                .extracting(Problem::found)
                .anyMatch(found -> found.contains("did you mean \"rate\"?"));
    }

    private static List<Stage> stages(String yaml) {
        Problems problems = new Problems();
        RunPlan plan = read("", yaml, problems);
        assertThat(problems.all()).isEmpty();
        return plan.workload().stages();
    }

    /** The plan; storm where it has problems. */
    private static RunPlan read(String top, String stages, Problems problems) {
        return PlanCatalog.read("plan.yaml", "name: test\n" + top + "stages:\n" + stages, problems)
                .orElseGet(() -> PlanCatalog.read(
                                "storm.yaml", PlanCatalog.packagedText("storm").orElseThrow(), new Problems())
                        .orElseThrow());
    }
}
