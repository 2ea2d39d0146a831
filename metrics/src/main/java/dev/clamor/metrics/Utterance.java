package dev.clamor.metrics;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;

/**
 * What must be remembered of an utterance until its reply has come; no text.
 *
 * @param question the goal that it asks about, empty when it is not a question of a goal
 * @param behaviours see {@link Behaviours}
 * @param channel on which it was written; empty if nobody wrote it down
 * @param moved whether the customer had moved to another channel by then
 */
record Utterance(
        int turn,
        long dueMicros,
        double frustration,
        String question,
        int wording,
        int behaviours,
        String channel,
        boolean moved) {
    static Utterance of(CustomerSpoke spoke, int behaviours, String channel, boolean moved) {
        return new Utterance(
                spoke.turn(),
                spoke.dueMicros(),
                spoke.frustration(),
                question(spoke),
                spoke.wording(),
                behaviours,
                channel,
                moved);
    }

    /** The goal whose question it asks in some wording, empty if none. */
    static String question(CustomerSpoke spoke) {
        return spoke.wording() >= 0 && asks(spoke.act()) ? spoke.goal() : "";
    }

    /** Whether it mends what went wrong: rephrases, repeats, simplifies, restates or corrects. */
    static boolean repairs(CustomerAct act) {
        return switch (act) {
            case REPHRASE, ACCOMMODATE, REPEAT, SIMPLIFY, RESTATE, CORRECT -> true;
            default -> false;
        };
    }

    private static boolean asks(CustomerAct act) {
        return switch (act) {
            case OPEN, REPHRASE, RESTATE, SIMPLIFY, DOUBLE_CHECK -> true;
            default -> false;
        };
    }
}
