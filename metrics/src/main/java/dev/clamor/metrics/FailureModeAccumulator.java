package dev.clamor.metrics;

import dev.clamor.metrics.MetricsSnapshot.ModeCounts;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which valid contacts show which mode of failure, and why; the modes that a single contact can show. */
public final class FailureModeAccumulator
        implements Accumulator<SortedMap<String, ModeCounts>, FailureModeAccumulator> {
    private static final FailureMode[] MODES = FailureMode.values();
    private static final FailureCause[] CAUSES = FailureCause.values();

    private final Segments segments = new Segments();
    private final RatioVector total = new RatioVector(MODES.length);
    private final RatioTable<String> bySegment = new RatioTable<>(MODES.length);
    private final Tally<FailureCause> causes = new Tally<>(FailureCause.class);
    private final LowestContacts[] examples = new LowestContacts[MODES.length];

    /** Nothing counted yet. */
    public FailureModeAccumulator() {
        for (FailureMode mode : MODES) {
            examples[mode.ordinal()] = new LowestContacts();
        }
    }

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        RatioVector ofSegment = bySegment.row(segments.of(contact));
        for (FailureMode mode : MODES) {
            if (mode.exposed(contact)) {
                boolean shown = count(mode, contact);
                total.count(mode.ordinal(), !shown);
                ofSegment.count(mode.ordinal(), !shown);
            }
        }
    }

    /** Counts the contact's causes of this mode; whether there are any. */
    private boolean count(FailureMode mode, ContactRecord contact) {
        boolean shown = false;
        for (FailureCause cause : CAUSES) {
            if (cause.mode() == mode && cause.in(contact)) {
                causes.add(cause);
                shown = true;
            }
        }
        if (shown) {
            examples[mode.ordinal()].add(contact.opened().contact());
        }
        return shown;
    }

    @Override
    public void combine(FailureModeAccumulator other) {
        total.add(other.total);
        bySegment.combine(other.bySegment);
        causes.combine(other.causes);
        for (int i = 0; i < examples.length; i++) {
            examples[i].combine(other.examples[i]);
        }
    }

    @Override
    public SortedMap<String, ModeCounts> snapshot() {
        SortedMap<String, ModeCounts> counts = new TreeMap<>();
        for (FailureMode mode : MODES) {
            if (mode.ofContacts()) {
                counts.put(mode.name(), counts(mode));
            }
        }
        return counts;
    }

    private ModeCounts counts(FailureMode mode) {
        SortedMap<String, Long> ofMode = new TreeMap<>();
        for (FailureCause cause : CAUSES) {
            if (cause.mode() == mode && causes.of(cause) > 0) {
                ofMode.put(cause.name(), causes.of(cause));
            }
        }
        int index = mode.ordinal();
        return new ModeCounts(total.ratio(index), bySegment.column(index), ofMode, examples[index].ids());
    }
}
