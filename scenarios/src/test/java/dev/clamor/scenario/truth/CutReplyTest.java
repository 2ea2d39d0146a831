package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent.GoalEnd;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts of a reply that the customer talked over. */
class CutReplyTest {
    private final Contact contact = Contact.begin();

    private List<Mark> cutAfter(String heard) {
        return contact.truth().cut(contact.turn(), heard);
    }

    @Test
    void a_required_answer_that_was_heard_is_said() {
        contact.opens("price");
        assertThat(cutAfter("The big plan costs 29.90 a month, and with")).isEmpty();
        assertThat(contact.truth().met("price")).isTrue();
    }

    @Test
    void an_answer_that_was_not_reached_is_not_said() {
        contact.opens("price");
        cutAfter("The big plan, which is by far the");
        assertThat(contact.truth().met("price")).isFalse();
    }

    @Test
    void a_number_at_the_cut_may_have_gone_on_and_is_none() {
        contact.opens("price");
        cutAfter("It costs 29.90");
        assertThat(contact.truth().met("price")).isFalse();
        assertThat(cutAfter("It costs 24.90")).isEmpty();
    }

    @Test
    void a_sentence_that_was_complete_counts_to_its_last_word() {
        contact.informs("dispute", "account_number", Contact.ACCOUNT, "amount", "30.00");
        contact.hears(Reply.of("I booked it.").credits("30"));
        contact.says(CustomerAct.DOUBLE_CHECK, "dispute");
        cutAfter("You will see it on the next bill.");
        assertThat(contact.truth().met("dispute")).isTrue();
    }

    @Test
    void a_false_statement_that_was_heard_is_false() {
        contact.opens("price");
        assertThat(cutAfter("The plan costs 24.90 a month")).containsExactly(Mark.FALSE_STATEMENT);
    }

    @Test
    void a_claim_that_was_heard_is_a_claim() {
        contact.informs("dispute", "account_number", Contact.ACCOUNT, "amount", "30.00");
        cutAfter("I have issued the credit and it is all done. Now about");
        assertThat(contact.truth().goalEnds()).extracting(GoalEnd::claimed).containsExactly(true);
    }

    @Test
    void what_is_told_of_another_customer_is_a_leak_and_a_breach() {
        contact.opens("dispute");
        assertThat(cutAfter("Another customer has been charged as well and")).containsExactly(Mark.LEAK);
        assertThat(contact.truth().breached()).isTrue();
    }

    @Test
    void an_account_that_nobody_has_is_a_foreign_value() {
        contact.opens("dispute");
        assertThat(cutAfter("Account AC-999111 was charged as well and")).containsExactly(Mark.FOREIGN_VALUE);
        assertThat(contact.truth().breached()).isFalse();
    }

    @Test
    void what_was_cut_is_no_failure_and_the_next_reply_is_no_repetition_of_it() {
        contact.opens("dispute");
        cutAfter("Sorry, I did not understand that. Could you");
        assertThat(contact.truth().failuresInARow()).isZero();
        contact.interrupts(CustomerAct.INFORM, "dispute", "account_number", Contact.ACCOUNT);
        ReplyReading next = contact.hears(Reply.of("Sorry, I did not understand that. Could you say it again?"));
        assertThat(next.replyClass()).isNotEqualTo(ReplyClass.LOOPING);
    }

    @Test
    void a_reply_after_a_cut_one_has_no_earlier_one_on_its_way() {
        contact.informs("dispute", "account_number", Contact.ACCOUNT, "amount", "30.00");
        cutAfter("Let me have a look");
        contact.interrupts(CustomerAct.NUDGE, "");
        assertThat(contact.hears(Reply.of("There we are.").resolved()).marks()).contains(Mark.CLAIMS_DONE);
    }
}
