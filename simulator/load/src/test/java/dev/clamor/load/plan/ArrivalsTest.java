package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.persona.RandomStreams;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Stage RAMP = new Stage("ramp", 0, 100, 10, true);
    private static final Stage PLATEAU = new Stage("plateau", 100, 100, 10, false);

    @Test
    void even_arrivals_follow_the_area_under_the_rate() {
        long[] due = Arrivals.dueMicros(open(Workload.Spacing.EVEN, RAMP, PLATEAU), 0, new RandomStreams(1));
        assertThat(due).hasSize(1500).isSorted();
        // area of a ramp 0..100 over 10 s is 5 t^2: half of its 500 contacts are due by t = sqrt(50)
        assertThat(due[250] / 1e6).isCloseTo(Math.sqrt(250.5 / 5), within(1e-6));
        assertThat(due[1000] / 1e6).isCloseTo(10 + 500.5 / 100, within(1e-6));
    }

    /** The count is Poisson(1500), sd 38.7; a bound of 5 sd is left once in 1.7 million seeds, and the seed is fixed. */
    @Test
    void poisson_arrivals_have_the_expected_count_and_exponential_gaps() {
        long[] due = Arrivals.dueMicros(open(Workload.Spacing.POISSON, RAMP, PLATEAU), 0, new RandomStreams(7));
        assertThat(due).isSorted();
        assertThat((double) due.length).isCloseTo(1500, within(5 * Math.sqrt(1500)));
        long plateau = java.util.Arrays.stream(due).filter(t -> t >= 10_000_000).count();
        assertThat((double) plateau).isCloseTo(1000, within(5 * Math.sqrt(1000)));
    }

    @Test
    void a_limit_keeps_the_first_contacts_as_they_are() {
        Workload.OpenWorkload workload = open(Workload.Spacing.POISSON, RAMP, PLATEAU);
        long[] all = Arrivals.dueMicros(workload, 0, new RandomStreams(3));
        long[] some = Arrivals.dueMicros(workload, 100, new RandomStreams(3));
        assertThat(some).hasSize(100).containsExactly(java.util.Arrays.copyOf(all, 100));
    }

    @Test
    void an_instant_belongs_to_the_stage_that_has_begun_and_not_ended() {
        Workload.OpenWorkload workload = open(Workload.Spacing.EVEN, RAMP, PLATEAU);
        assertThat(workload.stageAt(0)).isEqualTo(RAMP);
        assertThat(workload.stageAt(9_999_999)).isEqualTo(RAMP);
        assertThat(workload.stageAt(10_000_000)).isEqualTo(PLATEAU);
        assertThat(workload.stageAt(99_000_000)).isEqualTo(PLATEAU);
    }

    private static Workload.OpenWorkload open(Workload.Spacing spacing, Stage... stages) {
        return new Workload.OpenWorkload(List.of(stages), spacing);
    }
}
