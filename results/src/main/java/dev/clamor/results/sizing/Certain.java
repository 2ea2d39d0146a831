package dev.clamor.results.sizing;

import dev.clamor.metrics.Sli;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.util.List;
import java.util.Set;

/** What can be said of a plan without knowing anything of the agent or of how often an event comes. */
public final class Certain {
    /** Indicators with at most one event a contact. */
    private static final Set<String> ONE_A_CONTACT = Set.of(
            Sli.TRUE_CONTAINMENT.id(),
            Sli.RAW_CONTAINMENT.id(),
            Sli.ESCALATION_RECALL.id(),
            Sli.ESCALATION_PRECISION.id(),
            Sli.ESCALATION_SPECIFICITY.id(),
            Sli.WRONG_ACTION_FREE.id(),
            Sli.BREACH_FREE.id(),
            Sli.HALLUCINATION_FREE.id(),
            Sli.ABANDONMENT_FREE.id(),
            Sli.RIGHT_QUEUE.id(),
            Sli.CONTEXT_COMPLETE.id());

    private Certain() {}

    /**
     * The gating objectives that so many judged contacts can only hold: each contact is at most one event, and even if
     * all of them were events and good ones, they would be too few for the exact bound or for {@code minimumEvents}.
     */
    public static List<Slo> undecidable(Objectives objectives, long judgedContacts) {
        return objectives.slos().stream()
                .filter(slo -> slo.gating() && ONE_A_CONTACT.contains(slo.sli()))
                .filter(slo -> slo.budgeting() instanceof Budgeting.Occurrences)
                .filter(slo -> judgedContacts < leastEvents(slo))
                .toList();
    }

    /** Events below which an objective is never met, even without a bad one. */
    public static double leastEvents(Slo slo) {
        double exact = Intervals.leastAllGood(slo.target().doubleValue(), 1 - slo.confidence());
        return Math.max(slo.minimumEvents(), exact);
    }
}
