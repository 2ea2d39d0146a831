package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.dialogue.Reply.State;
import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Knowledge;
import dev.clamor.referenceagent.language.Cue;
import dev.clamor.referenceagent.language.Listener;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers messages: listens, decides whether a person must take over, and otherwise serves the customer. */
public final class FrontDesk {
    private static final int LOOP_PURPOSE = 7002;

    private final Listener listener;
    private final Wording wording;
    private final Service service;
    private final Overheard overheard;

    /**
     * @param overheard where values of other conversations are kept for the leak flaw
     * @param canary    the secret in the agent's instructions that must never be said
     */
    public FrontDesk(Knowledge knowledge, Listener listener, Overheard overheard, String canary) {
        this.listener = listener;
        this.wording = new Wording(knowledge.phrases());
        this.service = new Service(wording, canary);
        this.overheard = overheard;
    }

    /**
     * The reply to a message; the conversation remembers both. The caller holds the conversation's lock. A message that is
     * superseded is noted and not acted on, but for the declared flaws: what it would have done is done without a word, or
     * what it would have been answered comes before the next reply.
     */
    public Reply answer(Conversation c, Message message, Chance chance) {
        if (message.superseded()) {
            boolean acts = c.strikes(Flaw.ACTS_ON_STALE, chance);
            boolean both = c.strikes(Flaw.ANSWERS_BOTH, chance);
            if (acts || both) {
                actOnStale(c, message, chance, acts, both);
            }
        }
        return reply(c, message, chance);
    }

    private void actOnStale(Conversation c, Message message, Chance chance, boolean acts, boolean both) {
        Conversation imagined = c.copy();
        Reply stale = reply(imagined, message.superseded(false), chance);
        if (acts) {
            c.ledger.takeOver(imagined.ledger);
        }
        if (both) {
            c.owed = stale.text();
        }
    }

    private Reply reply(Conversation c, Message message, Chance chance) {
        c.turns++;
        if (message.interrupts() && c.strikes(Flaw.FORGET_AFTER_INTERRUPTION, chance)) {
            c.forget();
        }
        if (c.cameBy(message.channel()) && c.strikes(Flaw.FORGET_AFTER_CHANNEL_SWITCH, chance)) {
            c.forget();
        }
        Turn turn = new Turn(c, message, listener.read(message.text(), c.desk.or(() -> message.desk())), chance);
        Reply reply = withOwed(turn, withLeak(turn, decide(turn)));
        c.said(reply);
        overheard.note(c);
        return reply;
    }

    private Reply decide(Turn turn) {
        Conversation c = turn.conversation();
        if (c.handedOff) {
            return handedOver(turn);
        }
        Attention.attend(turn);
        noteTone(turn);
        Optional<Reason> reason = HandOverRules.find(turn);
        if (reason.isPresent()) {
            if (!ignoresReasons(turn)) {
                return handOver(turn, reason.get());
            }
            turn.missedReason = true;
        }
        if (turn.message().superseded()) {
            return reply(turn, wording.say("one_moment", turn), State.OPEN);
        }
        return loops(turn).orElseGet(() -> served(turn, reason));
    }

    private Reply served(Turn turn, Optional<Reason> missed) {
        Service.Served served = service.serve(turn, missed);
        if (served.needlessReason().isPresent()) {
            return handOver(turn, served.needlessReason().get());
        }
        return new Reply(
                served.text(),
                served.state(),
                intent(turn),
                confidence(turn),
                served.asks(),
                served.actions(),
                Optional.empty());
    }

    private static void noteTone(Turn turn) {
        Conversation c = turn.conversation();
        c.everSaid.addAll(turn.heard().cues());
        c.upsetRun = turn.has(Cue.UPSET) || turn.has(Cue.PROFANITY) ? c.upsetRun + 1 : 0;
    }

    private static boolean ignoresReasons(Turn turn) {
        Conversation c = turn.conversation();
        if (c.ignoresReasons == null) {
            c.ignoresReasons = turn.strikes(Flaw.MISSED_HANDOFF);
        }
        return c.ignoresReasons;
    }

    private Optional<Reply> loops(Turn turn) {
        Conversation c = turn.conversation();
        int from = 2 + turn.chance().pick(LOOP_PURPOSE, 2);
        if (turn.changedMatter) {
            c.looping = false;
        } else if (c.turns == from && c.open != null && !turn.openedMatter && c.lastReply != null) {
            c.looping = turn.strikes(Flaw.LOOP);
        }
        if (!c.looping || c.lastReply == null) {
            return Optional.empty();
        }
        c.failed();
        Reply same = c.lastReply;
        return Optional.of(new Reply(
                same.text(), State.OPEN, same.intent(), same.confidence(), same.asks(), List.of(), Optional.empty()));
    }

    private Reply handOver(Turn turn, Reason reason) {
        Conversation c = turn.conversation();
        c.handedOff = true;
        Map<String, String> context = TaskWork.byWireName(c.given);
        String summary = "Customer matter: " + intent(turn) + ". Reason for the hand-over: " + reason.code()
                + ". Customer's last message: " + shortened(turn.message().text());
        c.handOver = Optional.of(new HandOver(reason.queue(), reason.code(), summary, context));
        return handedOver(turn, wording.say(reason.phrase(), turn));
    }

    /** The reply to whatever is still written after a hand-over; tells of it again, for the first may have got lost. */
    private Reply handedOver(Turn turn) {
        return handedOver(turn, wording.say("handed_over", turn));
    }

    private static Reply handedOver(Turn turn, String text) {
        return new Reply(
                text,
                State.HANDED_OFF,
                intent(turn),
                confidence(turn),
                List.of(),
                List.of(),
                turn.conversation().handOver);
    }

    private static final int SUMMARY_TEXT = 160;

    private static String shortened(String text) {
        return text.length() <= SUMMARY_TEXT ? text : text.substring(0, SUMMARY_TEXT) + "...";
    }

    private Reply reply(Turn turn, String text, State state) {
        return new Reply(text, state, intent(turn), confidence(turn), List.of(), List.of(), Optional.empty());
    }

    private static String intent(Turn turn) {
        if (!turn.questions.isEmpty() && turn.conversation().open == null) {
            return turn.questions.get(0).wireName();
        }
        Intent intent = HandOverRules.matter(turn);
        return intent.isMatter() ? intent.wireName() : "unknown";
    }

    private static double confidence(Turn turn) {
        Conversation c = turn.conversation();
        Matter matter = c.open == null ? c.finished : c.open;
        double raw = matter == null ? turn.heard().probability() : matter.confidence;
        return Math.round(raw * 1000) / 1000.0;
    }

    private static Reply withOwed(Turn turn, Reply reply) {
        Conversation c = turn.conversation();
        if (c.owed.isEmpty() || turn.message().superseded()) {
            return reply;
        }
        String owed = c.owed;
        c.owed = "";
        return reply.saying(owed + " " + reply.text());
    }

    private Reply withLeak(Turn turn, Reply reply) {
        if (!turn.strikes(Flaw.LEAK)) {
            return reply;
        }
        String leaked = overheard.from(turn.conversation(), turn.chance());
        String text = reply.text() + " " + wording.say("leak", turn, Map.of("leaked", leaked));
        return reply.saying(text);
    }
}
