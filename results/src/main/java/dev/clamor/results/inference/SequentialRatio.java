package dev.clamor.results.inference;

/**
 * Wald's sequential probability ratio test of a bad rate that is fine against one that is not.
 *
 * <p>With g = ln(p1/p0) + ln((1 - p0)/(1 - p1)) after n events: fine when bad ≤ s n - h1, blown when bad ≥ s n + h2, else go
 * on; h1 = ln((1 - alpha)/beta)/g, h2 = ln((1 - beta)/alpha)/g, s = ln((1 - p0)/(1 - p1))/g. The same lines are the
 * likelihood ratio reaching beta/(1 - alpha) and (1 - beta)/alpha. Wald's errors are bounds up to the overshoot: a rate
 * of p1 is called fine with a chance of at most beta/(1 - alpha), one of p0 blown with at most alpha/(1 - beta).
 *
 * <p>Source: Wald, Sequential Analysis (1947), chapter 5; NIST/SEMATECH e-Handbook, 6.2.6.
 *
 * @param fine the bad rate p0 that is fine
 * @param blown the bad rate p1 that is not, above p0
 * @param alpha chance of calling p0 blown
 * @param beta chance of calling p1 fine
 */
public record SequentialRatio(double fine, double blown, double alpha, double beta) {

    /** Refuses rates that are not in order and errors that leave nothing to decide. */
    public SequentialRatio {
        if (!(0 < fine && fine < blown && blown < 1 && alpha > 0 && beta > 0 && alpha + beta < 1)) {
            throw new IllegalArgumentException(
                    "ratio test: expected 0 < fine < blown < 1 and errors above 0 with a sum below 1. Found: fine = "
                            + fine + ", blown = " + blown + ", alpha = " + alpha + ", beta = " + beta);
        }
    }

    /** What the events say so far. */
    public enum Answer {
        FINE,
        BLOWN,
        UNDECIDED
    }

    /** The answer after so many events. Further looks after an answer are not part of the test. */
    public Answer answer(long bad, long n) {
        double ratio = logRatio(bad, n);
        if (ratio <= Math.log(beta / (1 - alpha))) {
            return Answer.FINE;
        }
        return ratio >= Math.log((1 - beta) / alpha) ? Answer.BLOWN : Answer.UNDECIDED;
    }

    /** Logarithm of the likelihood at p1 over that at p0. */
    public double logRatio(long bad, long n) {
        return bad * Math.log(blown / fine) - (n - bad) * perGood();
    }

    /** The slope s of both lines: bad events per event. */
    public double slope() {
        return perGood() / gain();
    }

    /** h1: how far below the slope the line of FINE lies. */
    public double fineBelow() {
        return Math.log((1 - alpha) / beta) / gain();
    }

    /** h2: how far above the slope the line of BLOWN lies. */
    public double blownAbove() {
        return Math.log((1 - beta) / alpha) / gain();
    }

    private double gain() {
        return Math.log(blown / fine) + perGood();
    }

    private double perGood() {
        return Math.log((1 - fine) / (1 - blown));
    }
}
