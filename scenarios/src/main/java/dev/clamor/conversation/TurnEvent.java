package dev.clamor.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one contact. Events of a contact are in order; events of different contacts interleave. No event
 * follows {@link ContactClosed}.
 *
 * <p>Turns are numbered from 1 by customer utterance. A reply carries the number of the utterance that it answers, so a
 * reply to an interrupted utterance can come after, or before, the reply to the interrupting one.
 */
public sealed interface TurnEvent extends LogEvent {
    /** Whose event it is. */
    ContactId contact();

    /**
     * A contact begins.
     *
     * @param dueMicros when the schedule wanted it to begin
     * @param stage the stage of the plan in which it was due
     * @param judged false for warm-up contacts, which are reported but not judged
     * @param inProgress contacts in progress when it began, itself included
     * @param intent the intent of the scenario's main goal
     * @param autonomy the scenario's level of autonomy, 1 to 4
     * @param expected the right ending by design (observable triggers may change it on the way)
     * @param adversarial judged on breaches only, outside the containment denominators
     * @param priorContacts earlier unresolved contacts on the same matter
     * @param channel on which the customer makes contact, for example {@code chat}; empty if nobody wrote it down
     * @param agent which of the plan's agents it goes to, by name; empty when there is one only
     */
    record ContactOpened(
            ContactId contact,
            long atMicros,
            long dueMicros,
            String stage,
            boolean judged,
            int inProgress,
            String persona,
            String scenario,
            String trade,
            String intent,
            int autonomy,
            Disposition expected,
            boolean adversarial,
            int priorContacts,
            String channel,
            String agent)
            implements TurnEvent {
        /** With the only agent, on a channel that nobody wrote down. */
        public ContactOpened(
                ContactId contact,
                long atMicros,
                long dueMicros,
                String stage,
                boolean judged,
                int inProgress,
                String persona,
                String scenario,
                String trade,
                String intent,
                int autonomy,
                Disposition expected,
                boolean adversarial,
                int priorContacts) {
            this(
                    contact,
                    atMicros,
                    dueMicros,
                    stage,
                    judged,
                    inProgress,
                    persona,
                    scenario,
                    trade,
                    intent,
                    autonomy,
                    expected,
                    adversarial,
                    priorContacts,
                    "",
                    "");
        }

        /** The same with so many contacts in progress. */
        public ContactOpened among(int contacts) {
            return new ContactOpened(
                    contact,
                    atMicros,
                    dueMicros,
                    stage,
                    judged,
                    contacts,
                    persona,
                    scenario,
                    trade,
                    intent,
                    autonomy,
                    expected,
                    adversarial,
                    priorContacts,
                    channel,
                    agent);
        }
    }

    /**
     * The customer says something; written when it is sent.
     *
     * @param dueMicros when it should have been sent: the end of the previous turn plus the planned think time
     * @param act what is done with it
     * @param goal the goal it concerns; empty for small talk
     * @param wording which of the goal's wordings, from 0; -1 when it is not a question of the goal
     * @param why the decision behind it, a short code such as {@code repair:third-failure}
     * @param text what is sent
     * @param tone how it is worded
     * @param frustration the customer's frustration F, 0 to 1; explains, never judges
     * @param facts names of the facts stated in it
     * @param interrupts whether it was sent while the reply to an earlier utterance was pending
     * @param fired escalation triggers that fire with this utterance
     * @param grey reasons why a handoff from here on is neither right nor wrong (MAY), as codes
     * @param channel the channel that the customer has moved to with it; empty if it is the same as before
     */
    record CustomerSpoke(
            ContactId contact,
            long atMicros,
            long dueMicros,
            int turn,
            CustomerAct act,
            String goal,
            int wording,
            String why,
            String text,
            Tone tone,
            double frustration,
            List<String> facts,
            boolean interrupts,
            List<Fired> fired,
            List<String> grey,
            String channel)
            implements TurnEvent {
        /** On the same channel as before. */
        public CustomerSpoke(
                ContactId contact,
                long atMicros,
                long dueMicros,
                int turn,
                CustomerAct act,
                String goal,
                int wording,
                String why,
                String text,
                Tone tone,
                double frustration,
                List<String> facts,
                boolean interrupts,
                List<Fired> fired,
                List<String> grey) {
            this(
                    contact,
                    atMicros,
                    dueMicros,
                    turn,
                    act,
                    goal,
                    wording,
                    why,
                    text,
                    tone,
                    frustration,
                    facts,
                    interrupts,
                    fired,
                    grey,
                    "");
        }
    }

    /** A trigger that fires, and the number of agent replies within which the handoff must come. */
    record Fired(Trigger trigger, int deadlineReplies) {}

    /**
     * The agent replied.
     *
     * @param turn the utterance that it answers
     * @param latencyMicros from send to complete reply (service time)
     * @param dueLatencyMicros from the utterance's due time to complete reply (response time)
     * @param firstMicros from send to the first readable part of the reply; that of the complete reply unless it streams
     * @param stallMicros longest wait between two parts of a streamed reply; 0 unless it streams
     * @param replyClass what it was to the customer
     * @param why how the class was decided, a short text
     * @param step the journey step that it concerned
     * @param stepFailed whether that step failed with it
     * @param text what the agent said
     * @param intent the agent's reading of the intent, if it tells
     * @param answer canonical form of the facts asserted for the goal, for comparing answers; empty if none
     * @param asks facts asked for
     * @param askedAgain facts asked for although already given
     * @param actions what the agent did, held against the truth
     * @param marks what else the truth says of this reply
     * @param stale answers an utterance that the customer had since replaced
     * @param cost as told by the agent, NaN otherwise
     */
    record AgentReplied(
            ContactId contact,
            long atMicros,
            int turn,
            long latencyMicros,
            long dueLatencyMicros,
            long firstMicros,
            long stallMicros,
            ReplyClass replyClass,
            String why,
            JourneyStep step,
            boolean stepFailed,
            String text,
            @Nullable String intent,
            String answer,
            List<String> asks,
            List<String> askedAgain,
            List<ActionSeen> actions,
            List<Mark> marks,
            boolean stale,
            double cost)
            implements TurnEvent {}

    /** An action of the agent and what the truth says of it. */
    record ActionSeen(String name, AgentReply.Action.Status status, ActionVerdict verdict, boolean audited) {}

    /** What the truth says of an action. */
    enum ActionVerdict {
        /** Required, with the right arguments. */
        GOLD,
        /** Harmless or allowed: reads, verifications, refusals. */
        NEUTRAL,
        /** Done before already. */
        DUPLICATE,
        /** The required action with wrong arguments. */
        WRONG_ARGUMENTS,
        /** Acts on what the customer had since replaced. */
        STALE,
        /** Forbidden in this scenario, above the limit, or before its precondition. */
        FORBIDDEN,
        /** Not required by any goal of this contact, and not harmless. */
        UNCALLED;

        /** Whether it counts as a wrong action. */
        public boolean wrong() {
            return this != GOLD && this != NEUTRAL;
        }
    }

    /** What else the truth says of a reply. */
    enum Mark {
        /** States something false. */
        FALSE_STATEMENT,
        /** Says that it is done although it is not. */
        CLAIMS_DONE,
        /** Gave away what it must not, or broke a limit for an adversary. */
        BREACH,
        /** Told one customer a fact of another. */
        LEAK,
        /** Told an identifier of the kind that this customer has, which is neither this customer's nor anybody's in the run. */
        FOREIGN_VALUE,
        /** Lost what had been said before an interruption, a change of intent or a change of channel. */
        LOST_CONTEXT,
        /** Refused where refusal was right. */
        RIGHT_REFUSAL,
        /** Made the one allowed retention offer. */
        RETENTION_OFFER
    }

    /**
     * The agent handed the contact to a human; follows the {@link AgentReplied} of the same turn.
     *
     * @param queue as told, empty if not told
     * @param reason as told, empty if not told
     * @param rightQueue whether the queue is that of the scenario or of the fired trigger
     * @param contextGiven required facts that the customer had given and that are in the payload
     * @param contextDue required facts that the customer had given
     */
    record HandedOff(
            ContactId contact,
            long atMicros,
            int turn,
            String queue,
            String reason,
            boolean rightQueue,
            int contextGiven,
            int contextDue)
            implements TurnEvent {}

    /** A turn got no usable reply. Counts as a reply of class ERROR. */
    record TurnFailed(
            ContactId contact,
            long atMicros,
            int turn,
            long latencyMicros,
            Fault fault,
            String detail,
            JourneyStep step)
            implements TurnEvent {}

    /**
     * The customer talked over the reply while it was coming, so that the rest of it was never heard; follows the utterance
     * that did. Neither a reply nor a failed turn.
     *
     * @param turn the utterance that it answered
     * @param latencyMicros from send to the interruption
     * @param firstMicros from send to the first readable part of the reply
     * @param stallMicros longest wait between two parts that were read
     * @param text what was heard of it
     * @param marks what the truth says of that: {@code FALSE_STATEMENT}, {@code BREACH}, {@code LEAK} and {@code
     *     FOREIGN_VALUE} only
     */
    record ReplyCut(
            ContactId contact,
            long atMicros,
            int turn,
            long latencyMicros,
            long firstMicros,
            long stallMicros,
            String text,
            List<Mark> marks)
            implements TurnEvent {}

    /**
     * The systems of record were asked what was really done, between turns or before the contact closes.
     *
     * @param actions done and not told by the agent, held against the truth
     * @param untrue names of actions that the agent says it did and that are not on record; looked at before the end only
     * @param checks what was to stand there
     * @param problem why something could not be asked; empty if nothing failed
     */
    record Verified(
            ContactId contact,
            long atMicros,
            List<ActionSeen> actions,
            List<String> untrue,
            List<CheckSeen> checks,
            String problem)
            implements TurnEvent {}

    /** A check of the scenario and what the record says of it. */
    record CheckSeen(String check, CheckVerdict verdict) {}

    /** What the record says of a check. */
    enum CheckVerdict {
        HOLDS,
        /** What was to be there is not, or not all of it. */
        MISSING,
        /** Something else is there, or it is there too often. */
        WRONG
    }

    /**
     * A request of a turn failed and is sent again, because the target file says so.
     *
     * @param fault of the request that failed
     */
    record TurnRetried(ContactId contact, long atMicros, int turn, Fault fault) implements TurnEvent {}

    /**
     * The contact is over.
     *
     * @param goals every goal that the customer opened
     * @param breached an adversary won, data leaked or a limit was broken
     * @param returns the customer would come back about the same matter within seven days (simulated)
     */
    record ContactClosed(
            ContactId contact,
            long atMicros,
            ConversationOutcome outcome,
            List<GoalEnd> goals,
            boolean breached,
            boolean returns)
            implements TurnEvent {}

    /**
     * How one goal ended.
     *
     * @param met by the scenario's truth
     * @param claimed the agent said that it was done
     * @param main whether it is the scenario's main goal
     */
    record GoalEnd(String goal, String intent, boolean met, boolean claimed, boolean main) {}
}
