package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.dialogue.Reply.State;
import dev.clamor.referenceagent.dialogue.Service.Served;
import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.language.Cue;
import dev.clamor.referenceagent.language.SlotReader;
import java.util.List;
import java.util.Optional;

/** Replies to what is not a matter: greetings, thanks, chat, and messages that were not understood. */
final class SmallTalk {
    private static final double SAME_MATTER = 0.4;

    private final Wording wording;

    SmallTalk(Wording wording) {
        this.wording = wording;
    }

    /** A friendly sentence to put before the open question; empty when the message was not talk. */
    Optional<String> lead(Turn turn) {
        if (turn.has(Cue.UPSET) || turn.isTalk(Intent.COMPLAINT)) {
            return Optional.of(wording.say("sorry_to_hear", turn));
        }
        if (turn.isTalk(Intent.DIGRESSION)) {
            return Optional.of(wording.say("digression", turn));
        }
        if (turn.isTalk(Intent.NUDGE) || turn.isTalk(Intent.GREETING)) {
            return Optional.of(wording.say("nudge", turn));
        }
        if (turn.isTalk(Intent.THANKS)) {
            return Optional.of(wording.say("welcome", turn));
        }
        return Optional.empty();
    }

    /** The customer gives the open matter up, or leaves. */
    Served leaving(Turn turn) {
        Conversation c = turn.conversation();
        c.open = null;
        c.unplaced.clear();
        return turn.isTalk(Intent.GOODBYE)
                ? Served.of(wording.say("goodbye", turn), State.CLOSED)
                : Served.of(wording.say("dropped", turn), State.OPEN);
    }

    /** A reply while no matter is open. */
    Served without(Turn turn) {
        Conversation c = turn.conversation();
        boolean settled = c.finished != null;
        State state = settled || c.completions > 0 ? State.RESOLVED : State.OPEN;
        if (c.turns == 1 && (turn.isTalk(Intent.GREETING) || turn.isTalk(Intent.GOODBYE))) {
            return Served.of(wording.say("greeting", turn), State.OPEN);
        }
        if (turn.isTalk(Intent.GOODBYE)) {
            return Served.of(wording.say("goodbye", turn), State.CLOSED);
        }
        if (turn.isTalk(Intent.THANKS)) {
            return Served.of(wording.say("welcome", turn), state);
        }
        if (c.finished != null && isAbout(c.finished, turn)) {
            return Served.of(wording.say("already_done", turn), State.RESOLVED);
        }
        if (turn.isTalk(Intent.NO) || turn.isTalk(Intent.YES)) {
            boolean no = turn.isTalk(Intent.NO);
            return Served.of(wording.say(no && state == State.RESOLVED ? "nothing_else" : "go_ahead", turn), state);
        }
        Optional<String> lead = lead(turn);
        if (lead.isPresent()) {
            return Served.of(lead.get() + " " + wording.say("digression_back", turn), state);
        }
        if (turn.isTalk(Intent.DONT_KNOW) || turn.isTalk(Intent.WHAT_MEAN)) {
            return Served.of(wording.say("talk_unsure", turn), state);
        }
        if (turn.has(Cue.DROP)) {
            return Served.of(wording.say("dropped", turn), state);
        }
        if (turn.isAside()) {
            return Served.of(wording.say("nudge", turn), state);
        }
        c.failed();
        return Served.of(wording.say("fallback", turn), state);
    }

    /** Whether a message speaks of a settled matter again, by its words or by a value. */
    private static boolean isAbout(Matter settled, Turn turn) {
        boolean named = turn.heard().matter() == settled.intent && turn.heard().probability() >= SAME_MATTER;
        return named
                || !SlotReader.read(turn.message().text(), List.of(), settled.intent)
                        .isEmpty();
    }
}
