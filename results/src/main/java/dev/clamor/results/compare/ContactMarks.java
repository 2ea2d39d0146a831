package dev.clamor.results.compare;

import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.ContactScores;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.Sli;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What became of every contact of a run, in 8 bytes for each arrival and nothing else: for each of {@link #INDICATORS} two
 * bits say whether the contact had valid events and whether all of them were good. Later visits of a customer are passed
 * over. Not thread-safe.
 */
public final class ContactMarks implements Consumer<ContactRecord> {
    /** What a contact can win or lose. */
    static final List<Sli> INDICATORS = List.of(
            Sli.TRUE_CONTAINMENT,
            Sli.ESCALATION_RECALL,
            Sli.ESCALATION_SPECIFICITY,
            Sli.WRONG_ACTION_FREE,
            Sli.BREACH_FREE,
            Sli.HALLUCINATION_FREE,
            Sli.ABANDONMENT_FREE,
            Sli.ERROR_FREE_TURNS);

    private static final long VALID = 1;
    private static final long GOOD = 2;
    private static final int BITS = 2;
    private static final int FIRST_SIZE = 1024;
    /** Arrivals beyond this, which no plan reaches, are passed over. */
    private static final int MOST = 1 << 28;

    private final ContactScores scores =
            new ContactScores(new MetricsConfig(Collections.unmodifiableSortedSet(new TreeSet<>()), 1, 0));
    private final int[] columns = new int[INDICATORS.size()];
    private long[] marks = new long[FIRST_SIZE];

    /** Nothing seen yet. */
    public ContactMarks() {
        for (int i = 0; i < columns.length; i++) {
            columns[i] = scores.ids().indexOf(INDICATORS.get(i).id());
        }
    }

    @Override
    public void accept(ContactRecord contact) {
        long arrival = contact.opened().contact().arrival();
        if (contact.opened().contact().visit() > 0 || arrival >= MOST || !contact.valid()) {
            return;
        }
        int index = (int) arrival;
        if (index >= marks.length) {
            marks = Arrays.copyOf(marks, Math.max(2 * marks.length, index + 1));
        }
        scores.score(contact);
        marks[index] = mark();
    }

    private long mark() {
        long mark = 0;
        for (int i = 0; i < columns.length; i++) {
            long total = scores.total(columns[i]);
            if (total > 0) {
                mark |= (VALID | (scores.good(columns[i]) == total ? GOOD : 0)) << BITS * i;
            }
        }
        return mark;
    }

    /** One more than the greatest arrival that may have been seen. */
    int size() {
        return marks.length;
    }

    /** Whether the contact of this arrival counts for the indicator. */
    boolean valid(int arrival, int indicator) {
        return arrival < marks.length && (marks[arrival] >>> BITS * indicator & VALID) != 0;
    }

    /** Whether all of its events were good. */
    boolean good(int arrival, int indicator) {
        return arrival < marks.length && (marks[arrival] >>> BITS * indicator & GOOD) != 0;
    }
}
