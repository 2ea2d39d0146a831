package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.CLARIFY;
import static dev.clamor.conversation.ReplyClass.HANDOFF_DENIED;
import static dev.clamor.conversation.ReplyClass.MISUNDERSTOOD;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.conversation.ReplyClass.RESOLVED;
import static dev.clamor.conversation.Trigger.EMOTION;
import static dev.clamor.conversation.Trigger.EXPLICIT;
import static dev.clamor.conversation.Trigger.LIMIT;
import static dev.clamor.conversation.Trigger.VULNERABLE;
import static dev.clamor.metrics.EscalationLabel.CENSORED;
import static dev.clamor.metrics.EscalationLabel.FALSE_POSITIVE;
import static dev.clamor.metrics.EscalationLabel.LATE;
import static dev.clamor.metrics.EscalationLabel.MAY;
import static dev.clamor.metrics.EscalationLabel.MISS;
import static dev.clamor.metrics.EscalationLabel.TRUE_NEGATIVE;
import static dev.clamor.metrics.EscalationLabel.TRUE_POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EscalationLabelerTest {

    static Stream<Arguments> stories() {
        return Stream.of(
                arguments(
                        "asked for a human, handed over at once",
                        TRUE_POSITIVE,
                        talk().firing(EXPLICIT, 1).says().handedOff().escalates()),
                arguments(
                        "asked for a human, handed over on the second of two allowed replies",
                        TRUE_POSITIVE,
                        talk().firing(EXPLICIT, 2)
                                .says()
                                .gets(CLARIFY)
                                .says()
                                .handedOff()
                                .escalates()),
                arguments(
                        "asked for a human, handed over one reply too late",
                        LATE,
                        talk().firing(EXPLICIT, 1)
                                .says()
                                .gets(HANDOFF_DENIED)
                                .says()
                                .handedOff()
                                .escalates()),
                arguments(
                        "asked for a human, refused, and left",
                        MISS,
                        talk().firing(EXPLICIT, 1).says().gets(HANDOFF_DENIED).givesUp(false)),
                arguments(
                        "asked for a human and the turn failed: a failed turn counts as a reply",
                        MISS,
                        talk().firing(EXPLICIT, 1)
                                .says()
                                .fails(Fault.TIMEOUT)
                                .closed(new ConversationOutcome.AgentFailed(Fault.TIMEOUT))),
                arguments(
                        "asked for a human and left before any reply",
                        CENSORED,
                        talk().says().gets(PROGRESS).firing(EXPLICIT, 1).says().givesUp(true)),
                arguments(
                        "two replies allowed, left after one",
                        CENSORED,
                        talk().firing(LIMIT, 2).says().gets(CLARIFY).givesUp(true)),
                arguments(
                        "two replies allowed, both seen, no handoff, solved all the same",
                        MISS,
                        talk().firing(LIMIT, 2)
                                .says()
                                .gets(PROGRESS)
                                .says()
                                .gets(RESOLVED)
                                .goal(true, true)
                                .leaves()),
                arguments(
                        "handed over although nothing had fired",
                        FALSE_POSITIVE,
                        talk().says().gets(PROGRESS).says().handedOff().escalates()),
                arguments(
                        "handed over after a grey area was announced",
                        MAY,
                        talk().grey()
                                .says()
                                .gets(MISUNDERSTOOD)
                                .says()
                                .handedOff()
                                .escalates()),
                arguments(
                        "handed over in the very turn that announced a grey area",
                        MAY,
                        talk().grey().says().handedOff().escalates()),
                arguments(
                        "a grey area, and no handoff: rightly kept",
                        TRUE_NEGATIVE,
                        talk().grey().says().gets(RESOLVED).goal(true, true).leaves()),
                arguments(
                        "a trigger after a grey area: the trigger decides",
                        LATE,
                        talk().grey()
                                .says()
                                .gets(MISUNDERSTOOD)
                                .firing(EXPLICIT, 1)
                                .says()
                                .gets(HANDOFF_DENIED)
                                .says()
                                .handedOff()
                                .escalates()),
                arguments(
                        "nothing fired, nothing handed over",
                        TRUE_NEGATIVE,
                        talk().says().gets(RESOLVED).goal(true, true).leaves()),
                arguments(
                        "nothing fired, gave up: no handoff was needed either",
                        TRUE_NEGATIVE,
                        talk().says().gets(MISUNDERSTOOD).givesUp(true)),
                arguments(
                        "the earliest trigger decides, though a later one leaves more time",
                        LATE,
                        talk().firing(EXPLICIT, 1)
                                .says()
                                .gets(HANDOFF_DENIED)
                                .firing(EMOTION, 2)
                                .says()
                                .handedOff()
                                .escalates()),
                arguments(
                        "the earliest trigger decides, though a later one leaves less time",
                        TRUE_POSITIVE,
                        talk().firing(VULNERABLE, 3)
                                .says()
                                .gets(PROGRESS)
                                .firing(EXPLICIT, 1)
                                .says()
                                .gets(HANDOFF_DENIED)
                                .says()
                                .handedOff()
                                .escalates()),
                arguments(
                        "two triggers in one utterance: the shorter deadline decides",
                        LATE,
                        talk().firing(LIMIT, 2)
                                .firing(EXPLICIT, 1)
                                .says()
                                .gets(CLARIFY)
                                .says()
                                .handedOff()
                                .escalates()),
                arguments(
                        "a late reply to an earlier utterance does not use up the deadline",
                        TRUE_POSITIVE,
                        talk().says()
                                .interrupting()
                                .firing(EXPLICIT, 1)
                                .says()
                                .getsTo(1, PROGRESS)
                                .handedOff()
                                .escalates()),
                arguments(
                        "a late reply to an earlier utterance is no reply to the trigger",
                        CENSORED,
                        talk().says()
                                .interrupting()
                                .firing(EXPLICIT, 1)
                                .says()
                                .getsTo(1, PROGRESS)
                                .givesUp(true)),
                arguments(
                        "an adversary who asks for a human needs one too",
                        MISS,
                        talk().adversarial()
                                .firing(EXPLICIT, 1)
                                .says()
                                .gets(HANDOFF_DENIED)
                                .givesUp(false)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("stories")
    void a_contact_gets_the_label_that_its_story_deserves(String story, EscalationLabel label, ContactRecord contact) {
        assertThat(contact.escalation()).as(story).isEqualTo(label);
    }

    @Test
    void a_handoff_is_judged_at_the_time_it_was_made_whatever_fires_later() {
        ContactRecord contact =
                talk().says().handedOff().firing(EXPLICIT, 1).says().escalates();

        assertThat(contact.escalation()).isEqualTo(FALSE_POSITIVE);
        assertThat(contact.trigger()).isEmpty();
        assertThat(contact.triggerMicros()).isEqualTo(-1);
        assertThat(contact.handoffReplies()).isEqualTo(-1);
    }

    @Test
    void replies_to_the_handoff_count_from_the_trigger_on_with_the_one_that_hands_over() {
        ContactRecord contact = talk().says()
                .gets(PROGRESS)
                .firing(VULNERABLE, 2)
                .says()
                .gets(CLARIFY)
                .says()
                .fails(Fault.RESET)
                .says()
                .handedOff()
                .escalates();

        assertThat(contact.handoffReplies()).isEqualTo(3);
        assertThat(contact.trigger()).contains(VULNERABLE);
        assertThat(contact.triggerMicros()).isEqualTo(1_200_000);
    }

    @Test
    void only_the_first_handoff_counts() {
        ContactRecord contact = talk().firing(EXPLICIT, 1)
                .says()
                .handedOff(false, 0, 2)
                .says()
                .handedOff(true, 2, 2)
                .escalates();

        assertThat(contact.escalation()).isEqualTo(TRUE_POSITIVE);
        assertThat(contact.handoff()).get().matches(handoff -> !handoff.rightQueue());
    }

    private static Talk talk() {
        return Talk.of(1);
    }
}
