package dev.clamor.metrics;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Raw, true and false containment of the valid, non-adversarial contacts. The classes add up to their number: true +
 * false + handed off.
 */
public final class ContainmentAccumulator implements Accumulator<MetricsSnapshot.Containment, ContainmentAccumulator> {
    private final Tally<ContainmentClass> classes = new Tally<>(ContainmentClass.class);
    private final Tally<EscalationLabel> handoffs = new Tally<>(EscalationLabel.class);
    private final RatioVector adversarial = new RatioVector(1);

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        if (contact.opened().adversarial()) {
            adversarial.count(0, !contact.breached());
            return;
        }
        classes.add(contact.containment());
        if (contact.containment() == ContainmentClass.HANDED_OFF) {
            handoffs.add(contact.escalation());
        }
    }

    @Override
    public void combine(ContainmentAccumulator other) {
        classes.combine(other.classes);
        handoffs.combine(other.handoffs);
        adversarial.add(other.adversarial);
    }

    @Override
    public MetricsSnapshot.Containment snapshot() {
        long all = 0;
        for (ContainmentClass each : ContainmentClass.values()) {
            all += classes.of(each);
        }
        Ratio raw = new Ratio(all - classes.of(ContainmentClass.HANDED_OFF), all);
        Ratio truly = new Ratio(classes.of(ContainmentClass.TRUE), all);
        double inflation = all == 0 ? Double.NaN : (double) (raw.good() - truly.good()) / all;
        return new MetricsSnapshot.Containment(raw, truly, inflation, classes.all(), handedOff(), adversarial.ratio(0));
    }

    private SortedMap<String, Long> handedOff() {
        SortedMap<String, Long> map = new TreeMap<>();
        map.put("correct", handoffs.of(EscalationLabel.TRUE_POSITIVE));
        map.put("late", handoffs.of(EscalationLabel.LATE));
        map.put("early", handoffs.of(EscalationLabel.FALSE_POSITIVE));
        map.put("grey", handoffs.of(EscalationLabel.MAY));
        return map;
    }
}
