package dev.clamor.metrics;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.JourneyStep;
import java.util.List;
import java.util.SortedMap;

/** Visits of every step under one condition, by segment, and a few contacts in which they failed. */
final class StepCell {
    static final JourneyStep[] STEPS = JourneyStep.values();

    private final RatioVector total = new RatioVector(STEPS.length);
    private final RatioTable<String> bySegment = new RatioTable<>(STEPS.length);
    private final LowestContacts[] failed = new LowestContacts[STEPS.length];

    StepCell() {
        for (int step = 0; step < STEPS.length; step++) {
            failed[step] = new LowestContacts();
        }
    }

    /** Takes all visits of one contact. */
    void add(String segment, ContactId contact, RatioVector visits) {
        total.add(visits);
        bySegment.row(segment).add(visits);
        for (int step = 0; step < STEPS.length; step++) {
            if (visits.good(step) < visits.total(step)) {
                failed[step].add(contact);
            }
        }
    }

    /** Takes one visit. */
    void add(String segment, ContactId contact, int step, boolean good) {
        total.count(step, good);
        bySegment.row(segment).count(step, good);
        if (!good) {
            failed[step].add(contact);
        }
    }

    void combine(StepCell other) {
        total.add(other.total);
        bySegment.combine(other.bySegment);
        for (int step = 0; step < STEPS.length; step++) {
            failed[step].combine(other.failed[step]);
        }
    }

    Ratio visits(int step) {
        return total.ratio(step);
    }

    SortedMap<String, Ratio> segments(int step) {
        return bySegment.column(step);
    }

    List<String> examples(int step) {
        return failed[step].ids();
    }
}
