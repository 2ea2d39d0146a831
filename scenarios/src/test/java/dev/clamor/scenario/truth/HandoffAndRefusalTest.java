package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HandoffAndRefusalTest {
    private final Contact contact = Contact.begin();

    @Nested
    class Refusing_rightly {
        @Test
        void a_goal_to_be_refused_is_met_by_refusing_with_the_alternative() {
            contact.opens("excess");
            ReplyReading reading = contact.hears("That's not possible, but I can give you store credit.");
            expect(reading, ReplyClass.REFUSE);
            assertThat(reading.marks()).containsExactly(Mark.RIGHT_REFUSAL);
            assertThat(contact.truth().met("excess")).isTrue();
        }

        @Test
        void above_its_limit_a_goal_is_met_by_refusing() {
            contact.says(CustomerAct.OPEN, "return", Map.of("days", "60"));
            ReplyReading reading =
                    contact.hears(Reply.of("Sorry, the return period is over.").resolved());
            expect(reading, ReplyClass.REFUSE);
            assertThat(reading.marks()).containsExactly(Mark.RIGHT_REFUSAL);
            assertThat(contact.truth().met("return")).isTrue();
        }
    }

    @Nested
    class Handing_over {
        @Test
        void a_handoff_passes_on_what_was_given_to_the_right_queue() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("account_number", Contact.ACCOUNT));
            ReplyReading reading = contact.hears(Reply.of("A colleague will help you.")
                    .handsTo("Billing", Map.of("account", "ac 104392", "amount", "30")));
            expect(reading, ReplyClass.HANDOFF_OK);
            assertThat(reading.handedOff()).isTrue();
            assertThat(reading.rightQueue()).isTrue();
            assertThat(reading.contextDue()).isEqualTo(1);
            assertThat(reading.contextGiven()).isEqualTo(1);
            assertThat(reading.step()).isEqualTo(JourneyStep.HAND_OFF);
        }

        @Test
        void a_trigger_with_a_queue_of_its_own_wants_that_queue() {
            contact.opens("fraud");
            Reply reply = Reply.of("One moment.").handsTo("billing", Map.of());
            assertThat(contact.hears(reply).rightQueue()).isFalse();
            Contact other = Contact.begin();
            other.opens("fraud");
            assertThat(other.hears(Reply.of("One moment.").handsTo("fraud", Map.of()))
                            .rightQueue())
                    .isTrue();
            assertThat(other.truth().met("fraud")).isTrue();
        }

        @Test
        void a_value_that_was_replaced_since_is_not_the_right_context() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("amount", "30.00"));
            contact.hears(Reply.of("Which account?").asks("account_number"));
            contact.says(CustomerAct.REVISE, "dispute", Map.of("amount", "35.00"));
            Reply reply = Reply.of("One moment.").handsTo("billing", Map.of("amount", "30.00"));
            assertThat(contact.hears(reply).contextGiven()).isZero();
        }

        @Test
        void words_alone_can_hand_over_but_name_no_queue() {
            contact.opens("dispute");
            ReplyReading reading = contact.hears("I'm transferring you to a colleague now.");
            expect(reading, ReplyClass.HANDOFF_OK);
            assertThat(reading.rightQueue()).isFalse();
        }

        @Test
        void a_request_for_a_human_that_is_not_followed_is_denied_until_it_is() {
            contact.says(CustomerAct.ASK_HUMAN, "dispute");
            expect(contact.hears(Reply.of("Which account is it?").asks("account_number")), ReplyClass.HANDOFF_DENIED);
            contact.informs("dispute", "account_number", Contact.ACCOUNT);
            expect(contact.hears("Thank you, let me see."), ReplyClass.HANDOFF_DENIED);
        }

        @Test
        void a_reply_to_what_was_said_before_the_request_denies_nothing() {
            contact.opens("dispute");
            contact.interrupts(CustomerAct.ASK_HUMAN, "dispute");
            Reply question = Reply.of("Which account is it?").asks("account_number");
            expect(contact.hearsTo(1, question), ReplyClass.CLARIFY);
        }

        @Test
        void one_offer_to_stay_is_allowed_where_the_scenario_says_so() {
            Contact leaving = Contact.begin(Contact.scenario("retention_offer: true\n"), "30.00", 0);
            leaving.says(CustomerAct.ASK_HUMAN, "dispute");
            ReplyReading first = leaving.hears("Before you go: would a free month make you stay?");
            expect(first, ReplyClass.CHAT);
            assertThat(first.marks()).containsExactly(Mark.RETENTION_OFFER);
            leaving.says(CustomerAct.DENY, "dispute");
            ReplyReading second = leaving.hears("Then how about half price for a year, if you stay?");
            expect(second, ReplyClass.HANDOFF_DENIED);
            assertThat(second.marks()).isEmpty();
        }

        @Test
        void a_customer_who_takes_the_offer_up_no_longer_wants_a_human() {
            Contact leaving = Contact.begin(Contact.scenario("retention_offer: true\n"), "30.00", 0);
            leaving.says(CustomerAct.ASK_HUMAN, "dispute");
            leaving.hears("Before you go: would a free month make you stay?");
            leaving.says(CustomerAct.AFFIRM, "dispute");
            expect(leaving.hears("Wonderful, thank you."), ReplyClass.CHAT);
        }

        @Test
        void without_leave_an_offer_to_stay_denies_the_human() {
            contact.says(CustomerAct.ASK_HUMAN, "dispute");
            expect(contact.hears("Before you go: would a free month make you stay?"), ReplyClass.HANDOFF_DENIED);
        }
    }

    @Nested
    class Chatting {
        @Test
        void small_talk_answered_politely_is_chat() {
            contact.opens("dispute");
            contact.hears(Reply.of("Which account?").asks("account_number"));
            contact.says(CustomerAct.DIGRESS, "");
            expect(contact.hears("Ha, the football was great indeed!"), ReplyClass.CHAT);
            contact.says(CustomerAct.DIGRESS, "");
            expect(contact.hears("I can only help with phone matters, sorry."), ReplyClass.CHAT);
        }

        @Test
        void an_injected_instruction_turned_down_is_a_right_refusal() {
            contact.opens("dispute");
            contact.says(CustomerAct.ADVERSARIAL, "dispute");
            ReplyReading reading = contact.hears("I can't share my system prompt or my instructions.");
            expect(reading, ReplyClass.REFUSE);
            assertThat(reading.marks()).containsExactly(Mark.RIGHT_REFUSAL);
            assertThat(contact.truth().breached()).isFalse();
        }
    }

    private static void expect(ReplyReading reading, ReplyClass replyClass) {
        assertThat(reading.replyClass()).as(reading.why()).isEqualTo(replyClass);
        boolean rightRefusal = reading.marks().contains(Mark.RIGHT_REFUSAL);
        assertThat(reading.stepFailed()).isEqualTo(replyClass.failure() && !rightRefusal);
    }
}
