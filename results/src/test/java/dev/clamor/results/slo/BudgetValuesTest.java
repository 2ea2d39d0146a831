package dev.clamor.results.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published values of budgets and burn rates beside ours; the table is written to {@code target/inference}. */
class BudgetValuesTest {
    private static final Path TABLE = Path.of("target", "inference", "budget-values.tsv");
    private static final String WORKBOOK = "Site Reliability Workbook, chapter 5, ";
    private static final double HOURS_OF_30_DAYS = 720;
    private static final double EXACT = 1e-9;

    /** One value; the tolerance is half a unit of the last published digit, or {@value EXACT} where it is exact. */
    record Value(String method, String input, double published, double tolerance, double ours, String source) {
        String row() {
            return String.join("\t", method, input, plain(published), plain(ours), source);
        }

        private static String plain(double value) {
            return BigDecimal.valueOf(Math.round(value * 1e9), 9)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    static List<Value> values() {
        List<Value> all = new ArrayList<>();
        budgets(all);
        consumption(all);
        exhaustion(all);
        timeToFire(all);
        reach(all);
        factors(all);
        openSlo(all);
        return all;
    }

    private static void budgets(List<Value> all) {
        all.add(value(
                "budget", "S 0.999, 1000000 events", 1000, allowed("0.999", 1_000_000), "SRE Workbook, appendix B"));
        all.add(value("budget", "S 0.999, 7200 events", 7, allowed("0.999", 7200), WORKBOOK + "low traffic"));
        all.add(value("budget", "S 0.99, 1000 events: bad that are allowed", 10, allowed("0.99", 1000), "derived"));
        all.add(value(
                "remaining", "S 0.99, 11 bad of 1000", -1, spent("0.99", 989, 1000), "derived: cannot pass any more"));
        all.add(value("good that cannot fail", "S 0.99, 1000 events", 990, 1000 - allowed("0.99", 1000), "derived"));
    }

    private static void consumption(List<Value> all) {
        double[][] rows = {{14.4, 1, 2}, {6, 6, 5}, {3, 24, 10}, {1, 72, 10}, {36, 1, 5}};
        for (double[] row : rows) {
            String input = "30 d, burn rate " + row[0] + ", " + row[1] + " h";
            double ours = 100 * ErrorBudgets.consumed(row[0], row[1], HOURS_OF_30_DAYS);
            all.add(value("percent consumed", input, row[2], ours, WORKBOOK + "table 5-8"));
        }
        double one = ErrorBudgets.burnRate(new Ratio(9, 10), target("0.999"));
        all.add(value(
                "burn rate", "S 0.999, 1 bad of 10 in an hour", 100, one, WORKBOOK + "its own error rate of 10 %"));
        double consumed = 100 * ErrorBudgets.consumed(one, 1, HOURS_OF_30_DAYS);
        all.add(new Value("percent consumed", "the same, 30 d", 13.9, 0.05, consumed, WORKBOOK + "low traffic"));
        double outage = 100 * ErrorBudgets.consumed(ErrorBudgets.burnRate(1.0, target("0.9")), 1, HOURS_OF_30_DAYS);
        all.add(new Value("percent consumed", "S 0.9, outage of 1 h", 1.4, 0.05, outage, WORKBOOK + "extreme goals"));
        double[][] week = {{14.4, 1, 8.57}, {6, 6, 21.42}, {3, 24, 42.86}, {1, 72, 42.86}};
        for (double[] row : week) {
            double ours = 100 * ErrorBudgets.consumed(row[0], row[1], 168);
            String input = "7 d, burn rate " + row[0] + ", " + row[1] + " h";
            all.add(new Value("percent consumed", input, row[2], 0.0101, ours, "elastic/kibana issue 170830"));
        }
    }

    private static void exhaustion(List<Value> all) {
        double[][] rows = {{1, 0.1, 43_200}, {2, 0.2, 21_600}, {10, 1, 4320}, {1000, 100, 43.2}};
        for (double[] row : rows) {
            double burn = ErrorBudgets.burnRate(row[1] / 100, target("0.999"));
            all.add(value("burn rate", "S 0.999, " + row[1] + " % bad", row[0], burn, WORKBOOK + "table 5-4"));
            double minutes = ErrorBudgets.exhaustionDays(row[0], 30) * 1440;
            all.add(value("minutes left", "30 d, burn rate " + row[0], row[2], minutes, WORKBOOK + "table 5-4"));
        }
        double hours = ErrorBudgets.exhaustionDays(35, 30) * 24;
        all.add(new Value("hours left", "30 d, burn rate 35", 20.57, 0.005, hours, WORKBOOK + "table 5-5 (20.5)"));
        double seconds = ErrorBudgets.exhaustionDays(ErrorBudgets.burnRate(1.0, target("0.99999")), 30) * 86_400;
        all.add(new Value("seconds left", "S 0.99999, outage", 26, 0.5, seconds, WORKBOOK + "extreme goals"));
    }

    private static void timeToFire(List<Value> all) {
        BigDecimal target = target("0.999");
        double ten = ErrorBudgets.timeToFire(1, target, 600, 1);
        all.add(value("seconds to fire", "S 0.999, outage, 10 min", 0.6, ten, WORKBOOK + "table 5-1"));
        double day = ErrorBudgets.timeToFire(1, target, 36 * 3600, 1);
        all.add(new Value("seconds to fire", "S 0.999, outage, 36 h", 130, 0.5, day, WORKBOOK + "table 5-2"));
        double hour = ErrorBudgets.timeToFire(1, target, 3600, 36);
        all.add(value("seconds to fire", "S 0.999, outage, 1 h at burn rate 36", 129.6, hour, WORKBOOK + "table 5-5"));
        all.add(new Value("minutes to reset", "the same", 58, 0.5, (3600 - hour) / 60, WORKBOOK + "table 5-5"));
        double partly = ErrorBudgets.timeToFire(0.15, target, 60, 14.4);
        all.add(new Value(
                "minutes to fire",
                "S 0.999, 15 % bad, 1 h at 14.4",
                5.76,
                1e-6,
                partly,
                WORKBOOK + "figure 5-6 (about 5)"));
    }

    private static void reach(List<Value> all) {
        String[][] rows = {
            {"14.4", "0.999", "1"},
            {"14.4", "0.90", "0"},
            {"14.4", "0.10", "0"},
            {"6", "0.80", "0"},
            {"3", "0.70", "1"},
            {"14.4", "0.930555", "0"},
            {"14.4", "0.930556", "1"},
            {"6", "0.833333", "0"},
            {"6", "0.833334", "1"},
            {"3", "0.666666", "0"},
            {"3", "0.666667", "1"}
        };
        for (String[] row : rows) {
            double ours = ErrorBudgets.reachable(new BigDecimal(row[0]), target(row[1])) ? 1 : 0;
            String input = "burn rate " + row[0] + ", S " + row[1];
            all.add(value(
                    "reachable", input, Double.parseDouble(row[2]), ours, WORKBOOK + "text; slok/sloth issue 341"));
        }
    }

    private static void factors(List<Value> all) {
        double[][] rows = {
            {30, 0.02, 1, 14.4}, {30, 0.05, 6, 6}, {30, 0.10, 24, 3}, {30, 0.10, 72, 1},
            {28, 0.02, 1, 13.44}, {28, 0.05, 6, 5.6}, {28, 0.10, 24, 2.8}, {28, 0.10, 72, 0.9333333},
            {7, 0.08, 1, 13.44}, {7, 0.125, 6, 3.5}, {7, 0.20, 24, 1.4}, {7, 0.42, 72, 0.98}
        };
        for (double[] row : rows) {
            double ours = ErrorBudgets.threshold(row[1], row[2], 24 * row[0]);
            String input = row[0] + " d, share " + row[1] + " in " + row[2] + " h";
            all.add(new Value("threshold", input, row[3], 5e-8, ours, "slok/sloth, alert_test.go"));
        }
    }

    /** The README of examples/budgeting-method: two weeks, 95 %, a service at 99 % and under attack at 1 %. */
    private static void openSlo(List<Value> all) {
        String source = "OpenSLO, examples/budgeting-method";
        all.add(value("budget", "S 0.95, 20160 slices of a minute", 1008, allowed("0.95", 20_160), source));
        double usual = ErrorBudgets.burnRate(1 - 0.99, target("0.95"));
        double attack = ErrorBudgets.burnRate(1 - 0.01, target("0.95"));
        // Average of shares: usual x (P - t) + attack x t = P, solved for t.
        double minutes = 20_160 * (1 - usual) / (attack - usual);
        all.add(new Value("minutes of attack", "RatioTimeslices", 825, 2.5, minutes, source + " (about 13 h 45)"));
        double spent =
                ErrorBudgets.consumed(usual, 20_160 - minutes, 20_160) + ErrorBudgets.consumed(attack, minutes, 20_160);
        all.add(value("share consumed", "the same", 1, spent, "derived"));
        // The page prints 16,632 failed requests, which leaves out that the total grows. With 336,000 usual ones of
        // which
        // 1 % are bad, x more of which 99 % are: 3,360 + 0.99 x = 0.05 (336,000 + x), x = 14,297.87.
        for (long extra : new long[] {14_297, 14_298}) {
            long bad = 3360 + (long) Math.floor(0.99 * extra);
            double left = allowed("0.95", 336_000 + extra) - bad;
            all.add(value("remaining", "Occurrences, " + extra + " more requests", 14_297 - extra, left, "derived"));
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void ours_is_the_published_value(Value value) {
        assertThat(value.ours()).isCloseTo(value.published(), within(value.tolerance()));
    }

    @Test
    void the_table_is_written() throws IOException {
        List<String> rows = new ArrayList<>(List.of("method\tinput\tpublished\tours\tsource"));
        values().forEach(value -> rows.add(value.row()));
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, rows);
        assertThat(Files.readAllLines(TABLE)).hasSize(values().size() + 1).allMatch(row -> row.split("\t").length == 5);
    }

    private static Value value(String method, String input, double published, double ours, String source) {
        return new Value(method, input, published, EXACT, ours, source);
    }

    private static long allowed(String target, long events) {
        return ErrorBudgets.allowed(events, target(target));
    }

    private static long spent(String target, long good, long total) {
        return ErrorBudgets.of(new Ratio(good, total), target(target), 0, 1).remaining();
    }

    private static BigDecimal target(String text) {
        return new BigDecimal(text);
    }
}
