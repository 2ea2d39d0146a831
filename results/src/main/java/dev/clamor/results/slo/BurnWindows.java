package dev.clamor.results.slo;

import dev.clamor.metrics.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The multi-window burn table of the Site Reliability Workbook (table 5-8, with the row of 24 hours from its rule text),
 * scaled from 30 days to the length of a run.
 *
 * <p>A row is two shares: so much of the budget spent in so much of the period. Its threshold is the one over the other
 * and does not depend on the length; its long window is the share of the period applied to the run, rounded to whole
 * slices and at least one; its short window is a twelfth of that, at least one slice. It burned when at the end of some
 * slice both windows, completely within the run, were strictly above the threshold.
 */
public final class BurnWindows {
    private static final int SHORT_SHARE = 12;
    private static final double PERIOD_HOURS = 30 * 24.0;
    private static final List<Row> ROWS = List.of(
            new Row("page", "0.02", 1),
            new Row("page", "0.05", 6),
            new Row("ticket", "0.10", 24),
            new Row("ticket", "0.10", 72));

    private BurnWindows() {}

    /**
     * One row of the table for a run.
     *
     * @param bySlice events by index of the slice; a missing slice has none
     * @param sliceSeconds width of a slice
     * @param slices length of the run in slices, at least the last index plus 1; 0 gives no rows
     */
    public static List<BurnWindow> of(
            SortedMap<Integer, Ratio> bySlice, BigDecimal target, double sliceSeconds, int slices) {
        List<BurnWindow> windows = new ArrayList<>();
        if (slices > 0) {
            Ratio[] sums = sums(bySlice, slices);
            for (Row row : ROWS) {
                windows.add(window(row, sums, target, sliceSeconds));
            }
        }
        return List.copyOf(windows);
    }

    private static BurnWindow window(Row row, Ratio[] sums, BigDecimal target, double sliceSeconds) {
        int slices = sums.length - 1;
        int longSlices = Math.max(1, (int) Math.round(slices * row.hours / PERIOD_HOURS));
        int shortSlices = Math.max(1, Math.round((float) longSlices / SHORT_SHARE));
        BigDecimal threshold = row.threshold();
        boolean burned = false;
        for (int end = longSlices; end <= slices && !burned; end++) {
            burned = ErrorBudgets.above(between(sums, end - longSlices, end), threshold, target)
                    && ErrorBudgets.above(between(sums, end - shortSlices, end), threshold, target);
        }
        return new BurnWindow(
                row.severity,
                longSlices * sliceSeconds,
                shortSlices * sliceSeconds,
                threshold.doubleValue(),
                ErrorBudgets.reachable(threshold, target),
                burned);
    }

    /** Events before each slice. */
    private static Ratio[] sums(SortedMap<Integer, Ratio> bySlice, int slices) {
        Ratio[] sums = new Ratio[slices + 1];
        sums[0] = Ratio.NONE;
        for (int i = 0; i < slices; i++) {
            sums[i + 1] = sums[i].plus(bySlice.getOrDefault(i, Ratio.NONE));
        }
        return sums;
    }

    private static Ratio between(Ratio[] sums, int from, int to) {
        return new Ratio(sums[to].good() - sums[from].good(), sums[to].total() - sums[from].total());
    }

    /** The share of the budget, and the hours of 30 days in which it is spent. */
    private record Row(String severity, String budgetShare, int hours) {
        /** 0.02 in an hour of 720: 14.4. */
        BigDecimal threshold() {
            return new BigDecimal(budgetShare)
                    .multiply(BigDecimal.valueOf((long) PERIOD_HOURS))
                    .divide(BigDecimal.valueOf(hours));
        }
    }
}
