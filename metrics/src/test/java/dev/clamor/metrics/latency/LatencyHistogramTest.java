package dev.clamor.metrics.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
    private static final double THREE_DIGITS = 0.001;

    static Stream<Supplier<LatencyHistogram>> kinds() {
        return Stream.of(LatencyHistogram::dense, LatencyHistogram::sparse);
    }

    /** HdrHistogram's own tests (HistogramTest, percentile edge cases): nearest rank, not interpolation. */
    @ParameterizedTest
    @MethodSource("kinds")
    void a_percentile_is_the_nearest_rank(Supplier<LatencyHistogram> kind) {
        LatencyHistogram two = of(kind, 1, 2);
        LatencyHistogram five = of(kind, 1, 2, 2, 2, 2);

        assertThat(two.percentile(50)).isEqualTo(1);
        assertThat(two.percentile(50.0000000000001)).isEqualTo(2);
        assertThat(five.percentile(25)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void percentiles_of_a_lognormal_sample_are_those_of_the_sorted_data_within_a_thousandth(
            Supplier<LatencyHistogram> kind) {
        long[] values = lognormal(20_011);
        LatencyHistogram histogram = of(kind, values);
        Arrays.sort(values);

        for (double percent : new double[] {1, 10, 25, 50, 75, 90, 95, 99, 99.9, 100}) {
            long exact = values[(int) Math.ceil(percent / 100 * values.length) - 1];
            assertThat(histogram.percentile(percent)).as("p%s", percent).isCloseTo(exact, within(THREE_DIGITS * exact));
        }
        long greatest = values[values.length - 1];
        assertThat(histogram.max()).isCloseTo(greatest, within(THREE_DIGITS * greatest));
        double mean = Arrays.stream(values).average().orElseThrow();
        assertThat(histogram.mean()).isCloseTo(mean, within(THREE_DIGITS * mean));
        assertThat(histogram.count()).isEqualTo(values.length);
    }

    /** A sparse histogram is a list of values up to 8,192 of them; the sizes lie on both sides. */
    @ParameterizedTest
    @ValueSource(ints = {5_000, 8_192, 8_193, 30_000})
    void adding_in_any_order_and_kind_gives_the_same_numbers(int size) {
        long[] values = lognormal(size);
        LatencyHistogram whole = of(LatencyHistogram::dense, values);
        LatencyHistogram front = of(LatencyHistogram::sparse, Arrays.copyOfRange(values, 0, 1_234));
        LatencyHistogram back = of(LatencyHistogram::sparse, Arrays.copyOfRange(values, 1_234, size));

        for (LatencyHistogram combined : List.of(
                sum(LatencyHistogram.sparse(), back, front),
                sum(LatencyHistogram.sparse(), front, back),
                sum(LatencyHistogram.dense(), front, back))) {
            assertThat(combined.count()).isEqualTo(size);
            assertThat(combined.mean()).isEqualTo(whole.mean());
            assertThat(combined.max()).isEqualTo(whole.max());
            assertThat(combined.percentile(50)).isEqualTo(whole.percentile(50));
            assertThat(combined.percentile(95)).isEqualTo(whole.percentile(95));
            assertThat(combined.ranks()).isEqualTo(whole.ranks());
        }
        assertThat(front.count()).isEqualTo(1_234);
    }

    private static LatencyHistogram sum(LatencyHistogram to, LatencyHistogram first, LatencyHistogram second) {
        to.add(first);
        to.add(second);
        return to;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void values_outside_are_taken_as_the_nearest_bound(Supplier<LatencyHistogram> kind) {
        LatencyHistogram histogram = of(kind, -5, 0, Long.MAX_VALUE);

        assertThat(histogram.percentile(50)).isEqualTo(1);
        assertThat(histogram.max()).isCloseTo(3.6e9, within(THREE_DIGITS * 3.6e9));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void without_values_there_are_no_numbers(Supplier<LatencyHistogram> kind) {
        LatencyHistogram histogram = kind.get();

        assertThat(histogram.percentile(95)).isNaN();
        assertThat(histogram.max()).isNaN();
        assertThat(histogram.mean()).isNaN();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_percentile_is_the_time_at_its_rank(Supplier<LatencyHistogram> kind) {
        long[] values = lognormal(20_011);
        LatencyHistogram histogram = of(kind, values);
        RankTable ranks = histogram.ranks();

        assertThat(ranks.count()).isEqualTo(20_011);
        for (double percent : new double[] {0.1, 25, 50, 90, 95, 99, 99.9, 100}) {
            long rank = (long) Math.ceil(percent / 100 * 20_011);
            assertThat(ranks.millis(rank)).as("p%s", percent).isEqualTo(histogram.percentile(percent) / 1000);
        }
        assertThat(kind.get().ranks()).isEqualTo(RankTable.EMPTY);
    }

    private static LatencyHistogram of(Supplier<LatencyHistogram> kind, long... values) {
        LatencyHistogram histogram = kind.get();
        Arrays.stream(values).forEach(histogram::record);
        return histogram;
    }

    /** Median 0.2 s, sigma 1, with a fixed seed. */
    private static long[] lognormal(int size) {
        SplittableRandom random = new SplittableRandom(7);
        return LongStream.generate(() -> (long) (200_000 * Math.exp(random.nextGaussian())))
                .limit(size)
                .toArray();
    }
}
