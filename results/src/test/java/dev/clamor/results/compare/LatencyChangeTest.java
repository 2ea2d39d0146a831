package dev.clamor.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.latency.LatencyHistogram;
import org.junit.jupiter.api.Test;

class LatencyChangeTest {
    /** The histogram keeps three digits. */
    private static final double DIGITS = 0.002;

    private static LatencyHistogram millis(int count, int from) {
        LatencyHistogram histogram = LatencyHistogram.dense();
        for (int i = 0; i < count; i++) {
            histogram.record((from + i) * 1000L);
        }
        return histogram;
    }

    @Test
    void a_run_against_itself_differs_by_nothing() {
        LatencyHistogram run = millis(1000, 1);
        assertThat(LatencyChange.of(run, run)).hasSize(4).allSatisfy(change -> {
            assertThat(change.differenceMillis()).isZero();
            assertThat(change.clear()).isFalse();
        });
    }

    @Test
    void the_interval_spans_the_order_statistics_of_both_runs() {
        // 1000 values of 1 to 1000 ms, later 1201 to 2200: the median's ranks at 97.5 % are 465 and 536 (binomial)
        LatencyChange median =
                LatencyChange.of(millis(1000, 1201), millis(1000, 1)).get(0);
        assertThat(median.percent()).isEqualTo(50);
        assertThat(median.differenceMillis()).isCloseTo(1200, within(1200 * DIGITS));
        assertThat(median.lowerMillis()).isCloseTo(1200 + 465 - 536, within(2200 * DIGITS));
        assertThat(median.upperMillis()).isCloseTo(1200 + 536 - 465, within(2200 * DIGITS));
        assertThat(median.clear()).isTrue();
    }

    @Test
    void too_few_replies_have_no_interval_and_none_no_percentile() {
        LatencyChange p99 = LatencyChange.of(millis(50, 1), millis(50, 100)).get(3);
        assertThat(p99.differenceMillis()).isNegative();
        assertThat(p99.upperMillis()).isNaN();
        assertThat(p99.clear()).isFalse();
        LatencyChange none =
                LatencyChange.of(LatencyHistogram.dense(), millis(50, 100)).get(0);
        assertThat(none.candidateMillis()).isNaN();
        assertThat(none.clear()).isFalse();
    }
}
