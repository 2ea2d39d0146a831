package dev.clamor.metrics;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent;
import java.util.List;
import java.util.Optional;

/**
 * One finished contact, labelled; everything that any accumulator may count.
 *
 * @param opened its first event
 * @param outcome how it ended
 * @param escalation what became of the need for a human
 * @param containment what it really was
 * @param trigger the earliest trigger that fired
 * @param triggerMicros when it fired; -1 if none
 * @param replies every reply and failed turn, in order of arrival
 * @param goals every goal opened
 * @param handoff the handoff, if there was one
 * @param handoffReplies replies from the trigger to the handoff, -1 if either is missing
 * @param turns customer utterances
 * @param repairs customer utterances that rephrased, repeated, simplified, restated or corrected
 * @param behaviours what the customer did besides: interrupted, changed intent, three wordings, upset, digressed, revised
 * @param rephrasedQuestions questions asked in two or more wordings and answered at least twice
 * @param rephrasedAgreed those of them whose answers agreed
 * @param interruptions utterances that interrupted
 * @param interruptionsRecovered those after which the thread was kept: no stale action, no lost context, next reply not a
 *     failure
 * @param wrongActions actions with a wrong verdict
 * @param doneActions actions done
 * @param auditedActions those of them with an audit id
 * @param askedAgain facts asked for although given
 * @param leaks replies that told another customer's facts
 * @param closedMicros when it closed
 * @param breached a limit broken, data leaked or an adversary won
 * @param returns would come back within seven days (simulated)
 */
public record ContactRecord(
        TurnEvent.ContactOpened opened,
        ConversationOutcome outcome,
        EscalationLabel escalation,
        ContainmentClass containment,
        Optional<Trigger> trigger,
        long triggerMicros,
        List<Reply> replies,
        List<TurnEvent.GoalEnd> goals,
        Optional<TurnEvent.HandedOff> handoff,
        int handoffReplies,
        int turns,
        int repairs,
        List<Behaviour> behaviours,
        int rephrasedQuestions,
        int rephrasedAgreed,
        int interruptions,
        int interruptionsRecovered,
        int wrongActions,
        int doneActions,
        int auditedActions,
        int askedAgain,
        int leaks,
        long closedMicros,
        boolean breached,
        boolean returns) {

    /**
     * One reply, or failed turn, as the accumulators see it.
     *
     * @param fault empty for a readable reply
     * @param failuresBefore failures in a row before it
     * @param frustration the customer's frustration when the utterance that it answers was sent
     * @param conditions what had just happened: the customer's behaviour in the utterance that it answers
     */
    public record Reply(
            long atMicros,
            int turn,
            long latencyMicros,
            long dueLatencyMicros,
            ReplyClass replyClass,
            JourneyStep step,
            boolean stepFailed,
            Optional<Fault> fault,
            int failuresBefore,
            double frustration,
            List<Behaviour> conditions) {}

    /** What a customer did besides following the script. */
    public enum Behaviour {
        INTERRUPTED,
        CHANGED_INTENT,
        RESUMED,
        REPHRASED,
        THREE_WORDINGS,
        REVISED,
        DIGRESSED,
        UPSET,
        ADVERSARIAL
    }

    /** persona x scenario: the cluster of this contact. */
    public String segment() {
        return opened.persona() + "/" + opened.scenario();
    }

    /** Whether it leaves every denominator. */
    public boolean discarded() {
        return outcome instanceof ConversationOutcome.Discarded;
    }
}
