package dev.clamor.scenario;

import dev.clamor.conversation.Trigger;
import java.util.List;
import java.util.Optional;

/**
 * One thing that the customer wants.
 *
 * @param id its name within the scenario
 * @param intent as an agent would call it
 * @param right the right ending
 * @param needs facts that the agent needs for it, in the order a customer would give them
 * @param gold actions that must be done
 * @param answers facts that the agent must say
 * @param limit what changes above a limit, if there is one
 * @param escalation for goals that are to be handed over as soon as they are stated: the trigger
 * @param deadlineReplies replies within which that handoff, or the one above the limit, must come
 * @param openings groups of three wordings of the same question; at least two groups for a main goal, one for others
 * @param keywords the goal in a few words, for customers who shorten
 * @param returns ways to come back to it after something else
 */
public record Goal(
        String id,
        String intent,
        Right right,
        List<String> needs,
        List<GoldAction> gold,
        List<Answer> answers,
        Optional<Threshold> limit,
        Optional<Trigger> escalation,
        int deadlineReplies,
        List<List<String>> openings,
        List<String> keywords,
        List<String> returns) {

    /** The right ending of a goal. */
    public enum Right {
        /** Say the answers and do the gold actions. */
        RESOLVE,
        /** Refuse, with an alternative; the gold actions are empty. */
        REFUSE,
        /** Hand over. */
        ESCALATE
    }
}
