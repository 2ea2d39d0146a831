package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.inference.Intervals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoreEventsTest {
    // Without bad events: the published numbers of Wilks. Without good ones, upper bound 1 - 0.05^(1/n) < 0.9 from n =
    // 2.
    @ParameterizedTest
    @CsvSource({"1, 0.95, 59", "1, 0.99, 299", "1, 0.90, 29", "0, 0.9, 2"})
    void all_alike(double share, double target, double n) {
        assertThat(MoreEvents.needed(share, target, 0.05)).hasValue(n);
    }

    // The bounds themselves are the reference: they decide at the number given and not well below it.
    @ParameterizedTest
    @CsvSource({"0.92, 0.90", "0.905, 0.90", "0.85, 0.90", "0.991, 0.99", "0.3, 0.7"})
    void the_number_is_the_least_that_decides(double share, double target) {
        double n = MoreEvents.needed(share, target, 0.05).orElseThrow();
        assertThat(decides(share, target, n)).isTrue();
        assertThat(decides(share, target, n - 2)).isFalse();
    }

    @Test
    void on_the_target_and_hardly_off_it_no_number_is_enough() {
        assertThat(MoreEvents.needed(0.9, 0.9, 0.05)).isEmpty();
        assertThat(MoreEvents.needed(0.90001, 0.9, 0.05)).isEmpty();
        assertThat(MoreEvents.needed(0.899999, 0.9, 0.05)).isEmpty();
    }

    private static boolean decides(double share, double target, double n) {
        return share > target
                ? Intervals.lowerBound(share * n, n, 0.05) >= target
                : Intervals.upperBound(share * n, n, 0.05) < target;
    }
}
