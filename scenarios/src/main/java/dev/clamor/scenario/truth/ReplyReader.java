package dev.clamor.scenario.truth;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the evidence of a reply and takes down in the goals what it did. */
final class ReplyReader {
    private final Scenario scenario;
    private final GoalLedger goals;
    private final FactLedger facts;
    private final HumanRequest request;
    private final Lexicon lexicon;
    private final AsksReader asksReader;
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
        this.lexicon = settings.lexicon();
        this.scenario = scenario;
        this.goals = goals;
        this.facts = facts;
        this.request = request;
        this.asksReader = new AsksReader(scenario, lexicon);
        this.judge = new ActionJudge(scenario, goals, facts);
        this.breaches = new BreachWatch(scenario, contact, settings, facts);
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
        AnswersSeen answers = AnswersSeen.read(text, goals, discussed, values);
        List<String> asks = asksReader.read(reply.asks(), text);
        List<String> again =
                asks.stream().filter(a -> facts.stated(a, said.turn())).toList();
        List<String> missing = asks.stream()
                .filter(a -> asksReader.isFact(a) && !again.contains(a))
                .toList();
        boolean handedOff = handsOff(reply, text);
        boolean refuses = actions.refused() || lexicon.refuse().in(text);
        boolean claimsInWords = lexicon.claims(text);
        boolean claims = claimsInWords || reply.state() == AgentReply.State.RESOLVED && !earlierPending;
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
                loops.similar(text),
                handedOff,
                request.due(said.turn()),
                !handedOff && offers(text, actions, answers, offerFits && again.isEmpty() && missing.isEmpty()),
                refuses,
                refusalRight(said, discussed, values),
                lexicon.fallback().in(text),
                lexicon.deflect().in(text),
                claims,
                claimsInWords,
                lexicon.restart().in(text),
                breaches.replied(said, reply.text(), text, actions),
                breaches.leaksCustomer(reply.text(), text),
                breaches.foreignValue(reply.text()));
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

    private boolean handsOff(AgentReply.Said reply, NormalText text) {
        return reply.handoff() != null
                || reply.state() == AgentReply.State.HANDED_OFF
                || lexicon.handoff().in(text);
    }

    /** Makes the one allowed offer to stay, and nothing else. */
    private boolean offers(NormalText text, ActionsSeen actions, AnswersSeen answers, boolean fits) {
        boolean offer = request.offerLeft()
                && fits
                && !actions.progress()
                && !answers.news()
                && lexicon.retention().in(text);
        if (offer) {
            request.offered();
        }
        return offer;
    }

    private boolean refusalRight(Spoken said, @Nullable GoalRecord discussed, FactValues values) {
        return scenario.adversarial()
                || said.act() == CustomerAct.ADVERSARIAL
                || discussed != null && values.right(discussed.goal()) == Goal.Right.REFUSE;
    }
}
