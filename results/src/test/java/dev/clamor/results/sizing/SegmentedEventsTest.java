package dev.clamor.results.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentedEventsTest {
    private static final int REPEATS = 4_000;
    private static final long SEED = 11;

    /**
     * Two ways to one number: simulated with the correlation estimated from each run, and the binomial chance of the
     * effective events with the correlation known. They differ by what estimating costs: the gate's degrees of freedom
     * are fewer than the segments less one where few segments hold the bad events. That is allowed 0.10 at targets of 98 %
     * and above, 0.05 below them; the simulation's own error is 0.008 (one standard error at one half), and the seed is
     * fixed.
     */
    @ParameterizedTest
    @CsvSource({
        "0.70, 0.85, 0.05, 180, 130", "0.90, 0.95, 0.05, 180, 330", "0.98, 0.99, 0.05, 180, 1357",
        "0.98, 0.99, 0.05, 180, 2715", "0.99, 0.995, 0.01, 60, 3398", "0.90, 0.95, 0.00, 100, 300"
    })
    void simulated_power_agrees_with_that_of_the_effective_events(
            double target, double rate, double icc, int segments, double events) {
        SegmentedEvents simulated = segmented(target, rate, icc, segments);
        double worth = simulated.expected().events(events);
        double known = new IndependentEvents(simulated.binomial(), 1).at(worth).value();
        assertThat(simulated.at(events).value()).isBetween(known - (target < 0.98 ? 0.05 : 0.10), known + 0.05);
    }

    /**
     * Where the two part: with 60 segments and one bad event in ten thousand most runs have none, each segment then counts
     * as one, and 60 are not the 299 that 99 % takes.
     */
    @Test
    void a_run_without_a_bad_event_counts_its_segments() {
        SegmentedEvents simulated = segmented(0.99, 0.9999, 0.05, 60);
        assertThat(simulated.at(467).value()).isLessThan(0.05);
        double worth = simulated.expected().events(467);
        assertThat(new IndependentEvents(simulated.binomial(), 1).at(worth).value())
                .isGreaterThan(0.85);
    }

    @ParameterizedTest
    @CsvSource({"0.99, 298, 0", "0.99, 299, 1", "0.95, 58, 0", "0.95, 59, 1"})
    void a_flawless_agent_needs_as_many_segments_as_wilks_asks_events(double target, int segments, double chance) {
        assertThat(segmented(target, 1, 0.05, segments).endless().value()).isEqualTo(chance);
    }

    @Test
    void more_contacts_help_only_up_to_what_the_segments_allow() {
        SegmentedEvents simulated = segmented(0.99, 0.995, 0.05, 60);
        Power endless = simulated.endless();
        assertThat(endless.value()).isBetween(0.5, 0.75);
        assertThat(simulated.at(100_000).value()).isCloseTo(endless.value(), within(0.05));
    }

    @Test
    void the_same_seed_gives_the_same_answer() {
        assertThat(segmented(0.9, 0.95, 0.05, 50).at(500))
                .isEqualTo(segmented(0.9, 0.95, 0.05, 50).at(500));
    }

    /** 1 + (m - 1) icc (Kish, Survey Sampling, 1965, section 5.4): 60 segments of 20, correlation 0.2: 4.8. */
    @Test
    void the_design_effect_is_the_one_of_equal_clusters() {
        Effective effective = new Effective(Collections.nCopies(60, 20.0), 0.2, 0.05);
        // the numbers of events vary by Poisson's law, which adds one event to the mean cluster of an event
        assertThat(effective.deff(1)).isCloseTo(5, within(1e-9));
        assertThat(new Effective(Collections.nCopies(60, 19.0), 0.2, 0.05).deff(1))
                .isCloseTo(4.8, within(1e-9));
    }

    private static SegmentedEvents segmented(double target, double rate, double icc, int segments) {
        List<Double> perContact = Collections.nCopies(segments, 1.0 / segments);
        return new SegmentedEvents(
                new BinomialPower(target, rate, 0.05, 1), new Effective(perContact, icc, 0.05), REPEATS, SEED);
    }
}
