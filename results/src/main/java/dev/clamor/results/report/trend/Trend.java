package dev.clamor.results.report.trend;

import java.util.List;

/**
 * One objective over the runs that judged it.
 *
 * @param objective its id
 * @param gating whether the last run's decision hung on it
 * @param points in the order in which the runs began; at least one
 */
public record Trend(String objective, boolean gating, List<Point> points) {

    /** The last run's. */
    public Point last() {
        return points.get(points.size() - 1);
    }

    /**
     * What one run found.
     *
     * @param state MET, BREACHED or INCONCLUSIVE
     * @param estimate 0 to 1; NaN without events, like its bounds
     * @param lower bound of its interval
     * @param upper bound of its interval
     * @param target what that run asked for
     */
    public record Point(TrendRun run, String state, double estimate, double lower, double upper, double target) {}
}
