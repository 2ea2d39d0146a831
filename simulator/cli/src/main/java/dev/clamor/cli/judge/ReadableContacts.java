package dev.clamor.cli.judge;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.ContactAssembler;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.html.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contacts that a report lets people read, with their events: the worst, those that the report names as examples, and
 * a sample of all, {@value #MOST} at most. Where their texts are too long to be held, the last of the list are left out:
 * which ones depends on the log alone, not on the order in which it is read.
 */
final class ReadableContacts {
    private static final int MOST = 600;
    private static final long MOST_CHARACTERS = 16_000_000;

    private final Deque<ContactId> wanted;
    private final long mostCharacters;
    private final Map<ContactId, List<TurnEvent>> events = new HashMap<>();
    private final Map<ContactId, ContactRecord> records = new HashMap<>();
    private final ContactAssembler contacts = new ContactAssembler();
    private long characters;

    ReadableContacts(Set<ContactId> wanted) {
        this(wanted, MOST_CHARACTERS);
    }

    ReadableContacts(Set<ContactId> wanted, long mostCharacters) {
        this.wanted = new ArrayDeque<>(wanted);
        this.mostCharacters = mostCharacters;
        wanted.forEach(contact -> events.put(contact, new ArrayList<>()));
    }

    /** Which to read, in the order in which they are wanted. */
    static Set<ContactId> of(MetricsSnapshot snapshot, Analysis analysis, List<ContactId> sample) {
        Stream<String> worst = snapshot.worst().stream().map(MetricsSnapshot.WorstContact::contact);
        Stream<String> steps =
                analysis.failingSteps().stream().limit(Page.STEPS).flatMap(step -> step.examples().stream());
        Stream<String> modes = analysis.modes().stream().flatMap(mode -> mode.examples().stream());
        Set<ContactId> all = new LinkedHashSet<>();
        Stream.of(worst, steps, modes)
                .flatMap(names -> names)
                .map(ContactId::parse)
                .forEach(all::add);
        sample.stream().limit(Math.max(0, MOST - all.size())).forEach(all::add);
        return all;
    }

    /** Takes an event; each contact's in their order. */
    void accept(TurnEvent event) {
        List<TurnEvent> of = events.get(event.contact());
        if (of == null) {
            return;
        }
        of.add(event);
        contacts.accept(event).ifPresent(record -> records.put(event.contact(), record));
        characters += characters(event);
        while (characters > mostCharacters && wanted.size() > 1) {
            leaveOut(wanted.removeLast());
        }
    }

    private void leaveOut(ContactId contact) {
        List<TurnEvent> of = events.remove(contact);
        characters -= of == null
                ? 0
                : of.stream().mapToLong(ReadableContacts::characters).sum();
        records.remove(contact);
    }

    private static long characters(TurnEvent event) {
        if (event instanceof TurnEvent.CustomerSpoke spoke) {
            return spoke.text().length();
        } else if (event instanceof TurnEvent.AgentReplied replied) {
            return replied.text().length();
        } else if (event instanceof TurnEvent.ReplyCut cut) {
            return cut.text().length();
        }
        return event instanceof TurnEvent.TurnFailed failed ? failed.detail().length() : 0;
    }

    /** Those that have ended, in the order in which they are wanted. */
    List<Report.Transcript> transcripts() {
        List<Report.Transcript> transcripts = new ArrayList<>();
        for (ContactId contact : wanted) {
            ContactRecord record = records.get(contact);
            if (record != null) {
                transcripts.add(Report.Transcript.of(record, events.getOrDefault(contact, List.of())));
            }
        }
        return transcripts;
    }
}
