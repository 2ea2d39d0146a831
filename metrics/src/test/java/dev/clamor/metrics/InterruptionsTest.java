package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.CHAT;
import static dev.clamor.conversation.ReplyClass.CLARIFY;
import static dev.clamor.conversation.ReplyClass.CLARIFY_AGAIN;
import static dev.clamor.conversation.ReplyClass.MISUNDERSTOOD;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.conversation.ReplyClass.REFUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply.Action.Status;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.Mark;
import org.junit.jupiter.api.Test;

/** Whether the agent keeps the thread when the customer speaks before the reply has come. */
class InterruptionsTest {
    @Test
    void an_interruption_is_recovered_when_the_next_reply_helps() {
        assertThat(interrupted().getsTo(1, PROGRESS).gets(PROGRESS).leaves().interruptionsRecovered())
                .isEqualTo(1);
    }

    @Test
    void an_interruption_is_lost_when_the_next_reply_is_a_failure() {
        assertThat(interrupted().gets(MISUNDERSTOOD).leaves().interruptionsRecovered())
                .isZero();
    }

    @Test
    void an_interruption_is_lost_when_the_turn_fails() {
        assertThat(interrupted().fails(Fault.RATE_LIMITED).leaves().interruptionsRecovered())
                .isZero();
    }

    @Test
    void an_interruption_without_a_reply_is_not_counted() {
        assertThat(interrupted().givesUp(true).interruptions()).isZero();
    }

    @Test
    void leaving_while_a_reply_is_pending_is_no_interruption() {
        ContactRecord contact = Talk.of(1)
                .says()
                .interrupting()
                .says(CustomerAct.LEAVE_ANNOUNCED)
                .gets(PROGRESS)
                .leaves();
        assertThat(contact.interruptions()).isZero();
    }

    @Test
    void a_nudge_need_not_be_understood() {
        assertThat(nudged().gets(MISUNDERSTOOD).leaves().interruptionsRecovered())
                .isEqualTo(1);
    }

    @Test
    void the_thread_is_lost_when_the_agent_forgot_it_by_the_utterance_after_a_nudge() {
        ContactRecord contact = nudged().gets(CHAT)
                .says()
                .marked(Mark.LOST_CONTEXT)
                .gets(CLARIFY_AGAIN)
                .leaves();
        assertThat(contact.interruptions()).isEqualTo(1);
        assertThat(contact.interruptionsRecovered()).isZero();
    }

    @Test
    void a_right_refusal_keeps_the_thread() {
        ContactRecord contact =
                interrupted().marked(Mark.RIGHT_REFUSAL).gets(REFUSE).leaves();
        assertThat(contact.interruptionsRecovered()).isEqualTo(1);
    }

    @Test
    void an_interruption_is_lost_when_the_reply_forgot_what_had_been_said() {
        ContactRecord contact =
                interrupted().marked(Mark.LOST_CONTEXT).gets(CLARIFY).leaves();
        assertThat(contact.interruptionsRecovered()).isZero();
    }

    @Test
    void an_interruption_is_lost_when_the_late_reply_acts_on_what_was_replaced() {
        ContactRecord contact = interrupted()
                .gets(PROGRESS)
                .doing(ActionVerdict.STALE)
                .getsTo(1, PROGRESS)
                .leaves();
        assertThat(contact.interruptionsRecovered()).isZero();
    }

    @Test
    void an_interruption_is_recovered_when_the_stale_action_was_not_done() {
        ContactRecord contact = interrupted()
                .doing(ActionVerdict.STALE, Status.REFUSED, true)
                .gets(PROGRESS)
                .leaves();
        assertThat(contact.interruptionsRecovered()).isEqualTo(1);
    }

    @Test
    void an_interruption_is_not_undone_by_what_goes_wrong_much_later() {
        ContactRecord contact = interrupted()
                .gets(PROGRESS)
                .says()
                .marked(Mark.LOST_CONTEXT)
                .gets(MISUNDERSTOOD)
                .leaves();
        assertThat(contact.interruptionsRecovered()).isEqualTo(1);
    }

    @Test
    void an_interruption_is_counted_even_when_the_late_reply_fails_to_help() {
        ContactRecord contact =
                interrupted().getsTo(1, MISUNDERSTOOD).gets(PROGRESS).leaves();
        assertThat(contact.interruptions()).isEqualTo(1);
        assertThat(contact.interruptionsRecovered()).isEqualTo(1);
    }

    @Test
    void each_that_was_answered_has_one_aftermath() {
        assertThat(aftermath(interrupted().gets(PROGRESS))).isEqualTo(Aftermath.KEPT);
        assertThat(aftermath(interrupted().gets(MISUNDERSTOOD))).isEqualTo(Aftermath.LOST_THREAD);
        assertThat(aftermath(interrupted().marked(Mark.LOST_CONTEXT).gets(CLARIFY)))
                .isEqualTo(Aftermath.LOST_THREAD);
        assertThat(aftermath(interrupted().doing(ActionVerdict.STALE).gets(PROGRESS)))
                .isEqualTo(Aftermath.STALE_ACTION);
    }

    @Test
    void a_stale_action_that_only_the_record_knows_belongs_to_the_last_interruption_with_news() {
        ContactRecord contact = interrupted()
                .gets(PROGRESS)
                .says()
                .interrupting()
                .says(CustomerAct.NUDGE)
                .gets(PROGRESS)
                .doing(ActionVerdict.STALE)
                .onRecord()
                .leaves();
        assertThat(contact.aftermaths())
                .extracting(Aftermath.Answered::aftermath)
                .containsExactly(Aftermath.STALE_ACTION, Aftermath.KEPT);
    }

    @Test
    void a_stale_action_outweighs_a_lost_thread_and_a_lost_thread_a_stale_answer() {
        assertThat(aftermath(interrupted()
                        .doing(ActionVerdict.STALE)
                        .marked(Mark.LOST_CONTEXT)
                        .gets(CLARIFY)))
                .isEqualTo(Aftermath.STALE_ACTION);
        assertThat(aftermath(interrupted()
                        .stale()
                        .asking("amount")
                        .getsTo(1, CLARIFY)
                        .gets(MISUNDERSTOOD)))
                .isEqualTo(Aftermath.LOST_THREAD);
    }

    @Test
    void a_late_reply_that_answers_or_asks_about_what_was_replaced_answers_both() {
        assertThat(aftermath(interrupted()
                        .stale()
                        .asking("amount")
                        .getsTo(1, CLARIFY)
                        .gets(PROGRESS)))
                .isEqualTo(Aftermath.ANSWERED_BOTH);
        assertThat(aftermath(interrupted()
                        .stale()
                        .asserting("price")
                        .getsTo(1, PROGRESS)
                        .gets(PROGRESS)))
                .isEqualTo(Aftermath.ANSWERED_BOTH);
    }

    @Test
    void a_late_reply_that_only_acknowledges_or_answers_what_still_holds_is_in_order() {
        assertThat(aftermath(interrupted().stale().getsTo(1, PROGRESS).gets(PROGRESS)))
                .isEqualTo(Aftermath.KEPT);
        assertThat(aftermath(interrupted().asking("amount").getsTo(1, CLARIFY).gets(PROGRESS)))
                .isEqualTo(Aftermath.KEPT);
    }

    @Test
    void a_reply_that_begins_again_with_what_had_been_heard_answers_both() {
        String heard = "The big plan costs a lot more tha";
        String again = "The big plan costs a  lot more than the small one. Your number is noted.";
        assertThat(aftermath(cut(heard).saying(again).gets(PROGRESS))).isEqualTo(Aftermath.ANSWERED_BOTH);
        assertThat(aftermath(cut(heard).saying("Your number is noted.").gets(PROGRESS)))
                .isEqualTo(Aftermath.KEPT);
    }

    @Test
    void a_few_common_words_at_the_beginning_are_no_repetition() {
        assertThat(aftermath(cut("Thanks, I see. Could")
                        .saying("Thanks, I see. Noted.")
                        .gets(PROGRESS)))
                .isEqualTo(Aftermath.KEPT);
    }

    @Test
    void saying_it_again_to_someone_who_only_stopped_it_is_right() {
        String heard = "The big plan costs a lot more than";
        Talk talk = Talk.of(1)
                .says()
                .interrupting()
                .says(CustomerAct.FILLER)
                .cutting(1, heard)
                .saying(heard + " the small one.");
        assertThat(aftermath(talk.gets(PROGRESS))).isEqualTo(Aftermath.KEPT);
    }

    @Test
    void cut_and_pending_are_told_apart() {
        assertThat(cut("I can").gets(PROGRESS).leaves().aftermaths())
                .containsExactly(new Aftermath.Answered(true, Aftermath.KEPT));
        assertThat(interrupted().gets(PROGRESS).leaves().aftermaths())
                .containsExactly(new Aftermath.Answered(false, Aftermath.KEPT));
    }

    @Test
    void a_reply_that_was_cut_is_neither_a_reply_nor_a_failed_turn() {
        ContactRecord contact = cut("I can").gets(PROGRESS).leaves();
        assertThat(contact.replies()).hasSize(1);
        assertThat(contact.cuts()).hasSize(1);
    }

    private Talk cut(String heard) {
        return Talk.of(1).says().interrupting().says().cutting(1, heard);
    }

    private static Aftermath aftermath(Talk talk) {
        ContactRecord contact = talk.leaves();
        assertThat(contact.aftermaths()).hasSize(1);
        return contact.aftermaths().get(0).aftermath();
    }

    private Talk nudged() {
        return Talk.of(1).says().interrupting().says(CustomerAct.NUDGE);
    }

    private Talk interrupted() {
        return Talk.of(1).says().interrupting().says();
    }
}
