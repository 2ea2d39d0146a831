package dev.clamor.metrics;

import static dev.clamor.conversation.CustomerAct.CHANGE_INTENT;
import static dev.clamor.conversation.CustomerAct.CORRECT;
import static dev.clamor.conversation.CustomerAct.INFORM;
import static dev.clamor.conversation.CustomerAct.OPEN;
import static dev.clamor.conversation.CustomerAct.REPEAT;
import static dev.clamor.conversation.CustomerAct.REPHRASE;
import static dev.clamor.conversation.ReplyClass.CLARIFY;
import static dev.clamor.conversation.ReplyClass.MISUNDERSTOOD;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.conversation.ReplyClass.RESOLVED;
import static dev.clamor.metrics.ContactRecord.Behaviour.CHANGED_INTENT;
import static dev.clamor.metrics.ContactRecord.Behaviour.INTERRUPTED;
import static dev.clamor.metrics.ContactRecord.Behaviour.UPSET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply.Action.Status;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.metrics.ContactRecord.Reply;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContactAssemblerTest {

    @Nested
    class Contacts_in_progress {
        @Test
        void are_all_that_is_remembered() {
            ContactAssembler assembler = new ContactAssembler();
            List<TurnEvent> first = Talk.of(1).says().gets(RESOLVED).ends(done());
            List<TurnEvent> second = Talk.of(2).says().gets(RESOLVED).ends(done());

            for (int i = 0; i < first.size() - 1; i++) {
                assertThat(assembler.accept(first.get(i))).isEmpty();
                assertThat(assembler.accept(second.get(i))).isEmpty();
            }
            assertThat(assembler.open()).isEqualTo(2);
            assertThat(assembler.accept(first.get(first.size() - 1))).isPresent();
            assertThat(assembler.accept(second.get(second.size() - 1)))
                    .get()
                    .extracting(contact -> contact.opened().contact().arrival())
                    .isEqualTo(2L);
            assertThat(assembler.open()).isZero();
        }

        @Test
        void go_on_in_the_union() {
            List<TurnEvent> events =
                    Talk.of(1).says().gets(RESOLVED).goal(true, true).ends(done());
            ContactAssembler whole = new ContactAssembler();
            ContactAssembler part = new ContactAssembler();
            events.subList(0, 2).forEach(part::accept);

            whole.combine(part);
            whole.accept(events.get(2));

            assertThat(whole.accept(events.get(3)))
                    .get()
                    .extracting(ContactRecord::containment)
                    .isEqualTo(ContainmentClass.TRUE);
        }

        @Test
        void do_not_take_events_of_contacts_that_never_opened_or_are_over() {
            List<TurnEvent> events = Talk.of(1).says().gets(RESOLVED).ends(done());
            ContactAssembler assembler = new ContactAssembler();

            assertThat(assembler.accept(events.get(1))).isEmpty();
            assertThat(assembler.accept(events.get(events.size() - 1))).isEmpty();
            events.forEach(assembler::accept);
            assertThat(assembler.accept(events.get(2))).isEmpty();
            assertThat(assembler.open()).isZero();
        }
    }

    @Nested
    class Replies {
        @Test
        void know_the_failures_before_them_and_the_frustration_around_them() {
            ContactRecord contact = Talk.of(1)
                    .feeling(0.1)
                    .says()
                    .gets(MISUNDERSTOOD)
                    .feeling(0.3)
                    .says()
                    .fails(Fault.TIMEOUT)
                    .feeling(0.6)
                    .says()
                    .gets(CLARIFY)
                    .feeling(0.55)
                    .says()
                    .gets(PROGRESS)
                    .leaves();

            assertThat(contact.replies()).extracting(Reply::failuresBefore).containsExactly(0, 1, 2, 2);
            assertThat(contact.replies()).extracting(Reply::failuresWithIt).containsExactly(1, 2, 2, 0);
            assertThat(contact.replies()).extracting(Reply::frustration).containsExactly(0.1, 0.3, 0.6, 0.55);
            assertThat(contact.replies())
                    .extracting(Reply::frustrationAfter)
                    .containsExactly(0.3, 0.6, 0.55, Double.NaN);
        }

        @Test
        void that_failed_are_late_by_the_time_since_their_utterance_was_due() {
            ContactRecord contact = Talk.of(1)
                    .within(7_000)
                    .says()
                    .fails(Fault.SERVER_ERROR)
                    .closed(new ConversationOutcome.AgentFailed(Fault.SERVER_ERROR));

            Reply reply = contact.replies().get(0);
            assertThat(reply.fault()).contains(Fault.SERVER_ERROR);
            assertThat(reply.dueLatencyMicros()).isEqualTo(7_000);
            assertThat(reply.stepFailed()).isTrue();
        }

        @Test
        void know_what_the_customer_had_just_shown() {
            ContactRecord contact = Talk.of(1)
                    .says()
                    .interrupting()
                    .feeling(0.8)
                    .says(CHANGE_INTENT)
                    .getsTo(1, PROGRESS)
                    .gets(PROGRESS)
                    .leaves();

            assertThat(contact.replies().get(0).conditions()).isEmpty();
            assertThat(contact.replies().get(1).conditions()).containsExactly(INTERRUPTED, CHANGED_INTENT, UPSET);
            assertThat(contact.behaviours()).containsExactly(INTERRUPTED, CHANGED_INTENT, UPSET);
        }
    }

    @Test
    void repairs_are_utterances_that_mend_not_those_that_go_on() {
        ContactRecord contact = Talk.of(1)
                .says(OPEN)
                .gets(MISUNDERSTOOD)
                .says(REPHRASE)
                .gets(MISUNDERSTOOD)
                .says(REPEAT)
                .gets(MISUNDERSTOOD)
                .says(CORRECT)
                .gets(CLARIFY)
                .says(INFORM)
                .gets(PROGRESS)
                .leaves();

        assertThat(contact.repairs()).isEqualTo(3);
        assertThat(contact.turns()).isEqualTo(5);
    }

    @Test
    void deeds_are_those_that_were_done() {
        ContactRecord contact = Talk.of(1)
                .says()
                .doing(ActionVerdict.GOLD, Status.DONE, true)
                .doing(ActionVerdict.NEUTRAL, Status.DONE, false)
                .doing(ActionVerdict.FORBIDDEN, Status.REFUSED, true)
                .askingAgain("order number")
                .marked(Mark.LEAK)
                .gets(PROGRESS)
                .leaves();

        assertThat(contact.doneActions()).isEqualTo(2);
        assertThat(contact.auditedActions()).isEqualTo(1);
        assertThat(contact.wrongActions()).isZero();
        assertThat(contact.askedAgain()).isEqualTo(1);
        assertThat(contact.leaks()).isEqualTo(1);
        assertThat(contact.breached()).isTrue();
    }

    private static ConversationOutcome done() {
        return new ConversationOutcome.Contained(true);
    }
}
