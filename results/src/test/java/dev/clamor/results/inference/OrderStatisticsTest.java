package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.results.inference.OrderStatistics.Ranks;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticsTest {
    private static final double ALPHA = 0.05;

    // The sign test's interval for a median of ten values: 1 - 2 (1 + 10) / 2^10 = 0.978515625 (David and Nagaraja,
    // 7.1).
    @Test
    void the_median_of_ten_values() {
        Ranks ranks = OrderStatistics.twoSided(10, 0.5, ALPHA).orElseThrow();

        assertThat(ranks.lower()).isEqualTo(2);
        assertThat(ranks.upper()).isEqualTo(9);
        assertThat(ranks.coverage()).isCloseTo(0.978515625, within(1e-12));
    }

    // Median: any table for the sign test, for example Conover, Practical Nonparametric Statistics, table A3 (n 6: 1,
    // 6; n
    // 20: 6, 15). The others from quantiles of the binomial distribution, R: qbinom(c(.025, .975), n, q) + c(0, 1).
    @ParameterizedTest
    @CsvSource({"6, 0.5, 1, 6", "20, 0.5, 6, 15", "100, 0.5, 40, 61", "1000, 0.95, 936, 964", "1000, 0.99, 983, 997"})
    void ranks_of_two_sided_intervals(long n, double q, long lower, long upper) {
        Ranks ranks = OrderStatistics.twoSided(n, q, ALPHA).orElseThrow();

        assertThat(ranks.lower()).isEqualTo(lower);
        assertThat(ranks.upper()).isEqualTo(upper);
        assertThat(ranks.coverage()).isGreaterThanOrEqualTo(1 - ALPHA);
    }

    // Wilks (1941): the greatest of 59 values is above the 95th percentile with 95 % confidence, of 299 above the 99th.
    @ParameterizedTest
    @CsvSource({"0.95, 59", "0.99, 299", "0.90, 29", "0.5, 5"})
    void an_upper_bound_exists_from_the_number_of_wilks_on(double q, long least) {
        assertThat(OrderStatistics.leastForUpper(q, ALPHA)).isEqualTo(least);
        assertThat(OrderStatistics.upper(least - 1, q, ALPHA)).isEmpty();
        assertThat(OrderStatistics.upper(least, q, ALPHA)).hasValue(least);
        assertThat(OrderStatistics.lower(least, 1 - q, ALPHA)).hasValue(1);
        assertThat(OrderStatistics.lower(least - 1, 1 - q, ALPHA)).isEmpty();
    }

    // 0.95^71 = 0.0262, 0.95^72 = 0.0249; 0.99^367 = 0.02502, 0.99^368 = 0.02477.
    @Test
    void a_two_sided_interval_takes_more_values_than_a_bound() {
        assertThat(OrderStatistics.twoSided(71, 0.95, ALPHA)).isEmpty();
        assertThat(OrderStatistics.twoSided(72, 0.95, ALPHA)).map(Ranks::upper).isEqualTo(Optional.of(72L));
        assertThat(OrderStatistics.twoSided(367, 0.99, ALPHA)).isEmpty();
        assertThat(OrderStatistics.twoSided(368, 0.99, ALPHA)).isPresent();
        assertThat(OrderStatistics.twoSided(0, 0.5, ALPHA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"59, 0.95", "72, 0.9", "368, 0.99", "1000, 0.5", "16143, 0.95", "2000000, 0.99"})
    void the_ends_are_as_close_as_the_level_allows(int n, double q) {
        BinomialDistribution below = new BinomialDistribution(null, n, q);
        int lower = (int) OrderStatistics.lower(n, q, ALPHA).orElseThrow();
        int upper = (int) OrderStatistics.upper(n, q, ALPHA).orElseThrow();

        assertThat(below.cumulativeProbability(lower - 1)).isLessThanOrEqualTo(ALPHA);
        assertThat(below.cumulativeProbability(lower)).isGreaterThan(ALPHA);
        assertThat(1 - below.cumulativeProbability(upper - 1)).isLessThanOrEqualTo(ALPHA + 1e-12);
        assertThat(1 - below.cumulativeProbability(upper - 2)).isGreaterThan(ALPHA);
    }

    // 2,000 samples of 400 uniform values, seeded; the 0.9 quantile is 0.9. A true chance as stated fails one of 10,000
    // such tests.
    @Test
    void the_values_at_the_ranks_hold_the_quantile_as_often_as_they_say() {
        Ranks ranks = OrderStatistics.twoSided(400, 0.9, ALPHA).orElseThrow();
        SplittableRandom random = new SplittableRandom(17);
        int held = 0;
        for (int sample = 0; sample < 2_000; sample++) {
            double[] values = random.doubles(400).sorted().toArray();
            held += values[(int) ranks.lower() - 1] <= 0.9 && 0.9 < values[(int) ranks.upper() - 1] ? 1 : 0;
        }
        BinomialDistribution samples = new BinomialDistribution(null, 2_000, ranks.coverage());

        assertThat(ranks.coverage()).isBetween(0.95, 0.965);
        assertThat(held)
                .isBetween(samples.inverseCumulativeProbability(5e-5), samples.inverseCumulativeProbability(1 - 5e-5));
    }

    @Test
    void refuses_what_is_no_quantile() {
        for (double q : Arrays.asList(0.0, 1.0, Double.NaN)) {
            assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.twoSided(10, q, ALPHA));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.lower(-1, 0.5, ALPHA));
        assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.upper(10, 0.5, 1));
    }
}
