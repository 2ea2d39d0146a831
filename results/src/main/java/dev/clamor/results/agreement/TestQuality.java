package dev.clamor.results.agreement;

import dev.clamor.results.agreement.RoganGladen.Share;
import java.util.Optional;

/**
 * Sensitivity and specificity of a yes-or-no reading, from labels of a sample drawn by the reading itself.
 *
 * <p>With M+ things read as yes and M- as no, and shares q+ and q- of labels that say yes among them:
 *
 * <ul>
 *   <li>sensitivity = M+ q+ / (M+ q+ + M- q-), specificity = M- (1 - q-) / (M- (1 - q-) + M+ (1 - q+)) (Begg and Greenes,
 *       Biometrics 39, 1983): plain counts would be wrong, since the reading decided what was labelled how often;
 *   <li>the size of each is that of the simple sample with the same variance: s (1 - s) / variance, with the variance by the
 *       delta method from q (1 - q) / m, where m is the effective number of labels (Kish 1965: square of the sum of weights
 *       over the sum of their squares), and every q moved to (m q + 1/2) / (m + 1), so that a reading without a seen error
 *       is not taken for one without errors.
 * </ul>
 */
final class TestQuality {
    private TestQuality() {}

    /** Things with the same reading: how many there are and what the labels of some of them say. */
    static final class Group {
        private long size;
        private double weights;
        private double squares;
        private double yes;

        /** One more thing that was read so. */
        void counted() {
            size++;
        }

        /** One of them has a label. */
        void labelled(boolean saysYes, double weight) {
            weights += weight;
            squares += weight * weight;
            yes += saysYes ? weight : 0;
        }

        private boolean unknown() {
            return size > 0 && weights == 0;
        }

        private double share() {
            return weights == 0 ? 0 : yes / weights;
        }

        private double effective() {
            return squares == 0 ? 0 : weights * weights / squares;
        }

        private double moderated() {
            return (effective() * share() + 0.5) / (effective() + 1);
        }

        private double variance() {
            return size == 0 ? 0 : moderated() * (1 - moderated()) / effective();
        }
    }

    /** Both, each with its effective size. */
    record Both(Share sensitivity, Share specificity) {}

    /** Empty where nothing read so is labelled, or no label says yes, or none says no. */
    static Optional<Both> of(Group readYes, Group readNo) {
        double yes = readYes.size * readYes.share() + readNo.size * readNo.share();
        double no = readYes.size + readNo.size - yes;
        if (readYes.unknown() || readNo.unknown() || yes <= 0 || no <= 0) {
            return Optional.empty();
        }
        double sensitivity = readYes.size * readYes.share() / yes;
        double specificity = readNo.size * (1 - readNo.share()) / no;
        return Optional.of(new Both(
                new Share(clip(sensitivity), size(readYes, readNo, false)),
                new Share(clip(specificity), size(readNo, readYes, true))));
    }

    /**
     * The effective size of the share a / (a + b), a and b being how many of the two groups have the label; {@code turned}
     * for the label no.
     */
    private static double size(Group hit, Group missed, boolean turned) {
        double q = turned ? 1 - hit.moderated() : hit.moderated();
        double r = turned ? 1 - missed.moderated() : missed.moderated();
        double all = hit.size * q + missed.size * r;
        double share = hit.size * q / all;
        double byHit = hit.size * (1 - share) / all;
        double byMissed = missed.size * share / all;
        double variance = byHit * byHit * hit.variance() + byMissed * byMissed * missed.variance();
        return variance <= 0 ? LEAST : Math.max(LEAST, share * (1 - share) / variance);
    }

    private static final double LEAST = 1e-6;

    private static double clip(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
