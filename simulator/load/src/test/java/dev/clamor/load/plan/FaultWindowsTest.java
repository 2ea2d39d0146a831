package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.FaultWindow;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.persona.RandomStreams;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultWindowsTest {
    private static final String STAGES = """
            name: with_faults
            stages:
              - {name: warm_up, rate: 5, seconds: 10, warm_up: true}
              - {name: day, rate: 5, seconds: 60}
              - {name: evening, rate: 2, seconds: 30}
            """;

    private static RunPlan plan(String faults) {
        Problems problems = new Problems();
        RunPlan plan = PlanCatalog.read("plan.yaml", STAGES + faults, problems).orElse(null);
        problems.throwIfAny();
        return plan;
    }

    private static List<Problem> problems(String faults) {
        Problems problems = new Problems();
        assertThat(PlanCatalog.read("plan.yaml", STAGES + faults, problems)).isEmpty();
        return problems.all();
    }

    private static List<FaultWindow> windows(RunPlan plan, long seed) {
        return FaultWindows.of(plan.faults(), plan.workload(), new RandomStreams(seed)).stream()
                .map(FaultWindows.Planned::window)
                .toList();
    }

    @Test
    void a_window_is_given_by_stage_by_time_or_by_both() {
        RunPlan plan = plan("""
                faults:
                  - {name: all_evening, reset: {}, stage: evening}
                  - {name: later, blackout: {}, stage: day, at: 5s, for: 10s}
                  - {name: early, slow_drip: {bytes_per_second: 5}, at: 3s, for: 500ms}
                """);
        assertThat(windows(plan, 1))
                .containsExactly(
                        new FaultWindow("early", "slow_drip", 3_000_000, 3_500_000),
                        new FaultWindow("later", "blackout", 15_000_000, 25_000_000),
                        new FaultWindow("all_evening", "reset", 70_000_000, 100_000_000));
    }

    @Test
    void random_windows_are_a_function_of_the_seed_and_of_their_own_fault() {
        String flood = "  - {name: flood, status: {code: 429}, random: {count: 6, for: 4s}}\n";
        String more = "  - {name: dead, blackout: {}, random: {per_minute: 4, for: 2s}}\n";
        List<FaultWindow> alone = windows(plan("faults:\n" + flood), 7);
        assertThat(alone).hasSize(6).isEqualTo(windows(plan("faults:\n" + flood), 7));
        assertThat(windows(plan("faults:\n" + more + flood), 7)).containsAll(alone);
        assertThat(windows(plan("faults:\n" + flood), 8)).isNotEqualTo(alone);
    }

    @Test
    void random_windows_lie_in_the_judged_part_and_do_not_overlap() {
        RunPlan plan = plan("""
                faults:
                  - {name: flood, status: {code: 503}, random: {count: 18, for: 5s}}
                """);
        List<FaultWindow> windows = windows(plan, 3);
        assertThat(windows).hasSize(18).allSatisfy(window -> {
            assertThat(window.fromMicros()).isGreaterThanOrEqualTo(10_000_000);
            assertThat(window.toMicros()).isLessThanOrEqualTo(100_000_000);
        });
        IntStream.range(1, windows.size())
                .forEach(i -> assertThat(windows.get(i).fromMicros())
                        .isGreaterThanOrEqualTo(windows.get(i - 1).toMicros()));
    }

    /**
     * Windows of 1 s with gaps of mean 60 / 20 = 3 s over 90 s: a renewal process of cycles of mean 4 s and standard
     * deviation 3 s. Over 400 seeds the mean number is 90 / 4 with a standard error of about sqrt(90 * 9 / 64) / 20 = 0.18,
     * and an edge of less than one window; 5 standard errors and the edge: a false alarm in 1 of 10^6 seeds, which are
     * fixed here.
     */
    @Test
    void windows_come_as_often_as_planned() {
        RunPlan plan = plan("faults:\n  - {name: hiccup, reset: {}, random: {per_minute: 20, for: 1s}}\n");
        double mean = IntStream.range(0, 400)
                .map(seed -> windows(plan, seed).size())
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(90 / 4.0 - 1.9, 90 / 4.0 + 1.9);
    }

    @Test
    void a_stretched_plan_takes_its_faults_with_it() {
        RunPlan plan = plan("faults:\n  - {name: early, reset: {}, stage: day, at: 20s, for: 10s}\n");
        assertThat(windows(plan.lasting(50), 1))
                .containsExactly(new FaultWindow("early", "reset", 15_000_000, 20_000_000));
    }

    @Test
    void every_problem_is_reported_at_once() {
        assertThat(problems("""
                faults:
                  - {name: a, latency: {millis: -1, sharre: 2}, stage: night}
                  - {name: a, reset: {share: 2}, blackout: {}, at: 3s, for: 1s}
                  - {name: b, status: {code: 200}, at: 2s}
                  - {name: c, status: {code: 500}, at: 1000s, for: 1s}
                  - {name: d, command: {}, random: {count: 2, per_minute: 3}}
                  - {name: e, dependency: {}, random: {count: 40, for: 10s}}
                """))
                .extracting(Problem::key)
                .contains(
                        "faults[0].latency.millis",
                        "faults[0].latency.sharre",
                        "faults[0].stage",
                        "faults[1].name",
                        "faults[2].status.code",
                        "faults[2].name",
                        "faults[3].at",
                        "faults[4].command.begin",
                        "faults[4].random.count",
                        "faults[4].random.for",
                        "faults[5].dependency",
                        "faults[5].random.count");
    }

    @Test
    void a_file_has_the_same_list_and_its_names_must_differ_from_the_plans() {
        RunPlan plan = plan("faults:\n  - {name: early, reset: {}, stage: day}\n");
        Problems problems = new Problems();
        String text = "faults:\n  - {name: early, restart: {}, stage: evening, for: 5s}\n";
        assertThat(FaultReader.read("faults.yaml", text, plan, problems)).hasSize(1);
        assertThat(problems.all()).extracting(Problem::key).containsExactly("faults[0].name");
    }
}
