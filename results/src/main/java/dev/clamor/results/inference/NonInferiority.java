package dev.clamor.results.inference;

/**
 * How many contacts each of two runs needs to show that the candidate is not worse than the baseline by the margin M,
 * when the true shares are p<sub>1</sub> (candidate) and p<sub>2</sub> (baseline):
 *
 * <p>n = (z<sub>1-alpha</sub> + z<sub>power</sub>)² (p<sub>1</sub>(1 - p<sub>1</sub>) + p<sub>2</sub>(1 -
 * p<sub>2</sub>)) / (M + p<sub>1</sub> - p<sub>2</sub>)² x design effect.
 *
 * <p>With equal shares the divisor is M². Source: Blackwelder, Controlled Clinical Trials 3 (1982), 345-353; Chow, Shao
 * and Wang, Sample Size Calculations in Clinical Research, 2nd edition 2008, section 4.2; times the design effect of
 * Kish, Survey Sampling (1965).
 *
 * @param candidate true share of good events of the candidate, in (0, 1)
 * @param baseline true share of good events of the baseline, in (0, 1)
 * @param margin how much worse the candidate may be; above baseline - candidate, or no number is enough
 */
public record NonInferiority(double candidate, double baseline, double margin) {

    /** Refuses shares outside (0, 1) and a margin that the true difference has already used up. */
    public NonInferiority {
        if (!(inside(candidate) && inside(baseline))) {
            throw new IllegalArgumentException("sample size: expected shares more than 0 and less than 1. Found: "
                    + candidate + " and " + baseline);
        }
        if (!(margin + candidate - baseline > 0)) {
            throw new IllegalArgumentException("sample size: expected a margin of more than " + (baseline - candidate)
                    + ", the true difference. Found: " + margin);
        }
    }

    /**
     * Contacts for each run, a whole number.
     *
     * @param alpha chance of passing a candidate that is worse by just the margin, above 0
     * @param power chance of passing a candidate of these true shares, more than alpha and below 1
     * @param deff design effect, at least 1: contacts of one segment say less than independent ones
     */
    public double perRun(double alpha, double power, double deff) {
        if (!(inside(alpha) && inside(power) && power > alpha && deff >= 1)) {
            throw new IllegalArgumentException(
                    "sample size: expected 0 < alpha < power < 1 and a design effect of at least 1. Found: alpha = "
                            + alpha + ", power = " + power + ", design effect = " + deff);
        }
        double z = Normal.quantile(1 - alpha) + Normal.quantile(power);
        double spread = candidate * (1 - candidate) + baseline * (1 - baseline);
        double distance = margin + candidate - baseline;
        return Math.ceil(z * z * spread / (distance * distance) * deff);
    }

    private static boolean inside(double probability) {
        return probability > 0 && probability < 1;
    }
}
