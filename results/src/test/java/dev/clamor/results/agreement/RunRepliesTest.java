package dev.clamor.results.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.GoalEnd;
import dev.clamor.conversation.TurnEvent.HandedOff;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRepliesTest {
    private static final ContactId CONTACT = ContactId.ofArrival(7);
    private static final long SECOND = 1_000_000;

    private final RunReplies run = new RunReplies();

    @Test
    void a_reply_is_collected_with_what_was_said_before_it() {
        opened(true);
        spoke(1, "account_number");
        replied(1, ReplyClass.CLARIFY, "slot question", "How much?");
        spoke(2, "amount");
        replied(2, ReplyClass.RESOLVED, "answers?", "Done.");
        assertThat(run.replies()).isEmpty();
        closed(new ConversationOutcome.Contained(true), true);
        ReadReply last = run.replies().get(1);
        assertThat(last.stated()).containsExactly("amount");
        assertThat(last.known()).containsExactly("account_number");
        assertThat(last.before()).containsExactly("How much?");
        assertThat(last.unsure()).isTrue();
        assertThat(run.replies().get(0).unsure()).isFalse();
        assertThat(run.contacts()).hasSize(1);
        assertThat(run.contacts().get(0).trulyContained()).isTrue();
    }

    @Test
    void the_reply_that_hands_over_decides() {
        opened(true);
        talk(ReplyClass.RESOLVED, ReplyClass.HANDOFF_OK);
        run.accept(new HandedOff(CONTACT, SECOND, 2, "billing", "", true, 0, 0));
        closed(new ConversationOutcome.Escalated(), false);
        assertThat(deciding()).contains(2);
        assertThat(run.contacts().get(0).handedOff()).isTrue();
    }

    @Test
    void then_the_last_that_resolves_then_the_last_that_is_not_small_talk_then_the_last() {
        opened(true);
        talk(ReplyClass.RESOLVED, ReplyClass.CLARIFY, ReplyClass.CHAT);
        closed(new ConversationOutcome.Contained(true), true);
        assertThat(deciding()).contains(1);

        RunRepliesTest second = new RunRepliesTest();
        second.opened(true);
        second.talk(ReplyClass.CLARIFY, ReplyClass.DEFLECT, ReplyClass.CHAT);
        second.closed(new ConversationOutcome.Abandoned(true), false);
        assertThat(second.deciding()).contains(2);

        RunRepliesTest third = new RunRepliesTest();
        third.opened(true);
        third.talk(ReplyClass.CHAT, ReplyClass.CHAT);
        third.closed(new ConversationOutcome.Abandoned(true), false);
        assertThat(third.deciding()).contains(2);
    }

    @Test
    void contacts_of_the_warm_up_and_discarded_ones_are_left_out_and_silent_ones_decide_nothing() {
        opened(false);
        talk(ReplyClass.CHAT);
        closed(new ConversationOutcome.Abandoned(true), false);
        opened(true);
        closed(new ConversationOutcome.Discarded(ConversationOutcome.Discarded.Reason.RUN_ENDED), false);
        assertThat(run.contacts()).isEmpty();
        opened(true);
        closed(new ConversationOutcome.Abandoned(true), false);
        assertThat(run.contacts()).hasSize(1);
        assertThat(run.contacts().get(0).deciding()).isEmpty();
    }

    private Optional<Integer> deciding() {
        assertThat(run.replies().stream().filter(ReadReply::deciding)).hasSize(1);
        return run.contacts().get(0).deciding().map(ReadReply::turn);
    }

    private void talk(ReplyClass... classes) {
        for (int i = 0; i < classes.length; i++) {
            spoke(i + 1, "fact");
            replied(i + 1, classes[i], "rule", "reply " + i);
        }
    }

    private void opened(boolean judged) {
        run.accept(new ContactOpened(
                CONTACT,
                0,
                0,
                "steady",
                judged,
                1,
                "calm",
                "bill",
                "telecom",
                "dispute",
                2,
                Disposition.CONTAIN,
                false,
                0));
    }

    private void spoke(int turn, String fact) {
        run.accept(new CustomerSpoke(
                CONTACT,
                turn * SECOND,
                turn * SECOND,
                turn,
                CustomerAct.INFORM,
                "dispute",
                -1,
                "why",
                "words",
                Tone.NEUTRAL,
                0,
                List.of(fact),
                false,
                List.of(),
                List.of()));
    }

    private void replied(int turn, ReplyClass replyClass, String why, String text) {
        run.accept(new AgentReplied(
                CONTACT,
                turn * SECOND + 1,
                turn,
                1,
                1,
                1,
                0,
                replyClass,
                why,
                JourneyStep.COLLECT,
                false,
                text,
                null,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Double.NaN));
    }

    private void closed(ConversationOutcome outcome, boolean met) {
        run.accept(new ContactClosed(
                CONTACT,
                100 * SECOND,
                outcome,
                List.of(new GoalEnd("dispute", "dispute", met, met, true)),
                false,
                false));
    }
}
