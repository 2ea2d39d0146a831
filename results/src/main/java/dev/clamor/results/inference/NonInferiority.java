package dev.clamor.results.inference;

/**
 * Two runs of the same size, compared to show that the candidate is not worse than the baseline by the margin M, when the
 * true shares are p<sub>1</sub> (candidate) and p<sub>2</sub> (baseline): how many independent events it takes in each, and
 * what chance a number of them gives.
 *
 * <p>n = (z<sub>1-alpha</sub> + z<sub>power</sub>)² (p<sub>1</sub>(1 - p<sub>1</sub>) + p<sub>2</sub>(1 -
 * p<sub>2</sub>)) / (M + p<sub>1</sub> - p<sub>2</sub>)²; times the design effect where events come in clusters (Kish, Survey
 * Sampling, 1965). A normal approximation.
 *
 * <p>Source: Blackwelder, Controlled Clinical Trials 3 (1982), 345-353; Chow, Shao and Wang, Sample Size Calculations in
 * Clinical Research, 2nd edition 2008, section 4.2.
 *
 * @param candidate true share of good events of the candidate
 * @param baseline true share of good events of the baseline
 * @param margin how much worse the candidate may be; above baseline - candidate, or no number is enough
 */
public record NonInferiority(double candidate, double baseline, double margin) {

    /** Refuses shares outside [0, 1] and a margin that the true difference has already used up. */
    public NonInferiority {
        if (!(share(candidate) && share(baseline))) {
            throw new IllegalArgumentException(
                    "sample size: expected shares from 0 to 1. Found: " + candidate + " and " + baseline);
        }
        if (!(margin + candidate - baseline > 0)) {
            throw new IllegalArgumentException("sample size: expected a margin of more than " + (baseline - candidate)
                    + ", the true difference. Found: " + margin);
        }
    }

    /**
     * Independent events in each run, not rounded; 0 for a power that chance alone gives.
     *
     * @param alpha chance of passing a candidate that is worse by just the margin, in (0, 1)
     * @param power chance of passing a candidate of these true shares, in (0, 1)
     */
    public double perRun(double alpha, double power) {
        double z = Math.max(0, Normal.quantile(1 - alpha) + Normal.quantile(power));
        return z * z * spread() / (distance() * distance());
    }

    /**
     * The chance of passing a candidate of these true shares.
     *
     * @param perRun independent events in each run, above 0
     */
    public double power(double perRun, double alpha) {
        return spread() == 0 ? 1 : Normal.below(distance() / Math.sqrt(spread() / perRun) - Normal.quantile(1 - alpha));
    }

    private double spread() {
        return candidate * (1 - candidate) + baseline * (1 - baseline);
    }

    private double distance() {
        return margin + candidate - baseline;
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }
}
