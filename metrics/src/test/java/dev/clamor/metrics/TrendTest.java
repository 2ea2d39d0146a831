package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void a_straight_line_has_its_slope_and_no_doubt() {
        Trend trend = Trend.of(line(0, 10, 7), 60);

        assertThat(trend).isEqualTo(new Trend(10, 420, 420, 420));
        assertThat(trend.flat(100)).isFalse();
        assertThat(trend.flat(420)).isTrue();
    }

    /** {@code scipy.stats.theilslopes([3,5,4,8,9,7,12,11,15,14], range(10))}: 1.4, 1.0 to 1.5 (SciPy 1). */
    @Test
    void the_interval_is_that_of_scipy() {
        long[] values = {3, 5, 4, 8, 9, 7, 12, 11, 15, 14};
        TreeMap<Integer, Long> byMinute = new TreeMap<>();
        IntStream.range(0, values.length).forEach(i -> byMinute.put(i, values[i]));
        Trend trend = Trend.of(byMinute, 1);

        assertThat(trend.perHour()).isCloseTo(1.4, within(1e-12));
        assertThat(trend.low()).isCloseTo(1.0, within(1e-12));
        assertThat(trend.high()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void too_few_windows_tell_nothing() {
        Trend trend = Trend.of(line(0, Trend.LEAST_WINDOWS - 1, 7), 60);

        assertThat(trend.windows()).isEqualTo(9);
        assertThat(trend.perHour()).isNaN();
        assertThat(trend.flat(1e9)).isFalse();
    }

    @Test
    void long_runs_are_joined_into_wider_windows_of_the_same_slope() {
        Trend trend = Trend.of(line(3, 10_000, 7), 60);

        assertThat(trend.windows()).isBetween(60, 121);
        assertThat(trend.perHour()).isCloseTo(420, within(10.0));
    }

    /**
     * Noise without growth: the interval holds 0 in about 95 of 100 series. Seed 1; Binomial(200, 0.95) is below 178 with
     * a chance of 0.0002 (scipy.stats.binom.cdf(177, 200, 0.95)).
     */
    @Test
    void noise_is_flat() {
        Random random = new Random(1);
        long flat = IntStream.range(0, 200)
                .filter(series -> {
                    TreeMap<Integer, Long> noise = new TreeMap<>();
                    IntStream.range(0, 40).forEach(i -> noise.put(i, (long) (1e6 + 1e5 * random.nextGaussian())));
                    Trend trend = Trend.of(noise, 60);
                    return trend.low() <= 0 && trend.high() >= 0;
                })
                .count();
        assertThat(flat).isGreaterThanOrEqualTo(178);
    }

    private static TreeMap<Integer, Long> line(int from, int windows, long slope) {
        TreeMap<Integer, Long> line = new TreeMap<>();
        IntStream.range(from, from + windows).forEach(i -> line.put(i, 1_000 + slope * i));
        return line;
    }
}
