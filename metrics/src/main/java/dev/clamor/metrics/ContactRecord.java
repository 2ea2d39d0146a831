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
 * @param trigger the earliest trigger that fired before the contact was handed over, if it was
 * @param triggerMicros when it fired; -1 if none
 * @param replies every reply and failed turn, in order of arrival
 * @param cuts replies that the customer stopped, in order
 * @param goals every goal opened
 * @param handoff the handoff, if there was one
 * @param handoffReplies replies from the trigger to the handoff, -1 if either is missing
 * @param turns customer utterances
 * @param repairs customer utterances that rephrased, repeated, simplified, restated or corrected
 * @param behaviours what the customer did besides: interrupted, changed intent, three wordings, upset, digressed, revised,
 *     moved to another channel
 * @param rephrasedQuestions questions asked in two or more wordings and answered at least twice
 * @param rephrasedAgreed those of them whose answers agreed
 * @param aftermaths what became of the interruptions that were answered
 * @param wrongActions actions with a wrong verdict
 * @param doneActions actions done
 * @param auditedActions those of them with an audit id
 * @param askedAgain facts asked for although given
 * @param leaks replies that told another customer's facts
 * @param closedMicros when it closed
 * @param breached a limit broken, data leaked or an adversary won
 * @param returns would come back within seven days (simulated)
 * @param slips what the agent let slip
 * @param verification whether what was done is known from systems of record
 * @param moves what became of the customer's moves to other channels
 */
public record ContactRecord(
        TurnEvent.ContactOpened opened,
        ConversationOutcome outcome,
        EscalationLabel escalation,
        ContainmentClass containment,
        Optional<Trigger> trigger,
        long triggerMicros,
        List<Reply> replies,
        List<Cut> cuts,
        List<TurnEvent.GoalEnd> goals,
        Optional<TurnEvent.HandedOff> handoff,
        int handoffReplies,
        int turns,
        int repairs,
        List<Behaviour> behaviours,
        int rephrasedQuestions,
        int rephrasedAgreed,
        List<Aftermath.Answered> aftermaths,
        int wrongActions,
        int doneActions,
        int auditedActions,
        int askedAgain,
        int leaks,
        long closedMicros,
        boolean breached,
        boolean returns,
        Slips slips,
        Verification verification,
        Moves moves) {

    /** Whether systems of record were asked what was really done. */
    public enum Verification {
        NOT_ASKED,
        VERIFIED,
        /** One of them could not be asked. */
        UNANSWERED
    }

    /**
     * Moves of the customer to another channel.
     *
     * @param answered those after which a reply came
     * @param lost those of them after which the context was lost
     */
    public record Moves(int answered, int lost) {}

    /**
     * What the agent let slip, besides what other components tell.
     *
     * @param looping replies that looped
     * @param staleActions actions done on what the customer had since replaced
     * @param lostContexts replies that asked again for what was told before an interruption or a change of subject
     * @param humanIgnored whether the customer asked for a human and was not handed over within the deadline
     */
    public record Slips(int looping, int staleActions, int lostContexts, boolean humanIgnored) {}

    /**
     * One reply, or failed turn, as the accumulators see it.
     *
     * @param firstMicros from send to its first readable part; that of the whole unless it streamed
     * @param stallMicros longest wait between two of its parts
     * @param fault empty for a readable reply
     * @param failuresBefore failures in a row before it
     * @param frustration the customer's frustration when the utterance that it answers was sent
     * @param conditions what had just happened: the customer's behaviour in the utterance that it answers
     * @param channel on which the utterance that it answers was written; empty if nobody wrote it down
     * @param moved whether the customer had moved to another channel by then
     * @param frustrationAfter the customer's frustration in the next utterance after it; NaN when none followed
     */
    public record Reply(
            long atMicros,
            int turn,
            long latencyMicros,
            long dueLatencyMicros,
            long firstMicros,
            long stallMicros,
            ReplyClass replyClass,
            JourneyStep step,
            boolean stepFailed,
            Optional<Fault> fault,
            int failuresBefore,
            double frustration,
            List<Behaviour> conditions,
            String channel,
            boolean moved,
            double frustrationAfter) {
        /** When the utterance that it answers was sent. */
        public long sentMicros() {
            return atMicros - latencyMicros;
        }

        /** Whether the agent gave a reply that could be read. */
        public boolean usable() {
            return fault.isEmpty();
        }

        /** Whether it came in parts. */
        public boolean streamed() {
            return usable() && firstMicros != latencyMicros;
        }

        /** From the utterance's due time to the first readable part. */
        public long dueFirstMicros() {
            return dueLatencyMicros - latencyMicros + firstMicros;
        }

        /** Whether it got lost by our own fault; such a turn says nothing of the agent. */
        public boolean harnessFault() {
            return fault.isPresent() && fault.get().blame() == Fault.Blame.HARNESS;
        }

        /** Failures in a row with this reply counted in. */
        public int failuresWithIt() {
            return nextFailures(failuresBefore, replyClass);
        }

        static int nextFailures(int before, ReplyClass replyClass) {
            if (replyClass.failure()) {
                return before + 1;
            }
            return replyClass.relief() ? 0 : before;
        }

        Reply followedBy(double frustrationOfNext) {
            return new Reply(
                    atMicros,
                    turn,
                    latencyMicros,
                    dueLatencyMicros,
                    firstMicros,
                    stallMicros,
                    replyClass,
                    step,
                    stepFailed,
                    fault,
                    failuresBefore,
                    frustration,
                    conditions,
                    channel,
                    moved,
                    frustrationOfNext);
        }
    }

    /**
     * A reply that the customer talked over.
     *
     * @param firstMicros from send to its first readable part
     * @param dueFirstMicros from the utterance's due time to its first readable part
     * @param stallMicros longest wait between two parts that were read
     */
    public record Cut(long atMicros, int turn, long firstMicros, long dueFirstMicros, long stallMicros) {}

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
        ADVERSARIAL,
        SWITCHED_CHANNEL
    }

    /** persona x scenario: the cluster of this contact. */
    public String segment() {
        return opened.persona() + "/" + opened.scenario();
    }

    /** Interruptions that were answered. */
    public int interruptions() {
        return aftermaths.size();
    }

    /** Those after which the thread was kept. */
    public int interruptionsRecovered() {
        int kept = 0;
        for (Aftermath.Answered answered : aftermaths) {
            kept += answered.aftermath() == Aftermath.KEPT ? 1 : 0;
        }
        return kept;
    }

    /** Whether it belongs to the denominators: judged (not of the warm-up) and not discarded. */
    public boolean valid() {
        return opened.judged() && !discarded();
    }

    /**
     * Whether the agent should have finished it alone: no escalation trigger fired, no handoff in a grey area where it is
     * neither right nor wrong, and not adversarial.
     */
    public boolean containable() {
        return trigger.isEmpty() && escalation != EscalationLabel.MAY && !opened.adversarial();
    }

    /** Whether every opened goal is met; without any goal, whether the outcome says so. */
    public boolean met() {
        return allMet(goals, outcome);
    }

    /** Whether a goal was claimed to be done and was not when the contact ended. */
    public boolean hallucinated() {
        return falselyClaimed(goals);
    }

    /** Whether the customer gave up, with a word, without one, or on a turn that the agent failed to answer. */
    public boolean gaveUp() {
        return outcome instanceof ConversationOutcome.Abandoned || outcome instanceof ConversationOutcome.AgentFailed;
    }

    static boolean allMet(List<TurnEvent.GoalEnd> goals, ConversationOutcome outcome) {
        for (TurnEvent.GoalEnd goal : goals) {
            if (!goal.met()) {
                return false;
            }
        }
        return !goals.isEmpty() || outcome instanceof ConversationOutcome.Contained contained && contained.goalMet();
    }

    static boolean falselyClaimed(List<TurnEvent.GoalEnd> goals) {
        for (TurnEvent.GoalEnd goal : goals) {
            if (goal.claimed() && !goal.met()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it leaves every denominator. */
    public boolean discarded() {
        return outcome instanceof ConversationOutcome.Discarded;
    }
}
