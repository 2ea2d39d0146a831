package dev.clamor.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every stochastic check has a fixed seed and would fail by chance with probability 1e-6 for a perfect generator. */
class RandomStreamsTest {
    private static final RandomStreams STREAMS = new RandomStreams(20261121);
    private static final int N = 100_000;
    private static final double FALSE_ALARM = 1e-6;
    private static final double Z = -new NormalDistribution(0, 1).inverseCumulativeProbability(FALSE_ALARM / 2);

    @Test
    void the_counter_is_draw_then_purpose_and_turn_then_contact_and_the_key_is_the_seed() {
        long seed = 0x1111_2222_3333_4444L;
        long contact = 0x5555_6666_7777_8888L;
        int bits = new RandomStreams(seed).bits(contact, Purpose.DECISION, 9, 5);
        assertThat(bits).isEqualTo(Philox.first(5, 3 << 16 | 9, 0x7777_8888, 0x5555_6666, 0x3333_4444, 0x1111_2222));
    }

    @Test
    void purposes_keep_their_place_because_the_log_depends_on_it() {
        assertThat(Purpose.values())
                .startsWith(
                        Purpose.ARRIVAL,
                        Purpose.TRAIT,
                        Purpose.GOAL,
                        Purpose.DECISION,
                        Purpose.REPAIR,
                        Purpose.TEXT,
                        Purpose.NOISE,
                        Purpose.TIMING,
                        Purpose.FOLLOW_UP,
                        Purpose.BARGE_IN,
                        Purpose.ADVERSARY,
                        Purpose.RETURN);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void every_purpose_is_uniform_over_contacts(Purpose purpose) {
        assertUniform(i -> STREAMS.uniform(i, purpose, 0, 0));
    }

    @Test
    void turns_draws_and_seeds_are_uniform_too() {
        assertUniform(i -> STREAMS.uniform(7, Purpose.TEXT, i & 0xFFFF, i >>> 16));
        assertUniform(i -> STREAMS.uniform(7, Purpose.TEXT, 3, i));
        assertUniform(i -> new RandomStreams(i).uniform(7, Purpose.TEXT, 3, 1));
        assertUniform(i -> STREAMS.uniform((long) i << 32, Purpose.TEXT, 3, 1));
    }

    @Test
    void neighbours_in_every_direction_are_uncorrelated() {
        assertUncorrelated(i -> STREAMS.uniform(i + 1L, Purpose.TRAIT, 0, 0));
        assertUncorrelated(i -> STREAMS.uniform(i + (1L << 32), Purpose.TRAIT, 0, 0));
        assertUncorrelated(i -> STREAMS.uniform(i, Purpose.GOAL, 0, 0));
        assertUncorrelated(i -> STREAMS.uniform(i, Purpose.TRAIT, 1, 0));
        assertUncorrelated(i -> STREAMS.uniform(i, Purpose.TRAIT, 0, 1));
        assertUncorrelated(i -> new RandomStreams(STREAMS.seed() + 1).uniform(i, Purpose.TRAIT, 0, 0));
    }

    @Test
    void indices_are_equally_likely() {
        int[] counts = new int[10];
        IntStream.range(0, N).forEach(i -> counts[STREAMS.index(10, i, Purpose.GOAL, 0, 0)]++);
        assertChiSquared(counts);
    }

    @Test
    void chances_are_met_and_zero_is_never_and_one_always() {
        double p = 0.03;
        long hits = IntStream.range(0, N)
                .filter(i -> STREAMS.chance(p, i, Purpose.GOAL, 1, 0))
                .count();
        assertThat((double) hits).isCloseTo(N * p, within(Z * Math.sqrt(N * p * (1 - p))));
        assertThat(IntStream.range(0, N)).noneMatch(i -> STREAMS.chance(0, i, Purpose.GOAL, 1, 0));
        assertThat(IntStream.range(0, N)).allMatch(i -> STREAMS.chance(1, i, Purpose.GOAL, 1, 0));
    }

    @Test
    void normal_and_exponential_draws_have_their_mean_and_variance() {
        double[] normal = IntStream.range(0, N)
                .mapToDouble(i -> STREAMS.normal(i, Purpose.TIMING, 0, 0))
                .toArray();
        double[] exponential = IntStream.range(0, N)
                .mapToDouble(i -> STREAMS.exponential(i, Purpose.TIMING, 0, 1))
                .toArray();
        // Standard errors: of the mean sd/sqrt(n); of the variance sqrt((m4 - sd^4)/n), m4 = 3 and 9.
        assertThat(mean(normal)).isCloseTo(0, within(Z / Math.sqrt(N)));
        assertThat(variance(normal)).isCloseTo(1, within(Z * Math.sqrt(2.0 / N)));
        assertThat(mean(exponential)).isCloseTo(1, within(Z / Math.sqrt(N)));
        assertThat(variance(exponential)).isCloseTo(1, within(Z * Math.sqrt(8.0 / N)));
    }

    // Python 3.11: statistics.NormalDist().inv_cdf(p), which is Wichura's AS 241 (1988).
    @ParameterizedTest
    @CsvSource({
        "0.975, 1.9599639845400536",
        "0.025, -1.959963984540053636",
        "0.5, 0",
        "0.995, 2.5758293035489",
        "0.9, 1.2815515655446008",
        "0.001, -3.090232306167813",
        "0.999999, 4.753424308817089"
    })
    void the_normal_quantile_is_the_published_one(double p, double expected) {
        assertThat(RandomStreams.normalQuantile(p)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void the_extreme_draws_give_finite_normals() {
        double smallest = 0.5 * 0x1p-32;
        // Python 3.11: statistics.NormalDist().inv_cdf(2**-33) = -6.337957754553789
        assertThat(RandomStreams.normalQuantile(smallest)).isCloseTo(-6.337957754553789, within(1e-6));
        assertThat(RandomStreams.normalQuantile(1 - smallest)).isCloseTo(6.337957754553789, within(1e-6));
    }

    private static void assertUniform(IntToDoubleFunction draw) {
        int[] counts = new int[256];
        IntStream.range(0, N).forEach(i -> counts[(int) (draw.applyAsDouble(i) * 256)]++);
        assertChiSquared(counts);
    }

    private static void assertChiSquared(int[] counts) {
        double expected = (double) N / counts.length;
        double statistic = IntStream.of(counts)
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
        double bound = new ChiSquaredDistribution(counts.length - 1).inverseCumulativeProbability(1 - FALSE_ALARM);
        assertThat(statistic).isLessThan(bound);
    }

    private static void assertUncorrelated(IntToDoubleFunction other) {
        double sum = IntStream.range(0, N)
                .mapToDouble(i -> (STREAMS.uniform(i, Purpose.TRAIT, 0, 0) - 0.5) * (other.applyAsDouble(i) - 0.5))
                .sum();
        assertThat(sum * 12 / Math.sqrt(N)).isBetween(-Z, Z);
    }

    private static double mean(double[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i]).sum() / x.length;
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return IntStream.range(0, x.length)
                        .mapToDouble(i -> (x[i] - mean) * (x[i] - mean))
                        .sum()
                / x.length;
    }
}
