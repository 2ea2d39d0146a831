package dev.clamor.results.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBudgetsTest {
    private static final double HOURS_OF_30_DAYS = 720;

    @Nested
    class Site_reliability_workbook {
        // Appendix B: 99.9 % of 1,000,000 requests leaves 1,000 errors.
        @Test
        void budget_of_a_million_requests() {
            assertThat(ErrorBudgets.allowed(1_000_000, target("0.999"))).isEqualTo(1000);
        }

        // Table 5-8 and the text around it: burn rate, window in hours, share of the 30-day budget in percent.
        @ParameterizedTest
        @CsvSource({"14.4, 1, 2", "6, 6, 5", "3, 24, 10", "1, 72, 10", "36, 1, 5"})
        void budget_consumed_when_an_alert_fires(double burn, double window, double percent) {
            assertThat(100 * ErrorBudgets.consumed(burn, window, HOURS_OF_30_DAYS))
                    .isCloseTo(percent, within(1e-12));
            assertThat(ErrorBudgets.threshold(percent / 100, window, HOURS_OF_30_DAYS))
                    .isCloseTo(burn, within(1e-12));
        }

        // Table 5-4, 99.9 %: burn rate, error share in percent, minutes to exhaustion (43.2 there printed as 43).
        @ParameterizedTest
        @CsvSource({"1, 0.1, 43200", "2, 0.2, 21600", "10, 1, 4320", "1000, 100, 43.2"})
        void error_rate_and_time_to_exhaustion(double burn, double percent, double minutes) {
            assertThat(ErrorBudgets.burnRate(percent / 100, target("0.999"))).isCloseTo(burn, within(1e-9));
            assertThat(ErrorBudgets.exhaustionDays(burn, 30) * 24 * 60).isCloseTo(minutes, within(1e-9));
        }

        // Tables 5-1, 5-2, 5-5, a total outage at 99.9 %: a window of 10 minutes fires after 0.6 s, one of 36 hours
        // after
        // 2 min 10 s (129.6 s), burn rate 36 on 1 hour after 129.6 s, with 58 minutes (57.84) until it resets.
        @Test
        void time_to_fire_in_a_total_outage() {
            assertThat(ErrorBudgets.timeToFire(1, target("0.999"), 600, 1)).isCloseTo(0.6, within(1e-9));
            assertThat(ErrorBudgets.timeToFire(1, target("0.999"), 36 * 3600, 1))
                    .isCloseTo(129.6, within(1e-9));
            double hour = ErrorBudgets.timeToFire(1, target("0.999"), 3600, 36);
            assertThat(hour).isCloseTo(129.6, within(1e-9));
            assertThat((3600 - hour) / 60).isCloseTo(57.84, within(1e-9));
        }

        // Table 5-5: a burn rate of 35 never fires an alert at 36, and empties 30 days in 20.5 hours (20.57).
        @Test
        void burn_below_the_threshold_never_fires() {
            assertThat(ErrorBudgets.timeToFire(0.035, target("0.999"), 3600, 36))
                    .isInfinite();
            assertThat(ErrorBudgets.exhaustionDays(35, 30) * 24).isCloseTo(20.57, within(0.005));
        }

        // Low traffic: 10 requests an hour, one failure is 13.9 % (1/7.2) of the 30-day budget, seven are allowed. The
        // text prints a burn rate of 1,000; by its own error rate of 10 % it is 100.
        @Test
        void low_traffic() {
            double burn = ErrorBudgets.burnRate(new Ratio(9, 10), target("0.999"));
            assertThat(burn).isCloseTo(100, within(1e-9));
            assertThat(100 * ErrorBudgets.consumed(burn, 1, HOURS_OF_30_DAYS)).isCloseTo(13.9, within(0.05));
            assertThat(ErrorBudgets.allowed(7200, target("0.999"))).isEqualTo(7);
        }

        // Extreme goals: at 90 % an hour of outage is 1.4 % of 30 days; at 99.999 % the budget is gone in 26 s (25.92).
        @Test
        void extreme_goals() {
            double burn = ErrorBudgets.burnRate(1.0, target("0.90"));
            assertThat(100 * ErrorBudgets.consumed(burn, 1, HOURS_OF_30_DAYS)).isCloseTo(1.389, within(5.1e-4));
            double five = ErrorBudgets.burnRate(1.0, target("0.99999"));
            assertThat(ErrorBudgets.exhaustionDays(five, 30) * 86_400).isCloseTo(25.92, within(1e-6));
        }

        // "Could never fire": 14.4 at 90 %; sloth issue 341: 14.4 at an objective of 10 %.
        @ParameterizedTest
        @CsvSource({
            "14.4, 0.999, true",
            "14.4, 0.90, false",
            "14.4, 0.10, false",
            "6, 0.80, false",
            "3, 0.70, true",
            "14.4, 0.930555, false",
            "14.4, 0.930556, true",
            "6, 0.833333, false",
            "6, 0.833334, true",
            "3, 0.666666, false",
            "3, 0.666667, true"
        })
        void reachable(String burn, String target, boolean reachable) {
            assertThat(ErrorBudgets.reachable(new BigDecimal(burn), target(target)))
                    .isEqualTo(reachable);
        }
    }

    // slok/sloth, internal/alert/alert_test.go: 30 days, 28 days, and 7 days with 8, 12.5, 20, 42 %.
    @ParameterizedTest
    @CsvSource({
        "30, 0.02, 0.05, 0.10, 0.10, 14.4, 6, 3, 1",
        "28, 0.02, 0.05, 0.10, 0.10, 13.44, 5.6, 2.8, 0.9333333",
        "7, 0.08, 0.125, 0.20, 0.42, 13.44, 3.5, 1.4, 0.98"
    })
    void sloth_factors(
            double days, double a, double b, double c, double d, double fa, double fb, double fc, double fd) {
        assertThat(ErrorBudgets.threshold(a, 1, 24 * days)).isCloseTo(fa, within(5e-8));
        assertThat(ErrorBudgets.threshold(b, 6, 24 * days)).isCloseTo(fb, within(5e-8));
        assertThat(ErrorBudgets.threshold(c, 24, 24 * days)).isCloseTo(fc, within(5e-8));
        assertThat(ErrorBudgets.threshold(d, 72, 24 * days)).isCloseTo(fd, within(5e-8));
    }

    // elastic/kibana issue 170830: 30-day factors on 7 days consume 8.57, 21.43 (printed 21.42), 42.86, 42.86 %.
    @ParameterizedTest
    @CsvSource({"14.4, 1, 8.57", "6, 6, 21.43", "3, 24, 42.86", "1, 72, 42.86"})
    void factors_of_30_days_on_7(double burn, double window, double percent) {
        assertThat(100 * ErrorBudgets.consumed(burn, window, 7 * 24)).isCloseTo(percent, within(0.0051));
    }

    // In binary arithmetic (1 - 0.9) * 10 is 0.9999999999999998 and (1 - 0.7) * 10 is 3.0000000000000004.
    @ParameterizedTest
    @CsvSource({"0.9, 10, 1", "0.7, 10, 3", "0.95, 59, 2", "0.99, 99, 0", "0.99, 100, 1", "0.999, 0, 0"})
    void budgets_are_counted_in_decimal_arithmetic(String target, long total, long allowed) {
        assertThat(ErrorBudgets.allowed(total, target(target))).isEqualTo(allowed);
    }

    // 1,000 contacts at 99 %: the tenth bad one is still within the budget, the eleventh is not.
    @Test
    void an_overspent_budget_is_negative() {
        assertThat(ErrorBudgets.of(new Ratio(990, 1000), target("0.99"), 0.98, 1)
                        .remaining())
                .isZero();
        Budget over = ErrorBudgets.of(new Ratio(989, 1000), target("0.99"), 0.98, 0.995);
        assertThat(over.allowed()).isEqualTo(10);
        assertThat(over.spent()).isEqualTo(11);
        assertThat(over.remaining()).isEqualTo(-1);
        assertThat(over.burnRate()).isCloseTo(1.1, within(1e-12));
        assertThat(over.burnRateLower()).isCloseTo(0.5, within(1e-12));
        assertThat(over.burnRateUpper()).isCloseTo(2, within(1e-12));
    }

    @Test
    void no_events_have_no_burn_rate() {
        Budget budget = ErrorBudgets.of(Ratio.NONE, target("0.99"), 0, 1);
        assertThat(budget.burnRate()).isNaN();
    }

    private static BigDecimal target(String text) {
        return new BigDecimal(text);
    }
}
