package dev.clamor.results.sizing;

import dev.clamor.results.slo.Slo;
import java.util.List;

/**
 * What is expected of a run for one objective, and where each number comes from.
 *
 * @param slo the objective
 * @param rate the true share of good events, in (target, 1]
 * @param icc how alike events of a segment are: intraclass correlation, in [0, 1)
 * @param perContact valid events expected of one judged contact, by segment (persona and scenario); those without any
 *     may be left out
 * @param eventsFrom where {@code perContact} comes from
 */
public record Demand(Slo slo, Known rate, Known icc, List<Double> perContact, String eventsFrom) {

    /** A number and its source in a few words. */
    public record Known(double value, String source) {}

    /** Keeps the segments that have events. */
    public Demand {
        perContact = perContact.stream().filter(each -> each > 0).toList();
    }

    /** Valid events expected of one judged contact. */
    public double eventsPerContact() {
        return perContact.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Segments in which events are expected. */
    public int segments() {
        return perContact.size();
    }

    boolean population() {
        return slo.estimand() == Slo.Estimand.POPULATION;
    }

    double target() {
        return slo.target().doubleValue();
    }

    double alpha() {
        return 1 - slo.confidence();
    }

    BinomialPower binomial() {
        return new BinomialPower(target(), rate.value(), alpha(), slo.minimumEvents());
    }

    Effective effective() {
        return new Effective(perContact, population() ? icc.value() : 0, alpha());
    }
}
