package dev.clamor.results.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialPowerTest {
    private static final double ALPHA = 0.05;

    /**
     * Without a bad event, at one-sided 95 %: 59 and 299 are Wilks' numbers for 95/95 and 99/95 (Annals of Mathematical
     * Statistics 12, 1941; the nuclear regulators' 95/95 rule); 14, 29 and 2995 are ceil(ln 0.05 / ln target).
     */
    @ParameterizedTest
    @CsvSource({"0.80, 14", "0.90, 29", "0.95, 59", "0.99, 299", "0.999, 2995"})
    void a_flawless_agent_needs_the_published_number_of_events(double target, long events) {
        BinomialPower power = new BinomialPower(target, 1, ALPHA, 1);
        assertThat(power.leastFor(0.9)).hasValue(events);
        assertThat(power.at(events)).isEqualTo(1);
        assertThat(power.at(events - 1)).isZero();
    }

    /**
     * First: Wilks' numbers of order 1 to 6 for 95/95 (Guba, Makai and Pál, Reliability Engineering and System Safety 80,
     * 2003: 59, 93, 124, 153, 181, 208). Then: MIL-PRF-38535, LTPD sampling at 90 % confidence, acceptance numbers 0 to 5
     * for 10 % (22, 38, 52, 65, 78, 91) and 0 to 4 for 5 % (45, 77, 105, 132, 158).
     */
    @ParameterizedTest
    @CsvSource({
        "0.95, 0.05, 0, 59", "0.95, 0.05, 1, 93", "0.95, 0.05, 2, 124", "0.95, 0.05, 3, 153", "0.95, 0.05, 4, 181",
        "0.95, 0.05, 5, 208", "0.90, 0.10, 0, 22", "0.90, 0.10, 1, 38", "0.90, 0.10, 2, 52", "0.90, 0.10, 3, 65",
        "0.90, 0.10, 4, 78", "0.90, 0.10, 5, 91", "0.95, 0.10, 0, 45", "0.95, 0.10, 1, 77", "0.95, 0.10, 2, 105",
        "0.95, 0.10, 3, 132", "0.95, 0.10, 4, 158"
    })
    void bad_events_cost_the_published_number_of_events(double target, double alpha, long bad, long events) {
        BinomialPower power = new BinomialPower(target, 1, alpha, 1);
        assertThat(power.leastEvents(bad)).isEqualTo(events);
        assertThat(power.mostBad(events)).isEqualTo(bad);
        assertThat(power.mostBad(events - 1)).isEqualTo(bad - 1);
    }

    // Counted apart from the code: Commons' binomial sums, every n from 1 on, the last n below 0.9 plus one.
    @ParameterizedTest
    @CsvSource({"0.7, 0.85, 0.9", "0.9, 0.95, 0.9", "0.9, 0.95, 0.8", "0.8, 0.99, 0.95", "0.95, 0.975, 0.9"})
    void every_larger_number_of_events_has_the_power_too(double target, double rate, double wanted) {
        long last = 0;
        for (int n = 1; n <= 1_500; n++) {
            last = enumerated(n, target, rate) < wanted ? n : last;
        }
        assertThat(new BinomialPower(target, rate, ALPHA, 1).leastFor(wanted)).hasValue(last + 1);
    }

    private static double enumerated(int n, double target, double rate) {
        BinomialDistribution line = new BinomialDistribution(null, n, 1 - target);
        int bad = -1;
        while (line.cumulativeProbability(bad + 1) <= ALPHA) {
            bad++;
        }
        return new BinomialDistribution(null, n, 1 - rate).cumulativeProbability(bad);
    }

    /**
     * Computed in Python by summing binomial probabilities: target 0.9, truth 0.95, wanted 0.8. The first size that has
     * it, 179 with 168 good, 0.8129, is A'Hern's kind of answer (Statistics in Medicine 20, 2001); at 180 it is gone
     * again.
     */
    @Test
    void power_is_a_saw() {
        BinomialPower power = new BinomialPower(0.9, 0.95, ALPHA, 1);
        assertThat(power.at(178)).isLessThan(0.8);
        assertThat(power.at(179)).isCloseTo(0.8129, within(5e-5));
        assertThat(179 - power.mostBad(179)).isEqualTo(168);
        assertThat(power.leastFor(0.8)).hasValue(203);
        assertThat(power.at(202)).isLessThan(0.8);
    }

    @Test
    void fewer_events_than_asked_for_have_no_power() {
        BinomialPower power = new BinomialPower(0.8, 1, ALPHA, 50);
        assertThat(power.at(49)).isZero();
        assertThat(power.leastFor(0.9)).hasValue(50);
    }

    @Test
    void a_rate_at_the_target_or_below_is_out_of_reach() {
        assertThat(new BinomialPower(0.9, 0.9, ALPHA, 1).leastFor(0.9)).isEmpty();
    }
}
