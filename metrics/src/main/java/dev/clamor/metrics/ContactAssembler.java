package dev.clamor.metrics;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the events of interleaved contacts into one labelled record per contact, at its end. Remembers contacts in
 * progress only, a line per turn and no text. Events of a contact that was never opened, or was closed before, are
 * ignored.
 */
public final class ContactAssembler {
    private final Map<ContactId, OpenContact> open = new HashMap<>();

    /** Takes one event; the contact's record if it was the last of its contact. */
    public Optional<ContactRecord> accept(TurnEvent event) {
        if (event instanceof TurnEvent.ContactOpened opened) {
            open.putIfAbsent(opened.contact(), new OpenContact(opened));
            return Optional.empty();
        }
        if (event instanceof TurnEvent.ContactClosed closed) {
            OpenContact contact = open.remove(closed.contact());
            return contact == null ? Optional.empty() : Optional.of(contact.close(closed));
        }
        OpenContact contact = open.get(event.contact());
        if (contact != null) {
            during(contact, event);
        }
        return Optional.empty();
    }

    /** Takes over the contacts in progress of another one, which must take no more events; contacts must be disjoint. */
    public void combine(ContactAssembler other) {
        open.putAll(other.open);
    }

    /** Whether a contact is in progress. */
    public boolean isOpen(ContactId contact) {
        return open.containsKey(contact);
    }

    /** Contacts in progress. */
    public int open() {
        return open.size();
    }

    private static void during(OpenContact contact, TurnEvent event) {
        if (event instanceof TurnEvent.CustomerSpoke spoke) {
            contact.spoke(spoke);
        } else if (event instanceof TurnEvent.AgentReplied replied) {
            contact.replied(replied);
        } else if (event instanceof TurnEvent.TurnFailed failed) {
            contact.failed(failed);
        } else if (event instanceof TurnEvent.Verified verified) {
            contact.verified(verified);
        } else if (event instanceof TurnEvent.HandedOff handedOff) {
            contact.handedOff(handedOff);
        }
    }
}
