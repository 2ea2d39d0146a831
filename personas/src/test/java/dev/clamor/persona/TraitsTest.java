package dev.clamor.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Moments over 50 000 customers with a fixed seed; every bound is 5 standard errors: a false alarm in 2 million. */
class TraitsTest {
    private static final int N = 50_000;
    private static final double FIVE = 5 / Math.sqrt(N);
    private static final RandomStreams STREAMS = new RandomStreams(4);
    private static final Persona PERSONA = TestPersonas.with("p", 1, new Range(1, 3));
    private static final List<Traits> CUSTOMERS = LongStream.range(0, N)
            .mapToObj(c -> Traits.draw(PERSONA, STREAMS, c))
            .toList();

    @Test
    void the_intercept_varies_with_sd_0_6_around_the_personas() {
        assertNormal(Traits::intercept, -2.5, 0.6);
    }

    @Test
    void the_gain_is_lognormal_0_14_0_5_times_the_personas() {
        assertNormal(t -> Math.log(t.gain() / 1.2), 0.14, 0.5);
    }

    /** 61 % find a machine's mistakes more frustrating than a person's: P(LogNormal(0.14, 0.5) above 1) = 0.610. */
    @Test
    void the_gain_exceeds_the_personas_for_61_percent() {
        double share = (double) CUSTOMERS.stream().filter(t -> t.gain() > 1.2).count() / N;
        assertThat(share).isCloseTo(0.6102, within(FIVE * Math.sqrt(0.61 * 0.39)));
    }

    @Test
    void log_length_varies_with_sd_0_43() {
        assertNormal(Traits::logWords, 0, 0.43);
    }

    @Test
    void log_think_time_varies_with_sd_0_45() {
        assertNormal(t -> Math.log(t.thinkFactor()), 0, 0.45);
    }

    @Test
    void prior_contacts_are_equally_likely_from_least_to_most() {
        for (int prior = 1; prior <= 3; prior++) {
            int wanted = prior;
            double share = (double) CUSTOMERS.stream()
                            .filter(t -> t.priorContacts() == wanted)
                            .count()
                    / N;
            assertThat(share).isCloseTo(1 / 3.0, within(FIVE * Math.sqrt(2 / 9.0)));
        }
        assertThat(CUSTOMERS).allSatisfy(t -> assertThat(t.priorContacts()).isBetween(1, 3));
    }

    @Test
    void the_same_contact_is_the_same_customer() {
        assertThat(Traits.draw(PERSONA, new RandomStreams(4), 17)).isEqualTo(CUSTOMERS.get(17));
        assertThat(Traits.draw(PERSONA, new RandomStreams(5), 17)).isNotEqualTo(CUSTOMERS.get(17));
    }

    private static void assertNormal(ToDoubleFunction<Traits> trait, double mean, double sd) {
        double measured = CUSTOMERS.stream().mapToDouble(trait).average().orElseThrow();
        double variance = CUSTOMERS.stream()
                .mapToDouble(t -> Math.pow(trait.applyAsDouble(t) - measured, 2))
                .average()
                .orElseThrow();
        assertThat(measured).isCloseTo(mean, within(FIVE * sd));
        // The standard error of a normal sample's sd is sd / sqrt(2 n).
        assertThat(Math.sqrt(variance)).isCloseTo(sd, within(FIVE * sd / Math.sqrt(2)));
    }
}
