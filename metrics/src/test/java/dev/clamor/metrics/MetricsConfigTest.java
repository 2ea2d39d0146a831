package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsConfigTest {
    private static final SortedSet<Long> NONE = new TreeSet<>();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1999999, 0",
        "2000000, 1",
        "-1, -1",
        "9223372036854775807, 2147483647",
        "-9223372036854775808, -2147483648"
    })
    void a_slice_begins_with_its_first_microsecond(long atMicros, int slice) {
        assertThat(new MetricsConfig(NONE, 2, 12).slice(atMicros)).isEqualTo(slice);
    }

    @Test
    void thresholds_are_copied() {
        SortedSet<Long> thresholds = new TreeSet<>(List.of(500L));
        MetricsConfig config = new MetricsConfig(thresholds, 2, 12);
        thresholds.add(900L);

        assertThat(config.latencyThresholdsMillis()).containsExactly(500L);
    }

    @Test
    void settings_that_cannot_be_meant_are_refused() {
        assertThatThrownBy(() -> new MetricsConfig(NONE, 0, 12))
                .hasMessage("sliceSeconds: expected at least 1. Found: 0");
        assertThatThrownBy(() -> new MetricsConfig(NONE, 2, -1)).hasMessage("worst: expected at least 0. Found: -1");
    }

    @Test
    void without_slices_a_week_is_one() {
        MetricsConfig config = new MetricsConfig(new TreeSet<>(List.of(1_000L)), 2, 3).unsliced();
        assertThat(config.slice(0))
                .isEqualTo(config.slice(7L * 86_400 * 1_000_000))
                .isZero();
        assertThat(config.latencyThresholdsMillis()).containsExactly(1_000L);
    }
}
