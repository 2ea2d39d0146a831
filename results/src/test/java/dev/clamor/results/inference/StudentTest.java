package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTest {
    // NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2
    @ParameterizedTest
    @CsvSource({"1, 0.975, 12.706", "10, 0.95, 1.812", "30, 0.975, 2.042", "100, 0.99, 2.364"})
    void published_table(double degrees, double p, double t) {
        assertThat(Student.quantile(degrees, p)).isCloseTo(t, within(5.1e-4));
    }

    @ParameterizedTest
    @CsvSource({"7, 0.95", "7, 0.9", "8, 0.95", "7.5, 0.95"})
    void asked_again_it_is_the_same_number(double degrees, double p) {
        double once = Student.quantile(degrees, p);
        assertThat(Student.quantile(degrees, p))
                .isEqualTo(once)
                .isEqualTo(new TDistribution(null, degrees).inverseCumulativeProbability(p));
    }
}
