package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final AtomicLong wall = new AtomicLong(1_700_000_000_000_000L);
    private final AtomicLong nanos = new AtomicLong(-42_000);
    private final ClockWatch watch = new ClockWatch(wall::get, nanos::get);

    @Test
    void clocks_that_go_alike_are_not_apart() {
        pass(7_200_000_000L);
        assertThat(watch.stepMicros()).isZero();
    }

    @Test
    void a_wall_clock_that_is_set_is_noticed_in_either_direction() {
        pass(5_000_000);
        wall.addAndGet(-3_600_000_000L);
        assertThat(watch.stepMicros()).isEqualTo(-3_600_000_000L);
        wall.addAndGet(3_601_000_000L);
        assertThat(watch.stepMicros()).isEqualTo(1_000_000);
    }

    private void pass(long micros) {
        wall.addAndGet(micros);
        nanos.addAndGet(1_000 * micros);
    }
}
