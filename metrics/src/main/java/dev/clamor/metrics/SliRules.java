package dev.clamor.metrics;

import dev.clamor.conversation.TurnEvent.HandedOff;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Counts what one contact adds to every indicator: column = ordinal of the {@link Sli}, then one per threshold
 * of the whole reply, then one per threshold of its first words. */
final class SliRules {
    private static final long MICROS_PER_MILLI = 1000;

    private final long[] thresholdsMicros;
    private final long[] firstThresholdsMicros;

    SliRules(MetricsConfig config) {
        thresholdsMicros = micros(config.latencyThresholdsMillis());
        firstThresholdsMicros = micros(config.firstTokenThresholdsMillis());
    }

    private static long[] micros(SortedSet<Long> thresholdsMillis) {
        return thresholdsMillis.stream()
                .mapToLong(millis -> millis * MICROS_PER_MILLI)
                .toArray();
    }

    int columns() {
        return Sli.COUNT + thresholdsMicros.length + firstThresholdsMicros.length;
    }

    /** Indicators whose event is the contact. */
    void contact(ContactRecord contact, RatioVector to) {
        if (contact.containable()) {
            count(to, Sli.TRUE_CONTAINMENT, contact.containment() == ContainmentClass.TRUE);
        }
        count(to, Sli.RAW_CONTAINMENT, contact.containment() != ContainmentClass.HANDED_OFF);
        count(to, Sli.WRONG_ACTION_FREE, contact.wrongActions() == 0);
        count(to, Sli.BREACH_FREE, !contact.breached());
        count(to, Sli.HALLUCINATION_FREE, !contact.hallucinated());
        count(to, Sli.ABANDONMENT_FREE, !contact.gaveUp());
        count(to, Sli.REPEAT_FREE, !contact.returns());
        count(to, Sli.AUDITED_ACTIONS, contact.auditedActions(), contact.doneActions());
        count(to, Sli.REPHRASE_CONSISTENCY, contact.rephrasedAgreed(), contact.rephrasedQuestions());
        count(to, Sli.INTERRUPTION_RECOVERY, contact.interruptionsRecovered(), contact.interruptions());
        count(
                to,
                Sli.CHANNEL_CONTINUITY,
                contact.moves().answered() - contact.moves().lost(),
                contact.moves().answered());
        escalation(contact, to);
    }

    /** Indicators whose event is the reply; a turn lost by our own fault is none. */
    void reply(ContactRecord.Reply reply, RatioVector to) {
        if (reply.harnessFault()) {
            return;
        }
        boolean usable = reply.usable();
        count(to, Sli.ERROR_FREE_TURNS, usable);
        for (int i = 0; i < thresholdsMicros.length; i++) {
            to.count(Sli.COUNT + i, usable && reply.dueLatencyMicros() <= thresholdsMicros[i]);
        }
        first(usable, reply.dueFirstMicros(), to);
    }

    /** Indicators of the first words, whose event is also a reply that the customer talked over. */
    void cut(ContactRecord.Cut cut, RatioVector to) {
        first(true, cut.dueFirstMicros(), to);
    }

    private void first(boolean usable, long dueFirstMicros, RatioVector to) {
        for (int i = 0; i < firstThresholdsMicros.length; i++) {
            to.count(Sli.COUNT + thresholdsMicros.length + i, usable && dueFirstMicros <= firstThresholdsMicros[i]);
        }
    }

    private static void escalation(ContactRecord contact, RatioVector to) {
        switch (contact.escalation()) {
            case TRUE_POSITIVE -> {
                count(to, Sli.ESCALATION_RECALL, true);
                count(to, Sli.ESCALATION_PRECISION, true);
                neededHandoff(contact, to);
            }
            case LATE -> {
                count(to, Sli.ESCALATION_RECALL, false);
                neededHandoff(contact, to);
            }
            case MISS -> count(to, Sli.ESCALATION_RECALL, false);
            case FALSE_POSITIVE -> {
                count(to, Sli.ESCALATION_PRECISION, false);
                count(to, Sli.ESCALATION_SPECIFICITY, false);
            }
            case TRUE_NEGATIVE -> count(to, Sli.ESCALATION_SPECIFICITY, true);
            case MAY, CENSORED -> {}
        }
    }

    private static void neededHandoff(ContactRecord contact, RatioVector to) {
        if (contact.handoff().isPresent()) {
            HandedOff handoff = contact.handoff().get();
            count(to, Sli.RIGHT_QUEUE, handoff.rightQueue());
            count(to, Sli.CONTEXT_COMPLETE, handoff.contextGiven() >= handoff.contextDue());
        }
    }

    private static void count(RatioVector to, Sli sli, boolean good) {
        to.count(sli.ordinal(), good);
    }

    private static void count(RatioVector to, Sli sli, long good, long total) {
        to.count(sli.ordinal(), good, total);
    }

    /** Ids and formulas in the order of the columns. */
    static List<Name> names(MetricsConfig config) {
        List<Name> names = new ArrayList<>();
        for (Sli sli : Sli.values()) {
            names.add(new Name(sli.id(), sli.formula()));
        }
        for (long millis : config.latencyThresholdsMillis()) {
            names.add(new Name(Sli.latencyId(millis), Sli.latencyFormula(millis)));
        }
        for (long millis : config.firstTokenThresholdsMillis()) {
            names.add(new Name(Sli.firstTokenId(millis), Sli.firstTokenFormula(millis)));
        }
        return names;
    }

    record Name(String id, String formula) {}
}
