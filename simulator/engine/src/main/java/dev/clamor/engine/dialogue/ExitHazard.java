package dev.clamor.engine.dialogue;

/**
 * Probability that a customer gives up now, after a reply that did not solve the matter; a complementary log-log hazard:
 *
 * <pre>
 * eta = -4.3 + 1.95 [m &gt;= 1] + 0.55 max(x, 0) + 0.40 min(m, 4) + 0.25 ln(1 + t/8) + 0.35 (b + 2.8) + tol + C [m &gt;= 1]
 * h = 1 - exp(-exp(min(eta, 3)))
 * </pre>
 *
 * with x the transient frustration, m failures in a row, t replies, b the person's intercept, tol the persona's tolerance
 * and C the calibration's offset.
 */
final class ExitHazard {
    private static final double BASE = -4.3;
    private static final double FAILED = 1.95;
    private static final double PER_FRUSTRATION = 0.55;
    private static final double PER_FAILURE = 0.40;
    private static final int MOST_FAILURES = 4;
    private static final double PER_LOG_TIME = 0.25;
    private static final double TIME_SCALE = 8;
    private static final double PER_INTERCEPT = 0.35;
    private static final double MEAN_INTERCEPT = -2.8;
    private static final double CAP = 3;

    private ExitHazard() {}

    /** The hazard for a customer in this mood. */
    static double of(Mood mood, double intercept, double tolerance, double offset) {
        return of(
                mood.transientFrustration(), mood.failuresInARow(), mood.replies(), intercept, tolerance, offset);
    }

    static double of(double x, int m, int t, double intercept, double tolerance, double offset) {
        double eta = BASE
                + (m >= 1 ? FAILED + offset : 0)
                + PER_FRUSTRATION * Math.max(x, 0)
                + PER_FAILURE * Math.min(m, MOST_FAILURES)
                + PER_LOG_TIME * StrictMath.log(1 + t / TIME_SCALE)
                + PER_INTERCEPT * (intercept - MEAN_INTERCEPT)
                + tolerance;
        return 1 - StrictMath.exp(-StrictMath.exp(Math.min(eta, CAP)));
    }
}
