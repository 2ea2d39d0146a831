package dev.clamor.results.sizing;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What events in segments are expected to be worth, by the formula of {@link dev.clamor.results.inference.Clusters} with
 * the intraclass correlation assumed instead of measured: N / deff x (t<sub>N-1</sub> / t<sub>k-1</sub>)². An
 * approximation, for it leaves out that the correlation is estimated, and that degrees of freedom are lost where few
 * segments hold the rarer outcome: where a search begins, and what is shown.
 *
 * @param perContact valid events expected of one judged contact, by segment
 * @param icc intraclass correlation
 * @param alpha one-sided level
 */
record Effective(List<Double> perContact, double icc, double alpha) {

    /** Events expected. */
    double total(double contacts) {
        return contacts * perContact.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Segments expected to have at least one event, when the events of each come by Poisson's law. */
    double segments(double contacts) {
        return perContact.stream()
                .mapToDouble(each -> -Math.expm1(-each * contacts))
                .sum();
    }

    /** Variance inflation of the share. */
    double deff(double contacts) {
        double squares = perContact.stream()
                .mapToDouble(each -> each * each * contacts * contacts)
                .sum();
        double total = total(contacts);
        return total == 0 ? 1 : Math.max(1, 1 + squares / total * icc);
    }

    /** Events that they are worth. */
    double events(double contacts) {
        double total = total(contacts);
        double k = segments(contacts);
        return k <= 2 ? Math.min(total, k) : Math.min(total, total / deff(contacts) * degrees(total, k));
    }

    /** What they are worth when there is no end to them. */
    double endless() {
        double total = total(1);
        double squares = perContact.stream().mapToDouble(each -> each * each).sum();
        double k = perContact.stream().filter(each -> each > 0).count();
        return icc == 0 ? Double.POSITIVE_INFINITY : total * total / squares / icc * degrees(Integer.MAX_VALUE, k);
    }

    private double degrees(double total, double k) {
        double ratio = t(Math.max(total, k) - 1) / t(k - 1);
        return ratio * ratio;
    }

    private double t(double degrees) {
        return new TDistribution(null, degrees).inverseCumulativeProbability(1 - alpha);
    }
}
