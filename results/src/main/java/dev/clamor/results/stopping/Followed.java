package dev.clamor.results.stopping;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Slo;
import java.util.HashMap;
import java.util.Map;

/** One gating objective with its events so far. */
final class Followed {
    private final Slo slo;
    private final boolean population;
    private final Map<String, Ratio> bySegment = new HashMap<>();
    private long good;
    private long total;

    Followed(Slo slo) {
        this.slo = slo;
        population = slo.estimand() == Slo.Estimand.POPULATION;
    }

    void add(String segment, long moreGood, long more) {
        if (more > 0) {
            good += moreGood;
            total += more;
            if (population) {
                bySegment.merge(segment, new Ratio(moreGood, more), Ratio::plus);
            }
        }
    }

    Slo slo() {
        return slo;
    }

    Ratio events() {
        return new Ratio(good, total);
    }

    long bad() {
        return total - good;
    }

    long total() {
        return total;
    }

    boolean enough() {
        return total >= slo.minimumEvents();
    }

    /** The greatest bad rate that keeps the objective. */
    double line() {
        return 1 - slo.target().doubleValue();
    }

    /** Whether the gate's own bound meets the target with this chance of error. */
    boolean met(double alpha) {
        if (!enough() || total == 0) {
            return false;
        }
        double n = population ? Math.min(Clusters.of(bySegment.values(), alpha).effectiveN(), total) : total;
        return Intervals.lowerBound(Math.min(n, n * good / total), n, alpha)
                >= slo.target().doubleValue();
    }
}
