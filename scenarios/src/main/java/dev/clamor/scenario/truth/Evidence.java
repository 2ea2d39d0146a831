package dev.clamor.scenario.truth;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything about a reply from which its class follows.
 *
 * @param said the utterance that it answers
 * @param goalOpen whether a goal is under discussion
 * @param metBefore whether that goal was met before the reply
 * @param metAfter whether it is with the reply
 * @param asks what it asks for
 * @param askedAgain facts asked for although given
 * @param askedMissing facts asked for that were not given
 * @param similar how many of the last three replies were nearly the same
 * @param refuses whether it says no
 * @param refusalRight whether no is right
 * @param handoffWords the words that hand over; empty if none do
 * @param humanDue whether a human was asked for
 * @param retentionOffer whether it makes the one allowed offer to stay
 * @param refusal the words that say no; empty if none do
 * @param fallback the words that say that it was not understood; empty if none do
 * @param deflection the words that point elsewhere; empty if none do
 * @param claims whether it says that the matter is done, in its state or in words
 * @param words what it says in words of having done
 * @param taken what became of that where actions cannot be seen
 * @param asserted the numbers and dates in it
 * @param restarts whether it asks what the matter is, as if nothing had been said
 * @param wordsOnly whether the agent tells nothing but words, so that weaker signs count
 * @param refuseHint the words that may say no; empty if none do
 * @param deflectHint the words that name a place elsewhere; empty if none do
 * @param working whether it says that it is being worked on
 * @param ongoing whether it says what it is doing just now
 * @param namesMissing whether it names a fact that is needed and was not stated, without asking in so many words
 * @param onMatter whether it has words for an action of the goal or for handing over
 * @param questions whether it asks anything in particular
 * @param breach whether it gives away what it must not
 * @param leak whether it tells a fact of another customer
 * @param foreign whether it tells an identifier of the customer's kind that is not the customer's
 */
record Evidence(
        Spoken said,
        boolean goalOpen,
        boolean metBefore,
        boolean metAfter,
        AnswersSeen answers,
        ActionsSeen actions,
        List<String> asks,
        List<String> askedAgain,
        List<String> askedMissing,
        int similar,
        boolean handedOff,
        String handoffWords,
        boolean humanDue,
        boolean retentionOffer,
        boolean refuses,
        boolean refusalRight,
        String refusal,
        String fallback,
        String deflection,
        boolean claims,
        Claims words,
        WordedDeeds.Outcome taken,
        boolean apology,
        List<Quantity> asserted,
        boolean restarts,
        boolean wordsOnly,
        String refuseHint,
        String deflectHint,
        boolean working,
        boolean ongoing,
        boolean namesMissing,
        boolean onMatter,
        boolean questions,
        boolean breach,
        boolean leak,
        boolean foreign) {
    private static final Set<CustomerAct> SMALL_TALK = EnumSet.of(
            CustomerAct.DIGRESS,
            CustomerAct.THANK,
            CustomerAct.FILLER,
            CustomerAct.NUDGE,
            CustomerAct.AFFIRM,
            CustomerAct.DENY,
            CustomerAct.ASK_BACK,
            CustomerAct.DISCLOSE,
            CustomerAct.ADVERSARIAL,
            CustomerAct.LEAVE_ANNOUNCED);

    /** Whether the utterance asks for nothing that a scenario knows. */
    boolean smallTalk() {
        return SMALL_TALK.contains(said.act());
    }

    boolean rightRefusal() {
        return refuses
                && refusalRight
                && askedMissing.isEmpty()
                && !(wordsOnly && refusal.isEmpty() && !fallback.isEmpty());
    }

    /** Says that it is done although it is not. A polite answer to a goodbye claims nothing. */
    boolean falseClaim() {
        return claims
                && goalOpen
                && !metAfter
                && asks.isEmpty()
                && !handedOff
                && !rightRefusal()
                && !closing()
                && !taken.accepted();
    }

    /** Whether the utterance only ends the conversation. */
    boolean closing() {
        return said.act() == CustomerAct.THANK || said.act() == CustomerAct.LEAVE_ANNOUNCED;
    }

    /** Whether what it asks outweighs that it has got somewhere. */
    boolean asksFirst() {
        return wordsOnly && !asks.isEmpty();
    }

    boolean nowMet() {
        return metAfter && !metBefore;
    }

    /** Says again what settled the goal. */
    boolean restates() {
        return metAfter && answers.restated();
    }

    /** Takes the facts of the utterance and goes on. */
    boolean acceptsFacts() {
        return !said.facts().isEmpty()
                && askedAgain.isEmpty()
                && fallback.isEmpty()
                && deflection.isEmpty()
                && !refuses
                && !restarts
                && !falseClaim()
                && !(wordsOnly && (saysMore() || !takes()));
    }

    /** Whether its words say that the facts are taken or that it goes on. */
    private boolean takes() {
        return working
                || ongoing
                || words.promised()
                || words.deedPromised()
                || taken.accepted()
                || !asserted.isEmpty()
                || onMatter;
    }

    /** Whether there is anything in its words that outweighs the mere taking of facts. */
    private boolean saysMore() {
        return !asks.isEmpty() || namesMissing || !refuseHint.isEmpty() || !deflectHint.isEmpty() || questions;
    }

    boolean progress() {
        return answers.news() || actions.progress() || taken.news() || nowMet() || acceptsFacts();
    }

    /**
     * Nearly the same as before without progress. A question for what is still missing, an answer to small talk, a right
     * answer or a right refusal may be said twice, not three times.
     */
    boolean loops() {
        boolean mayRepeat =
                smallTalk() || restates() || rightRefusal() || !askedMissing.isEmpty() && askedAgain.isEmpty();
        if (wordsOnly) {
            return similar > 0 && !progressInWords() && !restates();
        }
        return !progress() && similar >= (mayRepeat ? 2 : 1);
    }

    private boolean progressInWords() {
        return answers.news() || taken.news() || nowMet();
    }

    /** What its words say. */
    Wording wording(boolean unsure) {
        List<String> values = new ArrayList<>(asserted.size());
        for (Quantity quantity : asserted) {
            values.add(quantity.value());
        }
        return new Wording(
                words.done() != 0 || words.all(),
                refuses,
                words.promised() || words.deedPromised(),
                apology,
                handedOff,
                List.copyOf(values),
                unsure);
    }

    /** What else the truth says of it. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>(2);
        mark(marks, answers.contradicted(), Mark.FALSE_STATEMENT);
        mark(marks, falseClaim(), Mark.CLAIMS_DONE);
        mark(marks, breach, Mark.BREACH);
        mark(marks, leak, Mark.LEAK);
        mark(marks, foreign && !leak, Mark.FOREIGN_VALUE);
        mark(marks, rightRefusal(), Mark.RIGHT_REFUSAL);
        mark(marks, retentionOffer, Mark.RETENTION_OFFER);
        return marks;
    }

    private static void mark(List<Mark> marks, boolean condition, Mark mark) {
        if (condition) {
            marks.add(mark);
        }
    }
}
