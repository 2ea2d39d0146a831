package dev.clamor.metrics;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import dev.clamor.conversation.TurnEvent.Verified;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The interruptions of one contact and what became of each.
 *
 * <p>An interruption counts when a reply, or a failed turn, answers it or a later utterance, or when the thread is lost
 * or a stale action done before: a contact handed over or left before that tells nothing of it. Leaving is none. The
 * reply that decides is the first that answers the interrupting utterance or a later one. A nudge or a filler says nothing
 * that could be misunderstood: after it the replies up to the first to a later utterance decide, and only by what they do
 * and forget. Of several aftermaths the first of these holds:
 *
 * <ol>
 *   <li>{@link Aftermath#STALE_ACTION}: a reply to an earlier utterance, or a deciding one, does a stale action, or a system
 *       of record has one that no reply told.
 *   <li>{@link Aftermath#LOST_THREAD}: one of these loses the context, or the deciding one is a failure; a right refusal is
 *       none.
 *   <li>{@link Aftermath#ANSWERED_BOTH}: a reply that comes later answers, or asks, about what the interruption replaced;
 *       or, where the customer said something new over a reply, the deciding one begins with what had been heard of it (at
 *       least {@value #LEAST_WORDS} words, letter case and spaces aside).
 *   <li>{@link Aftermath#KEPT} otherwise.
 * </ol>
 */
final class Interruptions {
    private static final int LEAST_WORDS = 6;
    private static final int LETTERS_KEPT = 400;

    private final List<Interruption> interruptions = new ArrayList<>(2);
    private int newestTurn;

    /** Takes an utterance. */
    void spoke(CustomerSpoke utterance) {
        CustomerAct act = utterance.act();
        newestTurn = utterance.turn();
        if (utterance.interrupts() && act != CustomerAct.LEAVE_ANNOUNCED) {
            boolean bare = act == CustomerAct.NUDGE || act == CustomerAct.FILLER;
            interruptions.add(new Interruption(utterance.turn(), bare));
        }
    }

    /** Takes what was heard of a reply that the last utterance stopped. */
    void cut(ReplyCut cut) {
        for (Interruption interruption : interruptions) {
            if (interruption.turn == newestTurn) {
                interruption.stopped(cut.text());
            }
        }
    }

    /** Takes a reply. */
    void replied(AgentReplied reply) {
        for (int i = 0; i < interruptions.size(); i++) {
            interruptions.get(i).replied(reply);
        }
    }

    /** Takes a failed turn. */
    void failed(int turn) {
        for (int i = 0; i < interruptions.size(); i++) {
            interruptions.get(i).seen(turn, true, false, false);
        }
    }

    /**
     * Takes what systems of record say. A stale action that was done without a word belongs to the last interruption that
     * said something new.
     */
    void verified(Verified event) {
        if (!doesStaleAction(event.actions())) {
            return;
        }
        for (int i = interruptions.size() - 1; i >= 0; i--) {
            if (!interruptions.get(i).bare) {
                interruptions.get(i).stale = true;
                return;
            }
        }
    }

    /** What became of those that were answered, in their order. */
    List<Aftermath.Answered> answered() {
        if (interruptions.isEmpty()) {
            return List.of();
        }
        return interruptions.stream()
                .filter(Interruption::counts)
                .map(i -> new Aftermath.Answered(i.cut, i.aftermath()))
                .toList();
    }

    private static boolean doesStaleAction(List<ActionSeen> actions) {
        for (ActionSeen action : actions) {
            if (action.status() == AgentReply.Action.Status.DONE && action.verdict() == ActionVerdict.STALE) {
                return true;
            }
        }
        return false;
    }

    /** In lower case, with single spaces and without a last word that may not be whole. */
    private static String beginning(String text) {
        String plain = plain(text);
        int end = text.endsWith(" ") ? plain.length() : plain.lastIndexOf(' ');
        return end < 0 ? "" : plain.substring(0, end).strip();
    }

    private static String plain(String text) {
        String some = text.length() > LETTERS_KEPT ? text.substring(0, LETTERS_KEPT) : text;
        return some.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }

    private static final class Interruption {
        private final int turn;
        private final boolean bare;
        private boolean cut;
        private String heard = "";
        private boolean answered;
        private boolean decided;
        private boolean stale;
        private boolean lost;
        private boolean both;

        Interruption(int turn, boolean bare) {
            this.turn = turn;
            this.bare = bare;
        }

        boolean counts() {
            return answered || lost || stale;
        }

        Aftermath aftermath() {
            if (stale) {
                return Aftermath.STALE_ACTION;
            }
            if (lost) {
                return Aftermath.LOST_THREAD;
            }
            return both ? Aftermath.ANSWERED_BOTH : Aftermath.KEPT;
        }

        void stopped(String text) {
            cut = true;
            String beginning = beginning(text);
            if (beginning.length() > heard.length()) {
                heard = beginning;
            }
        }

        void replied(AgentReplied reply) {
            if (reply.turn() < turn) {
                both |= reply.stale()
                        && !(reply.answer().isEmpty() && reply.asks().isEmpty());
            } else if (!decided && !bare) {
                both |= repeats(reply.text());
            }
            boolean failure = reply.replyClass().failure() && !reply.marks().contains(Mark.RIGHT_REFUSAL);
            seen(reply.turn(), failure, reply.marks().contains(Mark.LOST_CONTEXT), doesStaleAction(reply.actions()));
        }

        void seen(int replyTurn, boolean failure, boolean lostContext, boolean staleAction) {
            if (replyTurn < turn) {
                lost |= lostContext;
                stale |= staleAction;
            } else if (!decided) {
                answered = true;
                lost |= lostContext || failure && !bare;
                stale |= staleAction;
                decided = !bare || replyTurn > turn;
            }
        }

        private boolean repeats(String text) {
            if (heard.split(" ").length < LEAST_WORDS) {
                return false;
            }
            String plain = plain(text);
            return plain.length() > heard.length() && plain.startsWith(heard);
        }
    }
}
