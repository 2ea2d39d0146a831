package dev.clamor.metrics.agreement;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Tone;
import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.truth.ContactTruth;
import dev.clamor.scenario.truth.Lexicon;
import dev.clamor.scenario.truth.ReplyReading;
import dev.clamor.scenario.truth.Spoken;
import dev.clamor.scenario.truth.TruthSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A reply of an agent that tells nothing but words, with what a reader should make of it.
 *
 * @param said facts stated in the utterance that it answers
 * @param known facts stated before
 * @param values the true values of the facts that matter
 * @param before earlier replies, oldest first
 */
record LabelledReply(
        String id,
        String scenario,
        String goal,
        CustomerAct act,
        Map<String, String> said,
        Map<String, String> known,
        Map<String, String> values,
        List<String> before,
        String reply,
        ReplyClass label,
        List<String> asks,
        List<String> claims,
        boolean apology,
        boolean handoff,
        List<String> asserts) {
    private static final TruthSettings WORDS_ONLY = new TruthSettings(Lexicon.packaged(), false);
    private static final Set<CustomerAct> SMALL_TALK = EnumSet.of(
            CustomerAct.DIGRESS, CustomerAct.THANK, CustomerAct.FILLER, CustomerAct.NUDGE, CustomerAct.LEAVE_ANNOUNCED);

    /** All items of a file. */
    static List<LabelledReply> read(String file, String yaml) {
        Problems problems = new Problems();
        List<LabelledReply> replies = new ArrayList<>();
        Document.parse(file, yaml, problems)
                .ifPresent(top -> top.sections("replies").forEach(s -> replies.add(of(s))));
        problems.throwIfAny();
        return replies;
    }

    private static LabelledReply of(Section s) {
        s.text("customer", "");
        s.text("style", "");
        LabelledReply item = new LabelledReply(
                s.text("id"),
                s.text("scenario"),
                s.text("goal"),
                s.choice("act", CustomerAct.class),
                s.textMap("said"),
                s.textMap("known"),
                s.textMap("values"),
                s.texts("before"),
                s.text("reply"),
                s.choice("class", ReplyClass.class),
                s.texts("asks"),
                s.texts("claims"),
                s.flag("apology", false),
                s.flag("handoff", false),
                s.texts("asserts"));
        s.end();
        return item;
    }

    /** Plays the contact up to the reply and reads the reply. */
    ReplyReading read(Scenario played) {
        TreeMap<String, String> facts =
                new TreeMap<>(FactValues.draw(played, new RandomStreams(1), 1).values());
        facts.putAll(known);
        facts.putAll(said);
        facts.putAll(values);
        ContactTruth truth = new ContactTruth(ContactId.ofArrival(7), played, new FactValues(facts), 0, WORDS_ONLY);
        int turn = 1;
        boolean first = act == CustomerAct.OPEN && before.isEmpty() && known.isEmpty();
        if (!first) {
            truth.spoke(spoken(turn, CustomerAct.OPEN, goal, known));
            for (String earlier : before) {
                truth.replied(turn, words(earlier));
                turn++;
                if (turn <= before.size()) {
                    truth.spoke(spoken(turn, CustomerAct.REPHRASE, goal, Map.of()));
                }
            }
            turn = before.isEmpty() ? turn + 1 : turn;
        }
        truth.spoke(spoken(turn, act, SMALL_TALK.contains(act) ? "" : goal, said));
        return truth.replied(turn, words(reply));
    }

    private static Spoken spoken(int turn, CustomerAct act, String goal, Map<String, String> facts) {
        return new Spoken(turn, act, goal, facts, Tone.NEUTRAL, false, Spoken.Disclosure.NONE, false, false);
    }

    private static AgentReply.Said words(String text) {
        return new AgentReply.Said(
                text, AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, Double.NaN);
    }
}
