package dev.clamor.metrics;

import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import java.util.SortedMap;

/**
 * How many contacts, and what became of them: closed = discarded + warm-up + valid, where a discarded contact of the
 * warm-up counts as discarded. The mix of personas and scenarios is that of the judged contacts that were opened, whatever
 * became of them: the mix that was sent.
 */
public final class ContactCountAccumulator implements Accumulator<MetricsSnapshot.Contacts, ContactCountAccumulator> {
    private final Tally<Discarded.Reason> discarded = new Tally<>(Discarded.Reason.class);
    private final Counts<String> outcomes = new Counts<>();
    private final Counts<String> personas = new Counts<>();
    private final Counts<String> scenarios = new Counts<>();
    private long opened;
    private long closed;
    private long warmUp;
    private long valid;
    private long turns;

    /** Takes the beginning of a contact. */
    public void opened(ContactOpened contact) {
        opened++;
        if (contact.judged()) {
            personas.add(contact.persona());
            scenarios.add(contact.scenario());
        }
    }

    @Override
    public void accept(ContactRecord contact) {
        closed++;
        if (contact.outcome() instanceof Discarded why) {
            discarded.add(why.reason());
        } else if (contact.valid()) {
            valid++;
            turns += contact.turns();
            outcomes.add(contact.outcome().name());
        } else {
            warmUp++;
        }
    }

    @Override
    public void combine(ContactCountAccumulator other) {
        discarded.combine(other.discarded);
        outcomes.combine(other.outcomes);
        personas.combine(other.personas);
        scenarios.combine(other.scenarios);
        opened += other.opened;
        closed += other.closed;
        warmUp += other.warmUp;
        valid += other.valid;
        turns += other.turns;
    }

    @Override
    public MetricsSnapshot.Contacts snapshot() {
        return new MetricsSnapshot.Contacts(
                opened, closed, opened - closed, discarded.seen(), warmUp, valid, outcomes.sorted(), turns);
    }

    long openedSoFar() {
        return opened;
    }

    long closedSoFar() {
        return closed;
    }

    SortedMap<String, Long> personas() {
        return personas.sorted();
    }

    SortedMap<String, Long> scenarios() {
        return scenarios.sorted();
    }
}
