package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileRanksTest {
    /**
     * Ten values, median: ranks 2 and 9, coverage 0.978515625 (David and Nagaraja, Order Statistics, section 7.1, style).
     * The others were computed from the binomial distribution function; the last ones are too small for an end.
     */
    @ParameterizedTest
    @CsvSource({
        "10, 0.5, 2, 9",
        "1000, 0.95, 936, 964",
        "1000, 0.99, 983, 997",
        "100, 0.5, 40, 61",
        "5, 0.95, 4, 6",
        "3, 0.5, 0, 4",
        "0, 0.5, 0, 1"
    })
    void the_ranks_are_the_narrowest_with_half_the_error_on_each_side(long n, double q, long lower, long upper) {
        assertThat(QuantileRanks.of(n, q, 0.05)).isEqualTo(new QuantileRanks(lower, upper));
    }

    @ParameterizedTest
    @CsvSource({"0.5", "0.95", "0.99"})
    void the_normal_ranks_of_many_values_continue_the_exact_ones(double q) {
        QuantileRanks exact = QuantileRanks.of(1_000_000, q, 0.05);
        QuantileRanks normal = QuantileRanks.of(1_000_001, q, 0.05);
        assertThat(normal.lower()).isBetween(exact.lower() - 4, exact.lower() + 4);
        assertThat(normal.upper()).isBetween(exact.upper() - 4, exact.upper() + 4);
    }
}
