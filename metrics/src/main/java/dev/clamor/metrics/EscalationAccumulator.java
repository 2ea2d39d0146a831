package dev.clamor.metrics;

import dev.clamor.conversation.TurnEvent.HandedOff;
import dev.clamor.metrics.latency.LatencyHistogram;

/** Accuracy and timeliness of the handoffs of the valid contacts, adversarial ones included. */
public final class EscalationAccumulator implements Accumulator<MetricsSnapshot.Escalation, EscalationAccumulator> {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final int RIGHT_QUEUE = 0;
    private static final int CONTEXT = 1;

    private final Tally<EscalationLabel> labels = new Tally<>(EscalationLabel.class);
    private final RatioTable<String> byTrigger = new RatioTable<>(1);
    private final Counts<Integer> repliesToHandoff = new Counts<>();
    private final LatencyHistogram toHandoff = LatencyHistogram.dense();
    private final RatioVector payload = new RatioVector(2);

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        labels.add(contact.escalation());
        switch (contact.escalation()) {
            case TRUE_POSITIVE, LATE -> {
                byTrigger(contact);
                contact.handoff().ifPresent(handoff -> needed(contact, handoff));
            }
            case MISS -> byTrigger(contact);
            case FALSE_POSITIVE, TRUE_NEGATIVE, MAY, CENSORED -> {}
        }
    }

    private void byTrigger(ContactRecord contact) {
        boolean inTime = contact.escalation() == EscalationLabel.TRUE_POSITIVE;
        contact.trigger().ifPresent(trigger -> byTrigger.row(trigger.code()).count(0, inTime));
    }

    private void needed(ContactRecord contact, HandedOff handoff) {
        repliesToHandoff.add(contact.handoffReplies());
        toHandoff.record(handoff.atMicros() - contact.triggerMicros());
        payload.count(RIGHT_QUEUE, handoff.rightQueue());
        payload.count(CONTEXT, Math.min(handoff.contextGiven(), handoff.contextDue()), handoff.contextDue());
    }

    @Override
    public void combine(EscalationAccumulator other) {
        labels.combine(other.labels);
        byTrigger.combine(other.byTrigger);
        repliesToHandoff.combine(other.repliesToHandoff);
        toHandoff.add(other.toHandoff);
        payload.add(other.payload);
    }

    @Override
    public MetricsSnapshot.Escalation snapshot() {
        long tp = labels.of(EscalationLabel.TRUE_POSITIVE);
        long missed = labels.of(EscalationLabel.LATE) + labels.of(EscalationLabel.MISS);
        long fp = labels.of(EscalationLabel.FALSE_POSITIVE);
        long tn = labels.of(EscalationLabel.TRUE_NEGATIVE);
        return new MetricsSnapshot.Escalation(
                labels.all(),
                new Ratio(tp + tn, tp + missed + fp + tn),
                balanced(new Ratio(tp, tp + missed), new Ratio(tn, tn + fp)),
                byTrigger.column(0),
                repliesToHandoff.sorted(),
                toHandoff.percentile(50) / MICROS_PER_SECOND,
                toHandoff.percentile(95) / MICROS_PER_SECOND,
                payload.ratio(RIGHT_QUEUE),
                payload.ratio(CONTEXT));
    }

    private static double balanced(Ratio recall, Ratio specificity) {
        return (recall.value().orElse(Double.NaN) + specificity.value().orElse(Double.NaN)) / 2;
    }
}
