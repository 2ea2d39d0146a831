package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.DEFLECT;
import static dev.clamor.conversation.ReplyClass.HANDOFF_DENIED;
import static dev.clamor.conversation.ReplyClass.LOOPING;
import static dev.clamor.conversation.ReplyClass.MISUNDERSTOOD;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.conversation.ReplyClass.REFUSE;
import static dev.clamor.conversation.ReplyClass.RESOLVED;
import static dev.clamor.conversation.Trigger.EXPLICIT;
import static dev.clamor.metrics.ContainmentClass.DEAD_END;
import static dev.clamor.metrics.ContainmentClass.ERROR_EXIT;
import static dev.clamor.metrics.ContainmentClass.GAVE_UP_ANNOUNCED;
import static dev.clamor.metrics.ContainmentClass.GAVE_UP_SILENT;
import static dev.clamor.metrics.ContainmentClass.HALLUCINATED_RESOLUTION;
import static dev.clamor.metrics.ContainmentClass.HANDED_OFF;
import static dev.clamor.metrics.ContainmentClass.LOOP;
import static dev.clamor.metrics.ContainmentClass.MISSED_ESCALATION;
import static dev.clamor.metrics.ContainmentClass.PARTIAL;
import static dev.clamor.metrics.ContainmentClass.POLICY_BREACH;
import static dev.clamor.metrics.ContainmentClass.RETURNED;
import static dev.clamor.metrics.ContainmentClass.TRUE;
import static dev.clamor.metrics.ContainmentClass.WRONG_ACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clamor.conversation.AgentReply.Action.Status;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContainmentLabelerTest {
    private static final ConversationOutcome FAILED = new ConversationOutcome.AgentFailed(Fault.TIMEOUT);

    static Stream<Arguments> stories() {
        return Stream.of(
                arguments(
                        "solved",
                        TRUE,
                        solved().doing(ActionVerdict.GOLD)
                                .doing(ActionVerdict.NEUTRAL)
                                .gets(RESOLVED)
                                .leaves()),
                arguments(
                        "handed over, whatever else went wrong",
                        HANDED_OFF,
                        open().marked(Mark.LEAK)
                                .doing(ActionVerdict.FORBIDDEN)
                                .gets(PROGRESS)
                                .says()
                                .handedOff()
                                .escalates()),
                arguments("an adversary won", POLICY_BREACH, solved().breached().leaves()),
                arguments(
                        "gave data away though solved",
                        POLICY_BREACH,
                        solved().marked(Mark.BREACH).gets(RESOLVED).leaves()),
                arguments(
                        "a leak comes before a wrong action",
                        POLICY_BREACH,
                        solved().marked(Mark.LEAK)
                                .doing(ActionVerdict.DUPLICATE)
                                .gets(RESOLVED)
                                .leaves()),
                arguments(
                        "credited twice though solved",
                        WRONG_ACTION,
                        solved().doing(ActionVerdict.GOLD)
                                .doing(ActionVerdict.DUPLICATE)
                                .gets(RESOLVED)
                                .leaves()),
                arguments(
                        "a wrong action that was refused is none",
                        TRUE,
                        solved().doing(ActionVerdict.FORBIDDEN, Status.REFUSED, false)
                                .gets(RESOLVED)
                                .leaves()),
                arguments(
                        "a wrong action that failed is none",
                        TRUE,
                        solved().doing(ActionVerdict.WRONG_ARGUMENTS, Status.FAILED, false)
                                .gets(RESOLVED)
                                .leaves()),
                arguments(
                        "a wrong action comes before a false claim",
                        WRONG_ACTION,
                        talk().says()
                                .doing(ActionVerdict.WRONG_ARGUMENTS)
                                .gets(RESOLVED)
                                .goal(false, true)
                                .leaves()),
                arguments(
                        "claimed to be done and was not",
                        HALLUCINATED_RESOLUTION,
                        talk().says()
                                .gets(RESOLVED)
                                .goal(true, true)
                                .goal(false, true)
                                .leaves()),
                arguments(
                        "a false claim comes before a missed escalation",
                        HALLUCINATED_RESOLUTION,
                        talk().firing(EXPLICIT, 1)
                                .says()
                                .gets(HANDOFF_DENIED)
                                .goal(false, true)
                                .leaves()),
                arguments(
                        "solved, but a human was asked for in vain",
                        MISSED_ESCALATION,
                        talk().firing(EXPLICIT, 1)
                                .says()
                                .gets(HANDOFF_DENIED)
                                .says()
                                .gets(RESOLVED)
                                .goal(true, true)
                                .leaves()),
                arguments(
                        "went round in circles twice",
                        LOOP,
                        open().gets(LOOPING).says().gets(LOOPING).givesUp(true)),
                arguments(
                        "went round once and was left",
                        GAVE_UP_SILENT,
                        open().gets(LOOPING).givesUp(true)),
                arguments(
                        "went round twice and was solved",
                        TRUE,
                        solved().gets(LOOPING)
                                .says()
                                .gets(LOOPING)
                                .says()
                                .gets(RESOLVED)
                                .leaves()),
                arguments(
                        "sent elsewhere at the end",
                        DEAD_END,
                        open().gets(DEFLECT).givesUp(false)),
                arguments(
                        "wrongly refused at the end",
                        DEAD_END,
                        open().gets(REFUSE).givesUp(false)),
                arguments(
                        "rightly refused at the end, still open",
                        PARTIAL,
                        open().marked(Mark.RIGHT_REFUSAL).gets(REFUSE).leaves()),
                arguments(
                        "rightly refused, and that was the goal",
                        TRUE,
                        solved().marked(Mark.RIGHT_REFUSAL).gets(REFUSE).leaves()),
                arguments(
                        "sent elsewhere, then helped on, then left",
                        GAVE_UP_ANNOUNCED,
                        open().gets(DEFLECT).says().gets(PROGRESS).givesUp(false)),
                arguments(
                        "sent elsewhere, then the line broke: the last word was no word",
                        ERROR_EXIT,
                        open().gets(DEFLECT).says().fails(Fault.TIMEOUT).closed(FAILED)),
                arguments(
                        "the line broke",
                        ERROR_EXIT,
                        open().fails(Fault.TIMEOUT).closed(FAILED)),
                arguments(
                        "left without a word",
                        GAVE_UP_SILENT,
                        open().gets(MISUNDERSTOOD).givesUp(true)),
                arguments(
                        "left with a word",
                        GAVE_UP_ANNOUNCED,
                        open().gets(MISUNDERSTOOD).givesUp(false)),
                arguments(
                        "one of two goals open",
                        PARTIAL,
                        talk().says()
                                .gets(PROGRESS)
                                .goal(true, true)
                                .goal(false, false)
                                .leaves()),
                arguments(
                        "solved, but comes back",
                        RETURNED,
                        solved().gets(RESOLVED).comingBack().leaves()),
                arguments(
                        "open, and comes back",
                        PARTIAL,
                        open().gets(PROGRESS).comingBack().leaves()),
                arguments(
                        "solved before the customer fell silent",
                        TRUE,
                        solved().gets(RESOLVED).givesUp(true)),
                arguments(
                        "fell silent after the solution and comes back: the first class that applies",
                        GAVE_UP_SILENT,
                        solved().gets(RESOLVED).comingBack().givesUp(true)),
                arguments(
                        "left early, with a trigger pending: censored, so not a missed escalation",
                        GAVE_UP_SILENT,
                        talk().firing(EXPLICIT, 1).says().goal(false, false).givesUp(true)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("stories")
    void a_contact_gets_the_first_class_that_applies(String story, ContainmentClass expected, ContactRecord contact) {
        assertThat(contact.containment()).as(story).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ActionVerdict.class)
    void an_action_done_is_wrong_unless_it_is_required_or_harmless(ActionVerdict verdict) {
        ContactRecord contact = solved().doing(verdict).gets(RESOLVED).leaves();

        boolean fine = List.of(ActionVerdict.GOLD, ActionVerdict.NEUTRAL).contains(verdict);
        assertThat(contact.containment()).isEqualTo(fine ? TRUE : WRONG_ACTION);
        assertThat(contact.wrongActions()).isEqualTo(fine ? 0 : 1);
    }

    private static Talk talk() {
        return Talk.of(1);
    }

    private static Talk open() {
        return talk().says().goal(false, false);
    }

    private static Talk solved() {
        return talk().says().goal(true, true);
    }
}
