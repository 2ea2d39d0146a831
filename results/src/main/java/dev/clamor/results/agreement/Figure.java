package dev.clamor.results.agreement;

/**
 * A figure of the run as measured, and corrected for the reader's measured error.
 *
 * @param id its name
 * @param good counted as good
 * @param total counted at all
 * @param raw good / total; NaN without any
 * @param corrected NaN where {@code refused} says why
 * @param lower of the 95 % interval; NaN likewise
 * @param upper of the 95 % interval; NaN likewise
 * @param refused why it could not be corrected; empty if it was
 */
public record Figure(
        String id, long good, long total, double raw, double corrected, double lower, double upper, String refused) {
    static Figure refused(String id, long good, long total, String why) {
        return new Figure(id, good, total, raw(good, total), Double.NaN, Double.NaN, Double.NaN, why);
    }

    static double raw(long good, long total) {
        return total == 0 ? Double.NaN : (double) good / total;
    }
}
