package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InjectionTest {
    private static final Workload WORKLOAD =
            new Workload.OpenWorkload(List.of(new Stage("only", 1, 1, 10, false)), Workload.Spacing.EVEN);

    private long nanos;
    private final RunClock clock = new RunClock(() -> nanos, leadMicros -> {});

    private static Schedule due(long... micros) {
        return new FixedSchedule(WORKLOAD, micros, Shard.WHOLE);
    }

    private static List<Long> startMillis(Injection injection) {
        List<Long> starts = new ArrayList<>();
        while (injection.hasNext()) {
            starts.add(injection.next().toMillis());
        }
        return starts;
    }

    @Test
    void the_first_user_starts_at_once_and_the_others_after_it_as_they_are_due() {
        Injection injection = new Injection(due(300_000, 300_000, 2_500_000), clock, true);
        assertThat(startMillis(injection)).containsExactly(0L, 0L, 2_200L);
        assertThat(injection.leadMicros()).isEqualTo(200_000);
        assertThat(injection.late()).isFalse();
    }

    /** The first is due 200 ms after its start; who is due 300 ms later has half a second too, who is due before has less. */
    @Test
    void with_nothing_to_prepare_the_first_ones_are_due_sooner() {
        Injection injection = new Injection(due(300_000, 500_000, 600_000, 2_500_000), clock, false);
        assertThat(startMillis(injection)).containsExactly(0L, 0L, 0L, 1_900L);
        assertThat(injection.leadMicros()).isEqualTo(-100_000);
    }

    /** The clock is 0 in 5 s, and users start half a second before they are due. */
    @Test
    void with_an_instant_to_begin_at_users_start_half_a_second_before_they_are_due() {
        clock.startIn(5_000_000);
        assertThat(startMillis(new Injection(due(0, 300_000, 2_500_000), clock, false)))
                .containsExactly(4_500L, 4_800L, 7_000L);
    }

    @Test
    void who_is_ready_in_the_last_half_second_starts_at_once() {
        clock.startIn(400_000);
        Injection injection = new Injection(due(0, 2_000_000), clock, false);
        assertThat(startMillis(injection)).containsExactly(0L, 1_900L);
        assertThat(injection.late()).isFalse();
    }

    @Test
    void past_the_instant_there_is_one_user_only_who_can_end_the_run() {
        clock.startIn(400_000);
        nanos = 400_001_000;
        Injection injection = new Injection(due(0, 2_000_000, 9_000_000), clock, false);
        assertThat(startMillis(injection)).containsExactly(0L);
        assertThat(injection.late()).isTrue();
    }
}
