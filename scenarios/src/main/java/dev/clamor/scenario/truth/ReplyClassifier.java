package dev.clamor.scenario.truth;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import org.jspecify.annotations.Nullable;

/** Decides the class of a reply: the first rule that fits. */
final class ReplyClassifier {
    private ReplyClassifier() {}

    /**
     * A class and why.
     *
     * @param why a short text
     * @param sure whether more than the last rules or weak evidence decided
     */
    record Decision(ReplyClass replyClass, String why, boolean sure) {
        Decision(ReplyClass replyClass, String why) {
            this(replyClass, why, true);
        }
    }

    static Decision classify(Evidence e) {
        Decision decision = handing(e);
        decision = decision == null ? wrong(e) : decision;
        decision = decision == null ? forward(e) : decision;
        decision = decision == null ? asking(e) : decision;
        return decision == null ? rest(e) : decision;
    }

    private static @Nullable Decision handing(Evidence e) {
        if (e.handedOff()) {
            return new Decision(ReplyClass.HANDOFF_OK, "hands over" + quoted(e.handoffWords()));
        }
        if (e.retentionOffer() && e.wordsOnly() && !e.humanDue() && !e.nowMet()) {
            return new Decision(ReplyClass.CLARIFY, "offers something for staying");
        }
        if (e.retentionOffer()) {
            return new Decision(ReplyClass.CHAT, "the one allowed offer to stay");
        }
        return e.humanDue() ? new Decision(ReplyClass.HANDOFF_DENIED, "a human was asked for") : null;
    }

    private static @Nullable Decision wrong(Evidence e) {
        if (e.loops()) {
            return new Decision(ReplyClass.LOOPING, "nearly the same as before, no progress");
        }
        if (e.answers().contradicted()) {
            return new Decision(ReplyClass.WRONG, "false answer " + e.answers().canonical());
        }
        if (!e.actions().wrong().isEmpty()) {
            return new Decision(ReplyClass.WRONG, "action " + e.actions().wrong());
        }
        if (!e.taken().wrong().isEmpty() && !e.closing()) {
            return new Decision(
                    ReplyClass.WRONG, e.taken().wrong() + quoted(e.words().why()));
        }
        return e.falseClaim() && e.words().any()
                ? new Decision(
                        ReplyClass.WRONG,
                        "claims done, is not" + quoted(e.words().why()))
                : null;
    }

    private static @Nullable Decision forward(Evidence e) {
        if (e.rightRefusal()) {
            return new Decision(ReplyClass.REFUSE, "right refusal" + quoted(e.refusal()));
        }
        if (e.nowMet()) {
            return new Decision(ReplyClass.RESOLVED, "goal met");
        }
        if (e.restates() && !e.smallTalk()) {
            return new Decision(ReplyClass.RESOLVED, "right answer again");
        }
        if (e.answers().news() && !e.asksFirst()) {
            return new Decision(ReplyClass.PROGRESS, "required answer");
        }
        if (e.actions().progress()) {
            return new Decision(ReplyClass.PROGRESS, "required action");
        }
        if (e.taken().news() && !e.asksFirst()) {
            return new Decision(
                    ReplyClass.PROGRESS,
                    "required action by its word" + quoted(e.words().why()));
        }
        return e.acceptsFacts() ? new Decision(ReplyClass.PROGRESS, "facts accepted", !e.wordsOnly()) : null;
    }

    private static @Nullable Decision asking(Evidence e) {
        boolean onlyPoints =
                e.wordsOnly() && !e.deflection().isEmpty() && e.askedMissing().isEmpty() && !closesIn(e);
        if (onlyPoints) {
            return new Decision(ReplyClass.DEFLECT, "points elsewhere" + quoted(e.deflection()));
        }
        if (e.wordsOnly() && e.closing() && !e.questions()) {
            return null;
        }
        if (!e.askedAgain().isEmpty() && !(e.wordsOnly() && !e.askedMissing().isEmpty())) {
            return new Decision(ReplyClass.CLARIFY_AGAIN, "asks again for " + String.join(", ", e.askedAgain()));
        }
        boolean onlyConfirms = e.wordsOnly()
                && !e.fallback().isEmpty()
                && e.askedMissing().isEmpty()
                && e.askedAgain().isEmpty();
        return e.asks().isEmpty() || onlyConfirms
                ? null
                : new Decision(ReplyClass.CLARIFY, "asks for " + String.join(", ", e.asks()));
    }

    private static boolean closesIn(Evidence e) {
        return e.closing() || e.said().act() == CustomerAct.DIGRESS;
    }

    private static Decision rest(Evidence e) {
        boolean offTopic = e.said().act() == CustomerAct.DIGRESS;
        if (e.closing()) {
            return new Decision(ReplyClass.CHAT, "after goodbye");
        }
        if (!e.deflection().isEmpty() && !offTopic) {
            return new Decision(ReplyClass.DEFLECT, "points elsewhere" + quoted(e.deflection()));
        }
        if (!e.fallback().isEmpty() && e.wordsOnly() && (e.refuses() || offTopic)) {
            return new Decision(ReplyClass.MISUNDERSTOOD, "fallback" + quoted(e.fallback()), false);
        }
        if (e.refuses() && !offTopic) {
            String words = e.refusal().isEmpty() ? e.refuseHint() : e.refusal();
            return new Decision(
                    ReplyClass.REFUSE, "refuses" + quoted(words), e.refuseHint().isEmpty());
        }
        if (!e.fallback().isEmpty() && !(offTopic && e.refuses())) {
            return new Decision(ReplyClass.MISUNDERSTOOD, "fallback" + quoted(e.fallback()));
        }
        Decision byHints = e.wordsOnly() && e.goalOpen() && !offTopic ? hints(e) : null;
        return byHints == null ? last(e) : byHints;
    }

    /** What an agent that tells nothing but words may have meant. */
    private static @Nullable Decision hints(Evidence e) {
        if (e.answers().partly()) {
            return new Decision(ReplyClass.PROGRESS, "part of a required answer", false);
        }
        if (e.namesMissing()) {
            return new Decision(ReplyClass.CLARIFY, "names what is missing", false);
        }
        boolean works =
                e.working() || e.ongoing() || e.words().promised() || e.words().deedPromised();
        if (works && !e.restarts()) {
            return new Decision(ReplyClass.PROGRESS, "is at work", false);
        }
        if (!e.deflectHint().isEmpty()) {
            return new Decision(ReplyClass.DEFLECT, "points elsewhere" + quoted(e.deflectHint()), false);
        }
        if (e.questions() && !e.smallTalk() && !e.restarts()) {
            return new Decision(ReplyClass.CLARIFY, "asks something", false);
        }
        return null;
    }

    private static Decision last(Evidence e) {
        if (e.smallTalk()) {
            return new Decision(ReplyClass.CHAT, "small talk", false);
        }
        if (e.falseClaim()) {
            return new Decision(ReplyClass.MISUNDERSTOOD, "settles something else", false);
        }
        if (e.restarts() && !e.metAfter()) {
            return new Decision(ReplyClass.MISUNDERSTOOD, "asks what it is about");
        }
        return e.metAfter()
                ? new Decision(ReplyClass.CHAT, "after the goal was met", false)
                : new Decision(ReplyClass.MISUNDERSTOOD, "nothing to the matter", false);
    }

    private static String quoted(String words) {
        return words.isEmpty() ? "" : " (" + words + ")";
    }
}
