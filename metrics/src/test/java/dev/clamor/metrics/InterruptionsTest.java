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

    private Talk nudged() {
        return Talk.of(1).says().interrupting().says(CustomerAct.NUDGE);
    }

    private Talk interrupted() {
        return Talk.of(1).says().interrupting().says();
    }
}
