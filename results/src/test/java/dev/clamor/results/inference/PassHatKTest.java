package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassHatKTest {
    // By the definition, as in sierra-research/tau-bench, run.py: 4, 3, 0, 4, 2 good of 4 trials. k = 2: (6 + 3 + 0 + 6
    // + 1) / 6 / 5.
    @ParameterizedTest
    @CsvSource({"1, 0.65", "2, 0.5333333", "3, 0.45", "4, 0.40"})
    void mean_over_tasks(int k, double expected) {
        assertThat(PassHatK.mean(trials(4, 3, 0, 4, 2), k).orElseThrow()).isCloseTo(expected, within(5.1e-8));
    }

    // tau-bench, README, row gpt-4o (tool calling): 0.380, 0.237, 0.185, 0.160. The counts are not published; 50 tasks
    // of which 16, 13, 8, 5, 8 passed 0, 1, 2, 3, 4 times of 4 are the counts that give these four figures.
    @ParameterizedTest
    @CsvSource({"1, 0.380", "2, 0.237", "3, 0.185", "4, 0.160"})
    void leaderboard(int k, double published) {
        List<Ratio> tasks = new ArrayList<>();
        int[] times = {16, 13, 8, 5, 8};
        for (int good = 0; good < times.length; good++) {
            tasks.addAll(Collections.nCopies(times[good], new Ratio(good, 4)));
        }
        assertThat(PassHatK.mean(tasks, k).orElseThrow()).isCloseTo(published, within(5.1e-4));
    }

    @Test
    void is_the_share_of_all_draws_that_are_good() {
        // 7 of 10, k = 3: 35 of 120 draws.
        assertThat(PassHatK.of(new Ratio(7, 10), 3)).isCloseTo(35.0 / 120, within(1e-15));
        assertThat(PassHatK.of(new Ratio(2, 10), 3)).isZero();
        assertThat(PassHatK.of(new Ratio(1000, 1000), 1000)).isEqualTo(1);
        assertThat(PassHatK.of(new Ratio(999, 1000), 1000)).isZero();
    }

    @Test
    void falls_as_k_grows_and_never_exceeds_the_power_of_the_share() {
        for (int k = 2; k <= 10; k++) {
            Ratio trials = new Ratio(9, 10);
            assertThat(PassHatK.of(trials, k)).isLessThan(PassHatK.of(trials, k - 1));
            assertThat(PassHatK.of(trials, k)).isLessThan(Math.pow(0.9, k));
        }
    }

    @Test
    void the_worst_task_comes_first() {
        TreeMap<String, Ratio> tasks = new TreeMap<>();
        for (int i = 0; i < 48; i++) {
            tasks.put("fine " + i, new Ratio(10, 10));
        }
        tasks.put("hopeless", new Ratio(0, 10));
        tasks.put("bad", new Ratio(2, 10));
        tasks.put("as bad", new Ratio(2, 10));
        List<PassHatK.Task> least = PassHatK.least(tasks, 4);
        assertThat(least).hasSize(51);
        assertThat(least.stream().limit(4).map(PassHatK.Task::task))
                .containsExactly("hopeless", "as bad", "bad", "fine 0");
        assertThat(least.get(0).value()).isZero();
    }

    @Test
    void too_few_trials_are_refused_and_no_tasks_say_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PassHatK.mean(List.of(new Ratio(4, 4), new Ratio(3, 3)), 4))
                .withMessage("pass^k: expected k of at least 1 and k trials or more. Found: k = 4, trials = 3");
        assertThatIllegalArgumentException().isThrownBy(() -> PassHatK.of(new Ratio(4, 4), 0));
        assertThat(PassHatK.mean(List.of(), 4)).isEmpty();
    }

    private static List<Ratio> trials(int... goodOfFour) {
        List<Ratio> trials = new ArrayList<>();
        for (int good : goodOfFour) {
            trials.add(new Ratio(good, 4));
        }
        return trials;
    }
}
