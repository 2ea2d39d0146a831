package dev.clamor.results.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionReadingTest {
    private static final BigDecimal TARGET = new BigDecimal("0.98");

    // 4 % bad at 98 %: burn rate 2. Bounds 5 % and 3 % bad: 2.5 and 1.5, so 28 days are gone after 11.2 and 18.7.
    @Test
    void days_until_the_budget_is_gone_have_bounds() {
        Production reading = read("wrongActionFree", 5000, new Ratio(960, 1000), 0.95, 0.97);
        assertThat(reading.days()).isCloseTo(14, within(1e-9));
        assertThat(reading.daysLower()).isCloseTo(11.2, within(1e-9));
        assertThat(reading.daysUpper()).isCloseTo(28 / 1.5, within(1e-9));
        assertThat(reading.periodDays()).isEqualTo(28);
        assertThat(reading.contactsPerDay()).isEqualTo(5000);
        assertThat(reading.because())
                .isEqualTo(
                        "At the run's burn rate of 2.00 the budget of 28 days would be gone after 14.0 days (with 95 %"
                                + " confidence each not before 11.2 days and not after 18.7 days); at 5,000 contacts a day"
                                + " about 200 bad ones a day, with 100 allowed.");
    }

    // Workbook table 5-4, 99.9 % and 30 days: burn rates 1, 2, 10 and 1000 leave 30, 15, 3 days and 43.2 minutes.
    @ParameterizedTest
    @CsvSource({"999, 30", "998, 15", "990, 3", "0, 0.03"})
    void days_are_those_of_the_workbook(long good, double days) {
        Slo slo = slo("errorFreeTurns", "0.999", Budgeting.OCCURRENCES);
        Budget budget = ErrorBudgets.of(new Ratio(good, 1000), slo.target(), 0, 1);
        assertThat(ProductionReading.of(slo, budget, new Objectives("test", 30, 0, List.of(slo)))
                        .days())
                .isCloseTo(days, within(1e-9));
    }

    @Test
    void contacts_are_spoken_of_only_where_contacts_are_counted() {
        assertThat(read("errorFreeTurns", 5000, new Ratio(0, 1000), 0, 0.1).because())
                .isEqualTo("At the run's burn rate of 50.00 the budget of 28 days would be gone after 13.4 hours (with"
                        + " 95 % confidence each not before 13.4 hours and not after 14.9 hours).");
        Slo slices = slo("breachFree", "0.98", new Budgeting.Timeslices(10, BigDecimal.ONE));
        Budget budget = ErrorBudgets.of(new Ratio(98, 100), TARGET, 0.9, 1);
        assertThat(ProductionReading.of(slices, budget, new Objectives("test", 28, 5000, List.of(slices)))
                        .because())
                .doesNotContain("contacts a day");
    }

    @Test
    void a_budget_that_lasts_may_still_be_gone_early() {
        assertThat(read("errorFreeTurns", 0, new Ratio(999, 1000), 0.9, 1).because())
                .isEqualTo("At the run's burn rate of 0.05 the budget of 28 days would last (with 95 % confidence each"
                        + " not before 5.6 days).");
        assertThat(read("errorFreeTurns", 0, new Ratio(999, 1000), 0.995, 1).because())
                .isEqualTo("At the run's burn rate of 0.05 the budget of 28 days would last.");
    }

    @Test
    void nothing_burned_is_not_a_promise() {
        Production none = read("breachFree", 0, new Ratio(9, 9), 0.9, 1);
        assertThat(none.days()).isInfinite();
        assertThat(none.because())
                .isEqualTo("Nothing was burned in the run (with 95 % confidence each not before 5.6 days).");
    }

    @Test
    void without_events_nothing_is_said() {
        Production none = read("breachFree", 1000, Ratio.NONE, 0, 1);
        assertThat(none.days()).isNaN();
        assertThat(none.daysLower()).isNaN();
        assertThat(none.daysUpper()).isNaN();
        assertThat(none.because()).isEqualTo("No events, so nothing can be said about production.");
    }

    private static Production read(String sli, double perDay, Ratio events, double lower, double upper) {
        Slo slo = slo(sli, "0.98", Budgeting.OCCURRENCES);
        Budget budget = ErrorBudgets.of(events, TARGET, lower, upper);
        return ProductionReading.of(slo, budget, new Objectives("test", 28, perDay, List.of(slo)));
    }

    private static Slo slo(String sli, String target, Budgeting budgeting) {
        return new Slo(
                "o", sli, new BigDecimal(target), true, 0.95, 50, Slo.Estimand.SUITE, "", budgeting, Optional.empty());
    }
}
