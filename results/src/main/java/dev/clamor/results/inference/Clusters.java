package dev.clamor.results.inference;

import dev.clamor.metrics.Ratio;
import java.util.Collection;
import java.util.List;

/**
 * How much events that come in clusters count.
 *
 * <p>With k clusters of n<sub>i</sub> events, x<sub>i</sub> of them good, and N events in all:
 *
 * <ul>
 *   <li>BMS = (sum x<sub>i</sub>²/n<sub>i</sub> - (sum x<sub>i</sub>)²/N) / (k - 1), WMS = (sum x<sub>i</sub> - sum
 *       x<sub>i</sub>²/n<sub>i</sub>) / sum (n<sub>i</sub> - 1), n* = (N² - sum n<sub>i</sub>²) / ((k - 1) N);
 *   <li>intraclass correlation by analysis of variance: icc = (BMS - WMS) / (BMS + (n* - 1) WMS);
 *   <li>design effect: sum n<sub>i</sub> (1 + (n<sub>i</sub> - 1) icc) / N, at least 1;
 *   <li>effective number of events, after Korn and Graubard (Survey Methodology 24, 1998): N / deff x (t<sub>N-1</sub> /
 *       t<sub>df</sub>)², with the 1 - alpha quantiles of Student's t. Good events among them: the observed share of it.
 *   <li>degrees of freedom df of the measured design effect: see {@link Spread#degrees()}. Korn and Graubard take k - 1,
 *       which is too many where few clusters hold all the bad events: with 60 clusters of 20, a share of 0.98 and an icc
 *       of 0.2 the lower bound then errs in 9 % of runs instead of 5 %. This correction alone never takes the effective
 *       number below N² / sum n<sub>i</sub>² (Kish), the number when the events of a cluster are all the same.
 * </ul>
 *
 * Edge cases:
 *
 * <ul>
 *   <li>Clusters without events do not count.
 *   <li>All events equal, or one cluster: how alike the events of a cluster are cannot be measured, so each cluster counts
 *       as one event (icc is NaN, effective N is k). That is the careful end: it is what an agent whose behaviour is fixed
 *       by persona and scenario deserves.
 *   <li>Every cluster has one event: they are independent as far as can be seen; icc is NaN, deff 1.
 * </ul>
 *
 * @param clusters clusters with at least one event
 * @param total all events together
 * @param icc intraclass correlation, NaN when it cannot be computed; negative values are possible
 * @param deff design effect, at least 1
 * @param degrees degrees of freedom with which it is known, from 1 to k - 1; NaN when it cannot be measured
 * @param effectiveN effective number of events, at most N
 */
public record Clusters(int clusters, Ratio total, double icc, double deff, double degrees, double effectiveN) {

    /** Clusters counted at the one-sided level alpha. */
    public static Clusters of(Collection<Ratio> byCluster, double alpha) {
        List<Ratio> filled = byCluster.stream().filter(r -> r.total() > 0).toList();
        Ratio total = filled.stream().reduce(Ratio.NONE, Ratio::plus);
        int k = filled.size();
        if (k == 0) {
            return new Clusters(0, total, Double.NaN, 1, Double.NaN, 0);
        }
        if (k == 1 || total.good() == 0 || total.bad() == 0) {
            return new Clusters(k, total, Double.NaN, (double) total.total() / k, Double.NaN, k);
        }
        double icc = icc(filled, total);
        if (Double.isNaN(icc)) {
            return new Clusters(k, total, icc, 1, icc, k);
        }
        double deff = Math.max(1, inflation(filled, total.total(), icc));
        Spread spread = Spread.of(filled, total);
        return new Clusters(k, total, icc, deff, spread.degrees(), effective(total.total(), k, deff, spread, alpha));
    }

    private static double effective(long n, int k, double deff, Spread spread, double alpha) {
        double usual = n / deff * shrinkage(n, k - 1.0, alpha);
        double careful = n / deff * shrinkage(n, spread.degrees(), alpha);
        return Math.min(n, Math.max(careful, Math.min(usual, spread.leastNumber())));
    }

    /** Good events among the effective ones. */
    public double effectiveGood() {
        return total.total() == 0 ? 0 : Math.min(effectiveN, effectiveN * total.good() / total.total());
    }

    /** Whether the likeness within clusters could not be measured, so that each cluster counts as one event. */
    public boolean counted() {
        return Double.isNaN(icc) && effectiveN == clusters;
    }

    /** Intraclass correlation; NaN when every cluster has one event. */
    static double icc(List<Ratio> clusters, Ratio total) {
        double k = clusters.size();
        double n = total.total();
        double squares = 0;
        double sizes = 0;
        for (Ratio c : clusters) {
            squares += (double) c.good() * c.good() / c.total();
            sizes += (double) c.total() * c.total();
        }
        double within = n - k;
        if (within == 0) {
            return Double.NaN;
        }
        double bms = (squares - (double) total.good() * total.good() / n) / (k - 1);
        double wms = (total.good() - squares) / within;
        double typical = (n * n - sizes) / ((k - 1) * n);
        return (bms - wms) / (bms + (typical - 1) * wms);
    }

    /** Variance inflation of the share by this intraclass correlation. */
    static double inflation(List<Ratio> clusters, double n, double icc) {
        double sum = 0;
        for (Ratio c : clusters) {
            sum += c.total() * (1 + (c.total() - 1) * icc);
        }
        return sum / n;
    }

    private static double shrinkage(double n, double degrees, double alpha) {
        double ratio = t(n - 1, alpha) / t(degrees, alpha);
        return ratio * ratio;
    }

    private static double t(double degrees, double alpha) {
        return Student.quantile(degrees, 1 - alpha);
    }
}
