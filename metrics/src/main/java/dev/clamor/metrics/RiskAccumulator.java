package dev.clamor.metrics;

import dev.clamor.conversation.Fault;

/** Actions, breaches, leaks and faults of the valid contacts. */
public final class RiskAccumulator implements Accumulator<MetricsSnapshot.Risk, RiskAccumulator> {
    private static final int WRONG_ACTIONS = 0;
    private static final int ACTIONS = 1;
    private static final int BREACHES = 2;
    private static final int AUDITED = 3;
    private static final int VERIFIED = 4;
    private static final int COLUMNS = 5;

    private final RatioVector ratios = new RatioVector(COLUMNS);
    private final Tally<Fault> faults = new Tally<>(Fault.class);
    private long leaks;
    private long hallucinated;

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        ratios.count(WRONG_ACTIONS, contact.wrongActions() == 0);
        ratios.count(ACTIONS, contact.doneActions() - contact.wrongActions(), contact.doneActions());
        ratios.count(BREACHES, !contact.breached());
        ratios.count(AUDITED, contact.auditedActions(), contact.doneActions());
        if (contact.verification() != ContactRecord.Verification.NOT_ASKED) {
            ratios.count(VERIFIED, contact.verification() == ContactRecord.Verification.VERIFIED);
        }
        leaks += contact.leaks();
        hallucinated += contact.hallucinated() ? 1 : 0;
        for (ContactRecord.Reply reply : contact.replies()) {
            if (reply.fault().isPresent()) {
                faults.add(reply.fault().get());
            }
        }
    }

    @Override
    public void combine(RiskAccumulator other) {
        ratios.add(other.ratios);
        faults.combine(other.faults);
        leaks += other.leaks;
        hallucinated += other.hallucinated;
    }

    @Override
    public MetricsSnapshot.Risk snapshot() {
        return new MetricsSnapshot.Risk(
                ratios.ratio(WRONG_ACTIONS),
                ratios.ratio(ACTIONS),
                ratios.ratio(BREACHES),
                leaks,
                hallucinated,
                ratios.ratio(AUDITED),
                ratios.ratio(VERIFIED),
                faults.seen());
    }
}
