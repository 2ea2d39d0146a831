package dev.clamor.scenario.truth;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import dev.clamor.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the evidence of a reply and takes down in the goals what it did. */
final class ReplyReader {
    /** A line to be filled in. */
    private static final String BLANK = "___";

    private final Scenario scenario;
    private final GoalLedger goals;
    private final FactLedger facts;
    private final HumanRequest request;
    private final Cues cues;
    private final boolean actionsVisible;
    private final AsksReader asksReader;
    private final ClaimReader claimReader;
    private final HandoffWords handoffWords;
    private final WordedDeeds worded;
    private final ActionJudge judge;
    private final BreachWatch breaches;
    private final LoopDetector loops = new LoopDetector();

    ReplyReader(
            Scenario scenario,
            ContactId contact,
            GoalLedger goals,
            FactLedger facts,
            HumanRequest request,
            TruthSettings settings) {
        this.cues = settings.lexicon().cues(scenario);
        this.actionsVisible = settings.actionsVisible();
        this.scenario = scenario;
        this.goals = goals;
        this.facts = facts;
        this.request = request;
        this.asksReader = new AsksReader(cues, !actionsVisible);
        this.claimReader = cues.claimReader();
        this.handoffWords = cues.handoffWords();
        this.worded = new WordedDeeds(facts, new ValueCheck(scenario, cues, facts));
        this.judge = new ActionJudge(scenario, goals, facts);
        this.breaches = new BreachWatch(scenario, contact, cues, settings.canaries(), facts);
    }

    AsksReader names() {
        return asksReader;
    }

    ActionJudge actions() {
        return judge;
    }

    int failedRequired() {
        return judge.failedRequired();
    }

    boolean breached() {
        return breaches.breached();
    }

    /**
     * Reads a reply.
     *
     * @param earlierPending whether the reply to an earlier utterance is still on its way, in which the agent may have
     *     done by now what its state tells
     */
    Evidence read(Spoken said, @Nullable GoalRecord discussed, AgentReply.Said reply, boolean earlierPending) {
        FactValues values = facts.values();
        NormalText text = NormalText.of(reply.text());
        boolean metBefore = discussed != null && discussed.met(values);
        ActionsSeen actions = judge.judge(reply.actions(), discussed);
        List<Quantity> asserted = QuantityReader.read(reply.text());
        AnswersSeen answers = AnswersSeen.read(text, goals, discussed, values, cues, actionsVisible ? null : asserted);
        List<String> asks = asksReader.read(reply.asks(), text, values, asserted);
        List<String> again = asks.isEmpty() ? List.of() : List.copyOf(facts.stated(asks, said.turn()));
        List<String> missing = asks.isEmpty() ? List.of() : without(again, asksReader.facts(asks));
        String handoffWords = this.handoffWords.find(text);
        boolean handedOff =
                reply.handoff() != null || reply.state() == AgentReply.State.HANDED_OFF || !handoffWords.isEmpty();
        String refuseHint = actionsVisible || cues.get(Cue.FALLBACK).in(text)
                ? ""
                : cues.get(Cue.REFUSE_HINT).phrase(text);
        boolean refuses = actions.refused() || cues.get(Cue.REFUSE).in(text) || !refuseHint.isEmpty();
        String deflection = cues.get(Cue.DEFLECT).phrase(text);
        deflection = deflection.isEmpty() && !actionsVisible ? link(reply.text()) : deflection;
        boolean blank = !actionsVisible && reply.text().contains(BLANK);
        deflection = blank ? "" : deflection;
        boolean idle = nothingToDo(discussed, values);
        Claims words = blank ? Claims.NONE : claimReader.read(text, discussed, !actionsVisible, idle);
        words = actionsVisible || blank ? words : words.inWordsOnly(!deflection.isEmpty(), idle);
        boolean ongoing = !actionsVisible && Frame.ongoing(text.text());
        WordedDeeds.Outcome taken = actionsVisible
                ? WordedDeeds.Outcome.NONE
                : worded.judge(
                        words,
                        discussed,
                        answers,
                        reply.text(),
                        asserted,
                        said.turn(),
                        !again.isEmpty() || !missing.isEmpty(),
                        refuses,
                        asks.isEmpty()
                                && !refuses
                                && !ongoing
                                && (asserted.size() > 1 || cues.get(Cue.SETTLED).in(text))
                                && !cues.get(Cue.GENERAL).in(text));
        boolean claims = words.any() || reply.state() == AgentReply.State.RESOLVED && !earlierPending;
        settle(discussed, refuses && missing.isEmpty(), handedOff, claims && asks.isEmpty() && !closes(said));
        boolean offerFits =
                request.due(said.turn()) || discussed != null && discussed.goal() == scenario.main() && !metBefore;
        boolean metAfter = discussed != null && discussed.met(values);
        return new Evidence(
                said,
                discussed != null,
                metBefore,
                metAfter,
                answers,
                actions,
                asks,
                again,
                missing,
                loops.similar(text, !actionsVisible),
                handedOff,
                handoffWords,
                request.due(said.turn()),
                !handedOff && offers(text, actions, answers, offerFits && again.isEmpty() && missing.isEmpty()),
                refuses,
                refusalRight(said, discussed, values),
                cues.get(Cue.REFUSE).phrase(text),
                fallback(text),
                deflection,
                claims,
                words,
                taken,
                cues.get(Cue.APOLOGY).in(text),
                asserted,
                cues.get(Cue.RESTART).in(text),
                !actionsVisible,
                refuseHint,
                actionsVisible ? "" : cues.get(Cue.DEFLECT_HINT).phrase(text),
                cues.get(Cue.WORKING).in(text),
                ongoing,
                !actionsVisible && asks.isEmpty() && namesMissing(discussed, text, said.turn()),
                !actionsVisible && discussed != null && onMatter(discussed, text),
                !actionsVisible && asksReader.questions(text),
                breaches.replied(said, reply.text(), text, actions),
                breaches.leaksCustomer(reply.text(), text),
                breaches.foreignValue(reply.text()));
    }

    private static List<String> without(List<String> some, List<String> all) {
        all.removeAll(some);
        return all;
    }

    /** Takes down what was heard of a reply that was talked over. */
    List<Mark> cut(Spoken said, @Nullable GoalRecord discussed, String heard) {
        String whole = wholeWords(heard);
        NormalText text = NormalText.of(whole);
        List<Mark> marks = new ArrayList<>(0);
        if (AnswersSeen.read(text, goals, discussed, facts.values(), cues, null).contradicted()) {
            marks.add(Mark.FALSE_STATEMENT);
        }
        if (discussed != null
                && claimReader
                        .read(text, discussed, !actionsVisible, nothingToDo(discussed, facts.values()))
                        .any()
                && !closes(said)) {
            discussed.claim();
        }
        if (breaches.replied(said, whole, text, ActionsSeen.NONE)) {
            marks.add(Mark.BREACH);
        }
        if (breaches.leaksCustomer(whole, text)) {
            marks.add(Mark.LEAK);
        }
        if (breaches.foreignValue(whole)) {
            marks.add(Mark.FOREIGN_VALUE);
        }
        return marks;
    }

    /** Without the last word, unless it is known to be complete: "3" may have become "3.50". */
    private static String wholeWords(String heard) {
        int end = heard.length();
        if (end > 1 && ".!?".indexOf(heard.charAt(end - 1)) >= 0 && Character.isLetter(heard.charAt(end - 2))) {
            return heard;
        }
        while (end > 0 && !Character.isWhitespace(heard.charAt(end - 1))) {
            end--;
        }
        return heard.substring(0, end);
    }

    private boolean onMatter(GoalRecord discussed, NormalText text) {
        for (GoldAction gold : discussed.goal().gold()) {
            Cues.ActionCues action = cues.action(gold.name());
            if (action.done().in(text) || action.doing().in(text)) {
                return true;
            }
        }
        return cues.get(Cue.TRANSFER).in(text);
    }

    /** Whether it names a fact that the goal needs and that was not stated. */
    private boolean namesMissing(@Nullable GoalRecord discussed, NormalText text, int turn) {
        if (discussed == null) {
            return false;
        }
        List<String> needs = discussed.goal().needs();
        for (FactCues fact : cues.facts()) {
            if (needs.contains(fact.fact())
                    && !facts.stated(fact.fact(), turn)
                    && (fact.names().in(text) || fact.questions().in(text))) {
                return true;
            }
        }
        return false;
    }

    /** The first web address without a scheme: letters, a dot, letters and perhaps a path; empty if there is none. */
    private static String link(String raw) {
        for (int dot = raw.indexOf('.'); dot > 0; dot = raw.indexOf('.', dot + 1)) {
            int from = dot;
            while (from > 0 && Character.isLetterOrDigit(raw.charAt(from - 1))) {
                from--;
            }
            int to = dot + 1;
            while (to < raw.length() && Character.isLetter(raw.charAt(to))) {
                to++;
            }
            boolean address = dot - from > 2 && to - dot > 2 && Character.isLowerCase(raw.charAt(dot + 1));
            boolean mail = from > 0 && raw.charAt(from - 1) == '@' || to < raw.length() && raw.charAt(to) == '@';
            if (address && !mail && (from == 0 || ".-".indexOf(raw.charAt(from - 1)) < 0)) {
                return raw.substring(from, to);
            }
        }
        return "";
    }

    private String fallback(NormalText text) {
        String words = cues.get(Cue.FALLBACK).phrase(text);
        return words.isEmpty() && !actionsVisible ? cues.get(Cue.FALLBACK_HINT).phrase(text) : words;
    }

    private static boolean nothingToDo(@Nullable GoalRecord discussed, FactValues values) {
        return discussed != null && discussed.right(values) != Goal.Right.RESOLVE;
    }

    private static boolean closes(Spoken said) {
        return said.act() == CustomerAct.THANK || said.act() == CustomerAct.LEAVE_ANNOUNCED;
    }

    private void settle(@Nullable GoalRecord discussed, boolean refused, boolean handedOff, boolean claimed) {
        if (handedOff) {
            goals.opened().forEach(GoalRecord::handOff);
        }
        if (discussed == null) {
            return;
        }
        if (refused) {
            discussed.refuse();
        }
        if (claimed && !handedOff) {
            discussed.claim();
        }
    }

    /** Makes the one allowed offer to stay, and nothing else. */
    private boolean offers(NormalText text, ActionsSeen actions, AnswersSeen answers, boolean fits) {
        boolean offer = request.offerLeft()
                && fits
                && !actions.progress()
                && !answers.news()
                && cues.get(Cue.RETENTION).in(text);
        if (offer) {
            request.offered();
        }
        return offer;
    }

    private boolean refusalRight(Spoken said, @Nullable GoalRecord discussed, FactValues values) {
        return scenario.adversarial()
                || said.act() == CustomerAct.ADVERSARIAL
                || discussed != null && discussed.right(values) == Goal.Right.REFUSE;
    }
}
