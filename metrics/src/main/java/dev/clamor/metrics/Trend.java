package dev.clamor.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a quantity of the generator's process grows: the median of the slopes between all pairs of windows, with its 95 %
 * interval (Theil 1950; Sen, JASA 63, 1968: with N slopes of n windows the limits are those of rank (N - C) / 2 and
 * (N + C) / 2 + 1, rounded, C = 1.96 sqrt(n (n - 1) (2 n + 5) / 18)).
 *
 * <p>A window counts with the least of its values, so that garbage not collected yet and passing bursts do not count. The
 * interval takes windows for independent; where neighbours are alike it is too narrow.
 *
 * @param windows number of windows; below {@value #LEAST_WINDOWS} nothing is told
 * @param perHour growth per hour; NaN when nothing is told
 * @param low lower limit of its interval
 * @param high upper limit of its interval
 */
public record Trend(int windows, double perHour, double low, double high) {
    /** Below this, an interval of 95 % would be about as wide as all slopes. */
    public static final int LEAST_WINDOWS = 10;

    private static final int MOST_WINDOWS = 120;
    private static final double Z = 1.959964;

    /** Nothing is known. */
    public static final Trend NONE = new Trend(0, Double.NaN, Double.NaN, Double.NaN);

    /**
     * Of a quantity's least values.
     *
     * @param leastByWindow by window number
     * @param windowsPerHour windows in an hour
     */
    public static Trend of(SortedMap<Integer, Long> leastByWindow, double windowsPerHour) {
        if (leastByWindow.size() < LEAST_WINDOWS) {
            return new Trend(leastByWindow.size(), Double.NaN, Double.NaN, Double.NaN);
        }
        int joined = 1 + (leastByWindow.lastKey() - leastByWindow.firstKey()) / MOST_WINDOWS;
        SortedMap<Integer, Long> wide = new TreeMap<>();
        leastByWindow.forEach((window, least) -> wide.merge(Math.floorDiv(window, joined), least, Math::min));
        double[] slopes = slopes(wide, windowsPerHour / joined);
        int n = wide.size();
        double c = Z * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        return new Trend(
                n,
                median(slopes),
                slopes[clamp((int) Math.round((slopes.length - c) / 2) - 1, slopes.length)],
                slopes[clamp((int) Math.round((slopes.length + c) / 2), slopes.length)]);
    }

    /** Whether the interval allows that nothing grows, or growth stays below a bound whatever is true. */
    public boolean flat(double boundPerHour) {
        return low <= 0 || high <= boundPerHour;
    }

    private static double[] slopes(SortedMap<Integer, Long> values, double windowsPerHour) {
        int n = values.size();
        int[] x = new int[n];
        long[] y = new long[n];
        int next = 0;
        for (Map.Entry<Integer, Long> value : values.entrySet()) {
            x[next] = value.getKey();
            y[next++] = value.getValue();
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int filled = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[filled++] = (double) (y[j] - y[i]) / (x[j] - x[i]) * windowsPerHour;
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static int clamp(int index, int length) {
        return Math.max(0, Math.min(length - 1, index));
    }
}
