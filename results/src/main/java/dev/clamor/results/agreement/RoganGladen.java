package dev.clamor.results.agreement;

import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The share of positives that an imperfect test hides.
 *
 * <ul>
 *   <li>Estimate: p = (a + Sp - 1) / (Se + Sp - 1), clipped to [0, 1], with a the apparent share, Se the sensitivity and
 *       Sp the specificity (Rogan and Gladen, American Journal of Epidemiology 107, 1978).
 *   <li>Interval: with z the normal quantile, n' = n + z^2 and a' = (n a + z^2 / 2) / n'; for sensitivity and specificity m'
 *       = m + 2 and s' = (m s + 1) / m'; p' from a', Se', Sp' by the formula above, unclipped; d = 2 z^2 (p' Se' (1 - Se') /
 *       m_Se' - (1 - p') Sp' (1 - Sp') / m_Sp'); v = (a' (1 - a') / n' + p'^2 Se' (1 - Se') / m_Se' + (1 - p')^2 Sp' (1 -
 *       Sp') / m_Sp') / (Se' + Sp' - 1)^2. The interval is p' + d -+ z sqrt(v), clipped (Lang and Reiczigel, Preventive
 *       Veterinary Medicine 113, 2014, pages 13-22; its equation 4 prints (1 + p)^2 for (1 - p)^2).
 * </ul>
 *
 * <p>The sizes may be real numbers, as an effective number of labels is. Where clipping leaves nothing (the whole interval
 * beyond 0 or 1) the interval is that one end. The estimate can lie outside the interval when it was clipped.
 */
public final class RoganGladen {
    private static final double ADDED = 2;

    private RoganGladen() {}

    /**
     * A share estimated from so many things, real numbers allowed.
     *
     * @param value 0 to 1
     * @param size above 0
     */
    public record Share(double value, double size) {
        /** Refuses a value outside [0, 1] and a size that is not above 0. */
        public Share {
            if (!(value >= 0 && value <= 1 && size > 0)) {
                throw new IllegalArgumentException(
                        "share: expected a value from 0 to 1 of more than 0 things. Found: " + value + " of " + size);
            }
        }
    }

    /** A corrected share and the ends of its interval. */
    public record Corrected(double value, double lower, double upper) {}

    /**
     * Corrects an apparent share.
     *
     * @param alpha chance of error of both ends together
     * @return empty where the test is no better than chance: sensitivity + specificity at most 1
     */
    public static Optional<Corrected> correct(Share apparent, Share sensitivity, Share specificity, double alpha) {
        double power = sensitivity.value() + specificity.value() - 1;
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - alpha / 2);
        double n = apparent.size() + z * z;
        double a = (apparent.size() * apparent.value() + z * z / 2) / n;
        Share se = moderated(sensitivity);
        Share sp = moderated(specificity);
        double moderatedPower = se.value() + sp.value() - 1;
        if (power <= 0 || moderatedPower <= 0) {
            return Optional.empty();
        }
        double p = (a + sp.value() - 1) / moderatedPower;
        double ofSe = variance(se);
        double ofSp = variance(sp);
        double shift = 2 * z * z * (p * ofSe - (1 - p) * ofSp);
        double error = Math.sqrt(a * (1 - a) / n + p * p * ofSe + (1 - p) * (1 - p) * ofSp) / moderatedPower;
        return Optional.of(new Corrected(
                clip((apparent.value() + specificity.value() - 1) / power),
                clip(p + shift - z * error),
                clip(p + shift + z * error)));
    }

    private static Share moderated(Share share) {
        double size = share.size() + ADDED;
        return new Share((share.size() * share.value() + 1) / size, size);
    }

    private static double variance(Share share) {
        return share.value() * (1 - share.value()) / share.size();
    }

    private static double clip(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
