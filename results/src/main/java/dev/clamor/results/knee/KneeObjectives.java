package dev.clamor.results.knee;

import dev.clamor.conversation.LoadStep;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.ContactScores;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.util.List;

/** The objectives that a step must hold: those that decide and count events. Not thread-safe. */
final class KneeObjectives {
    private final List<Slo> slos;
    private final ContactScores scores;
    private final int[] columns;

    KneeObjectives(Objectives objectives, MetricsConfig config) {
        slos = objectives.slos().stream()
                .filter(slo -> slo.gating() && slo.budgeting().equals(Budgeting.OCCURRENCES))
                .toList();
        scores = new ContactScores(config);
        columns = slos.stream().mapToInt(slo -> scores.ids().indexOf(slo.sli())).toArray();
    }

    List<Slo> slos() {
        return slos;
    }

    KneeContact scored(ContactRecord contact, LoadStep step) {
        scores.score(contact);
        long[] good = new long[columns.length];
        long[] total = new long[columns.length];
        for (int i = 0; i < columns.length; i++) {
            good[i] = scores.good(columns[i]);
            total[i] = scores.total(columns[i]);
        }
        List<ContactRecord.Reply> usable =
                contact.replies().stream().filter(ContactRecord.Reply::usable).toList();
        return new KneeContact(
                contact.opened().contact().arrival(),
                step,
                contact.valid(),
                contact.opened().atMicros(),
                contact.opened().inProgress(),
                good,
                total,
                usable.stream().mapToLong(ContactRecord.Reply::atMicros).toArray(),
                usable.stream().mapToLong(ContactRecord.Reply::dueLatencyMicros).toArray());
    }
}
