package dev.clamor.results.knee;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.SerialDependence;
import java.util.ArrayList;
import java.util.List;

/**
 * Events in the order of their contacts' arrival, and how many independent ones they are worth.
 *
 * <p>Contacts at the same time share the agent's queue, so their fates hang together: the contacts are put into
 * {@value #BATCHES} runs of equal length (batch means, Law and Kelton, Simulation Modeling and Analysis, section 9.5), and
 * the events are divided by the design effect of these and, because a queue outlasts a batch, by what the likeness of
 * neighbouring batches costs ({@link SerialDependence}). Where all events are equal nothing hangs together that can be seen,
 * and each counts as one.
 *
 * @param events good and valid ones
 * @param deff events that are worth one
 */
record Batches(Ratio events, double deff) {
    private static final int BATCHES = 20;
    private static final double ALPHA = 0.05;

    /** Of one objective over contacts in the order of their arrival. */
    static Batches of(List<KneeContact> contacts, int objective) {
        return of(contacts.stream()
                .map(contact -> new Ratio(contact.good()[objective], contact.total()[objective]))
                .toList());
    }

    /** Of events in their order. */
    static Batches of(List<Ratio> each) {
        List<Ratio> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            int from = (int) ((long) each.size() * i / BATCHES);
            int to = (int) ((long) each.size() * (i + 1) / BATCHES);
            batches.add(each.subList(from, to).stream().reduce(Ratio.NONE, Ratio::plus));
        }
        Clusters clusters = Clusters.of(batches, ALPHA);
        return new Batches(clusters.total(), Double.isNaN(clusters.icc()) ? 1 : clusters.deff() * serial(batches));
    }

    /** Batches that are worth one, as neighbouring ones are alike. */
    private static double serial(List<Ratio> batches) {
        double dependence = SerialDependence.of(batches.stream()
                .filter(batch -> batch.total() > 0)
                .map(batch -> batch.value().orElseThrow())
                .toList());
        return BATCHES / SerialDependence.effective(BATCHES, dependence);
    }

    /** Effective number of events. */
    double n() {
        return events.total() / deff;
    }

    /** Good ones among them. */
    double good() {
        return events.total() == 0 ? 0 : Math.min(n(), n() * events.good() / events.total());
    }
}
