package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.CLARIFY;
import static dev.clamor.conversation.ReplyClass.CLARIFY_AGAIN;
import static dev.clamor.conversation.ReplyClass.LOOPING;
import static dev.clamor.conversation.ReplyClass.MISUNDERSTOOD;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.conversation.ReplyClass.REFUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whether the agent still knows what was told when the customer goes on from another channel. */
class ChannelMovesTest {
    private static final ContactRecord.Moves KEPT = new ContactRecord.Moves(1, 0);
    private static final ContactRecord.Moves LOST = new ContactRecord.Moves(1, 1);

    @Test
    void the_context_is_kept_when_the_agent_goes_on() {
        assertThat(moved(PROGRESS).gets(PROGRESS).leaves().moves()).isEqualTo(KEPT);
    }

    @Test
    void the_context_is_lost_when_something_told_before_is_asked_for_again() {
        assertThat(asks(moved(CLARIFY)).leaves().moves()).isEqualTo(LOST);
    }

    @Test
    void it_can_show_later_than_at_the_first_reply() {
        assertThat(asks(moved(CLARIFY).gets(PROGRESS).says()).leaves().moves()).isEqualTo(LOST);
    }

    @Test
    void what_had_been_forgotten_before_is_not_lost_by_the_move() {
        Talk talk = Talk.of(1)
                .says()
                .gets(CLARIFY)
                .says()
                .askingAgain("name")
                .gets(CLARIFY_AGAIN)
                .moving("app")
                .says();
        assertThat(asks(talk).leaves().moves()).isEqualTo(KEPT);
    }

    @Test
    void what_is_lost_after_a_later_interruption_or_change_of_subject_is_lost_by_that() {
        Talk interrupted = moved(CLARIFY).gets(PROGRESS).interrupting().says();
        assertThat(asks(interrupted).leaves().moves()).isEqualTo(KEPT);
        Talk changed = moved(CLARIFY).gets(PROGRESS).says(CustomerAct.CHANGE_INTENT);
        ContactRecord contact = asks(changed).leaves();
        assertThat(contact.moves()).isEqualTo(KEPT);
        assertThat(contact.slips().lostContexts()).isEqualTo(1);
    }

    @Test
    void an_agent_that_no_longer_understands_has_lost_it() {
        assertThat(moved(CLARIFY).gets(MISUNDERSTOOD).leaves().moves()).isEqualTo(LOST);
        assertThat(moved(CLARIFY)
                        .gets(PROGRESS)
                        .says()
                        .gets(MISUNDERSTOOD)
                        .leaves()
                        .moves())
                .isEqualTo(KEPT);
    }

    @Test
    void an_agent_that_goes_on_as_badly_as_before_has_not() {
        assertThat(moved(MISUNDERSTOOD).gets(MISUNDERSTOOD).leaves().moves()).isEqualTo(KEPT);
        assertThat(moved(CLARIFY).gets(LOOPING).leaves().moves()).isEqualTo(KEPT);
        Talk failed = Talk.of(1).says().fails(Fault.TIMEOUT).moving("app").says();
        assertThat(failed.gets(MISUNDERSTOOD).leaves().moves()).isEqualTo(KEPT);
    }

    @Test
    void a_right_refusal_before_it_is_no_failure() {
        Talk refused = Talk.of(1)
                .says()
                .marked(Mark.RIGHT_REFUSAL)
                .gets(REFUSE)
                .moving("app")
                .says();
        assertThat(refused.gets(MISUNDERSTOOD).leaves().moves()).isEqualTo(LOST);
    }

    @Test
    void a_move_that_is_never_answered_does_not_count() {
        ContactRecord.Moves none = new ContactRecord.Moves(0, 0);
        assertThat(moved(CLARIFY).fails(Fault.TIMEOUT).leaves().moves()).isEqualTo(none);
        assertThat(Talk.of(1).says().gets(PROGRESS).leaves().moves()).isEqualTo(none);
    }

    @Test
    void each_move_is_an_event_of_the_indicator() {
        Talk twice = asks(moved(CLARIFY)).moving("web").says().gets(PROGRESS);
        RunMetrics metrics = new RunMetrics(
                new MetricsConfig(new TreeSet<>(), MetricsConfig.DEFAULT_SLICE_SECONDS, MetricsConfig.DEFAULT_WORST));
        twice.ends(new ConversationOutcome.Contained(true)).forEach(metrics::accept);
        assertThat(metrics.snapshot().slis().get(Sli.CHANNEL_CONTINUITY.id()).total())
                .isEqualTo(new Ratio(1, 2));
        assertThat(metrics.snapshot().experience().behaviours()).containsEntry("SWITCHED_CHANNEL", 1L);
    }

    private static Talk moved(ReplyClass before) {
        return Talk.of(1).says().gets(before).moving("app").says();
    }

    private static Talk asks(Talk talk) {
        return talk.askingAgain("name").marked(Mark.LOST_CONTEXT).gets(CLARIFY_AGAIN);
    }
}
