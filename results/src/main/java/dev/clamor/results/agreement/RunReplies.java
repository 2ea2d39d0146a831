package dev.clamor.results.agreement;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.metrics.ContactAssembler;
import dev.clamor.metrics.ContactRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects the replies of a run's judged contacts, each with its context, in the order in which the contacts closed.
 *
 * <p>One reply of a contact decides how the contact is counted: the reply that handed over; without one, the last reply
 * read as RESOLVED; without one, the last that is not small talk (CHAT); without one, the last.
 */
public final class RunReplies implements EventSink {
    private final ContactAssembler assembler = new ContactAssembler();
    private final Map<ContactId, Talk> open = new HashMap<>();
    private final List<ReadReply> replies = new ArrayList<>();
    private final List<JudgedContact> contacts = new ArrayList<>();

    /** Every reply of every judged contact that is closed. */
    public List<ReadReply> replies() {
        return List.copyOf(replies);
    }

    /** Every judged contact that is closed, discarded ones left out. */
    public List<JudgedContact> contacts() {
        return List.copyOf(contacts);
    }

    @Override
    public void accept(LogEvent event) {
        if (!(event instanceof TurnEvent turn)) {
            return;
        }
        if (turn instanceof TurnEvent.ContactOpened opened) {
            open.putIfAbsent(opened.contact(), new Talk(opened.scenario()));
        } else if (open.containsKey(turn.contact())) {
            open.get(turn.contact()).accept(turn);
        }
        assembler.accept(turn).ifPresent(record -> closed(record, open.remove(turn.contact())));
    }

    private void closed(ContactRecord record, @Nullable Talk talk) {
        if (!record.valid() || talk == null) {
            return;
        }
        int deciding = talk.deciding(record);
        for (int i = 0; i < talk.replies.size(); i++) {
            replies.add(i == deciding ? talk.replies.get(i).decides() : talk.replies.get(i));
        }
        contacts.add(JudgedContact.of(
                record,
                deciding < 0
                        ? Optional.empty()
                        : Optional.of(talk.replies.get(deciding).decides())));
    }

    /** What was said in one contact. */
    private static final class Talk {
        private final String scenario;
        private final List<ReadReply> replies = new ArrayList<>();
        private final Map<Integer, CustomerSpoke> spoken = new HashMap<>();
        private final List<String> said = new ArrayList<>();

        Talk(String scenario) {
            this.scenario = scenario;
        }

        void accept(TurnEvent event) {
            if (event instanceof CustomerSpoke spoke) {
                spoken.put(spoke.turn(), spoke);
            } else if (event instanceof AgentReplied replied && spoken.containsKey(replied.turn())) {
                replied(replied, spoken.get(replied.turn()));
            }
        }

        private void replied(AgentReplied replied, CustomerSpoke spoke) {
            replies.add(new ReadReply(
                    replied.contact(),
                    replied.turn(),
                    scenario,
                    replied.replyClass(),
                    replied.why().endsWith("?"),
                    false,
                    spoke.goal(),
                    spoke.act(),
                    spoke.text(),
                    spoke.facts(),
                    known(spoke.turn()),
                    List.copyOf(said),
                    replied.actions().stream().map(ActionSeen::name).toList(),
                    replied.text()));
            said.add(replied.text());
        }

        private List<String> known(int turn) {
            List<String> known = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (int earlier = 1; earlier < turn; earlier++) {
                CustomerSpoke spoke = spoken.get(earlier);
                if (spoke != null) {
                    spoke.facts().stream().filter(seen::add).forEach(known::add);
                }
            }
            return List.copyOf(known);
        }

        /** Position of the reply that decided; -1 without replies. */
        int deciding(ContactRecord record) {
            int handing = record.handoff().isEmpty()
                    ? -1
                    : lastOf(reply -> reply.turn() == record.handoff().get().turn());
            if (handing >= 0) {
                return handing;
            }
            int resolving = lastOf(reply -> reply.reading() == ReplyClass.RESOLVED);
            int talking = lastOf(reply -> reply.reading() != ReplyClass.CHAT);
            return resolving >= 0 ? resolving : talking >= 0 ? talking : replies.size() - 1;
        }

        private int lastOf(Predicate<ReadReply> wanted) {
            for (int i = replies.size() - 1; i >= 0; i--) {
                if (wanted.test(replies.get(i))) {
                    return i;
                }
            }
            return -1;
        }
    }
}
