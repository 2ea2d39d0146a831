package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.scenario.truth.Spoken;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is about to say, before tone and typing errors.
 *
 * @param goal id of the goal it concerns; empty for small talk
 * @param wording which of the goal's wordings; -1 when it is not a question of the goal
 * @param why code of the decision behind it
 * @param facts values stated in it, by fact
 * @param revised the fact that it replaces, null if none
 * @param ending whether the contact ends with it
 */
record Move(
        CustomerAct act,
        String goal,
        int wording,
        String why,
        String text,
        Map<String, String> facts,
        Spoken.Disclosure disclosure,
        boolean saysRepeat,
        @Nullable String revised,
        Ending ending) {
    private static final int NO_WORDING = -1;

    /** A move that states nothing. */
    static Move plain(CustomerAct act, String goal, String why, String text) {
        return new Move(
                act, goal, NO_WORDING, why, text, Map.of(), Spoken.Disclosure.NONE, false, null, Ending.NONE);
    }

    /** A move that asks in one of the goal's wordings. */
    static Move question(CustomerAct act, String goal, int wording, String why, String text, Map<String, String> facts) {
        return new Move(act, goal, wording, why, text, facts, Spoken.Disclosure.NONE, false, null, Ending.NONE);
    }

    /** A move that states facts. */
    static Move statement(CustomerAct act, String goal, String why, String text, Map<String, String> facts) {
        return question(act, goal, NO_WORDING, why, text, facts);
    }

    Move ending(Ending end) {
        return new Move(act, goal, wording, why, text, facts, disclosure, saysRepeat, revised, end);
    }

    Move as(CustomerAct other, String reason) {
        return new Move(other, goal, wording, reason, text, facts, disclosure, saysRepeat, revised, ending);
    }

    Move withText(String other) {
        return new Move(act, goal, wording, why, other, facts, disclosure, saysRepeat, revised, ending);
    }

    Move revising(String fact) {
        return new Move(act, goal, wording, why, text, facts, disclosure, saysRepeat, fact, ending);
    }

    Move sayingRepeat() {
        return new Move(act, goal, wording, why, text, facts, disclosure, true, revised, ending);
    }

    /** The same with a vulnerability told, after an opening or before anything else; an answer becomes a disclosure. */
    Move disclosing(String told) {
        boolean opening = act == CustomerAct.OPEN;
        boolean answer = act == CustomerAct.INFORM || act == CustomerAct.AFFIRM;
        return new Move(
                answer ? CustomerAct.DISCLOSE : act,
                goal,
                wording,
                why,
                opening ? Sentences.join(text, told) : Sentences.join(told, text),
                facts,
                Spoken.Disclosure.VULNERABILITY,
                saysRepeat,
                revised,
                ending);
    }

    /** The facts of both. */
    static Map<String, String> union(Map<String, String> a, Map<String, String> b) {
        if (a.isEmpty()) {
            return b;
        }
        if (b.isEmpty()) {
            return a;
        }
        Map<String, String> all = new TreeMap<>(a);
        all.putAll(b);
        return all;
    }
}
