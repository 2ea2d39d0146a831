package dev.clamor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.conversation.RunEvent.Holdings;
import dev.clamor.results.archive.Manifest.HealthLimits;
import org.junit.jupiter.api.Test;

class GeneratorLimitTest {
    @Test
    void nothing_is_said_at_the_limits_themselves() {
        assertThat(passed(500_000, 1_000_000, 400_000, 200_000, new Holdings(9, 10, 0, 1, 1, 1_000_000, 0)))
                .isEmpty();
    }

    @Test
    void what_is_passed_is_named() {
        Holdings fine = new Holdings(1, 0, 0, 1, 1, 1, 0);
        assertThat(passed(500_600, 0, 0, 0, fine)).isEqualTo("schedule lag 501 ms");
        assertThat(passed(900_000, 1_200_000, 0, 0, fine)).isEqualTo("timers late 1200 ms");
        assertThat(passed(0, 0, 401_000, 0, fine)).isEqualTo("garbage collection 401 ms");
        assertThat(passed(0, 0, 0, 200_001, fine)).isEqualTo("log behind by 200001 events");
        assertThat(passed(0, 0, 0, 0, new Holdings(1, 11, 0, 1, 1, 1, 0)))
                .isEqualTo("11 requests wait for a connection");
        assertThat(passed(0, 0, 0, 0, new Holdings(1, 0, 2, 1, 1, 1, 0))).isEqualTo("no connections left, 2 failed");
        assertThat(passed(0, 0, 0, 0, new Holdings(1, 0, 0, 1, 1, 1_000_001, 0)))
                .isEqualTo("open files 1000001");
    }

    private static String passed(long lag, long loop, long gc, int log, Holdings process) {
        return GeneratorLimit.passed(
                new HealthSampled(0, 1, 1, lag, lag, loop, gc, 0.5, log, process), HealthLimits.DEFAULT);
    }
}
