package dev.clamor.results.slo;

import dev.clamor.metrics.Sli;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An objective on an indicator.
 *
 * @param id its name
 * @param sli the indicator's id, see {@code dev.clamor.metrics.Sli}
 * @param target the share of good events wanted, in (0, 1); decimal, because binary arithmetic gets budgets wrong
 * @param gating whether it can decide the verdict
 * @param confidence level of the one-sided bounds, for example 0.95
 * @param minimumEvents below this many valid events it is inconclusive whatever the bounds say
 * @param estimand whom the number is about
 * @param description one line for people
 * @param budgeting what its events are
 * @param baseline how much worse than a baseline it may be; empty when it is not held against one
 */
public record Slo(
        String id,
        String sli,
        BigDecimal target,
        boolean gating,
        double confidence,
        long minimumEvents,
        Estimand estimand,
        String description,
        Budgeting budgeting,
        Optional<BaselineMargin> baseline) {

    /** An objective on occurrences that is not held against a baseline. */
    public Slo(
            String id,
            String sli,
            BigDecimal target,
            boolean gating,
            double confidence,
            long minimumEvents,
            Estimand estimand,
            String description) {
        this(
                id,
                sli,
                target,
                gating,
                confidence,
                minimumEvents,
                estimand,
                description,
                Budgeting.OCCURRENCES,
                Optional.empty());
    }

    /** Whether its events are contacts, each at most one, so that it can be followed contact by contact. */
    public boolean countsContacts() {
        return budgeting.equals(Budgeting.OCCURRENCES) && Sli.oncePerContact(sli);
    }

    /** The same objective at another level of confidence. */
    public Slo at(double level) {
        return new Slo(id, sli, target, gating, level, minimumEvents, estimand, description, budgeting, baseline);
    }

    /** The same objective, reported only. */
    public Slo notGating() {
        return new Slo(id, sli, target, false, confidence, minimumEvents, estimand, description, budgeting, baseline);
    }

    /** Whom a number is about. */
    public enum Estimand {
        /** This mix, these texts: contacts are independent. */
        SUITE,
        /** Customers like these: contacts of one persona and scenario are alike. */
        POPULATION
    }
}
