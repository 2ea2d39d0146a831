package dev.clamor.engine.dialogue;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.TurnEvent;
import java.util.List;

/** Hashes the content of an event onto the hash of those before it; FNV-1a over characters, mixed at the end. */
final class EventHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long hash;

    private EventHash(long before) {
        hash = OFFSET ^ before * MIX;
    }

    /** The hash of the events so far and this one. */
    static long of(TurnEvent event, long before) {
        EventHash hash = new EventHash(before);
        hash.text(event.contact().toString());
        hash.content(event);
        return hash.mixed();
    }

    private void content(TurnEvent event) {
        if (event instanceof TurnEvent.ContactOpened e) {
            text("opened").text(e.stage()).text(e.persona()).text(e.scenario()).text(e.trade());
            text(e.intent()).number(e.autonomy()).text(e.expected().name()).number(e.priorContacts());
            flag(e.judged()).flag(e.adversarial()).text(e.channel()).text(e.agent());
        } else if (event instanceof TurnEvent.CustomerSpoke e) {
            text("spoke").number(e.turn()).text(e.act().name()).text(e.goal()).number(e.wording());
            text(e.why()).text(e.text()).text(e.tone().name()).number(Double.doubleToLongBits(e.frustration()));
            texts(e.facts()).flag(e.interrupts()).texts(e.grey()).text(e.channel());
            e.fired().forEach(f -> text(f.trigger().code()).number(f.deadlineReplies()));
        } else if (event instanceof TurnEvent.AgentReplied e) {
            text("replied")
                    .number(e.turn())
                    .text(e.replyClass().name())
                    .text(e.why())
                    .text(e.step().name());
            text(e.text())
                    .text(String.valueOf(e.intent()))
                    .text(e.answer())
                    .texts(e.asks())
                    .texts(e.askedAgain());
            flag(e.stepFailed()).flag(e.stale()).number(Double.doubleToLongBits(e.cost()));
            e.actions()
                    .forEach(a -> text(a.name())
                            .text(a.status().name())
                            .text(a.verdict().name())
                            .flag(a.audited()));
            e.marks().forEach(mark -> text(mark.name()));
        } else if (event instanceof TurnEvent.HandedOff e) {
            text("handed off").number(e.turn()).text(e.queue()).text(e.reason()).flag(e.rightQueue());
            number(e.contextGiven()).number(e.contextDue());
        } else if (event instanceof TurnEvent.TurnFailed e) {
            text("failed")
                    .number(e.turn())
                    .text(e.fault().name())
                    .text(e.detail())
                    .text(e.step().name());
        } else if (event instanceof TurnEvent.ReplyCut e) {
            text("cut").number(e.turn()).text(e.text());
            e.marks().forEach(mark -> text(mark.name()));
        } else if (event instanceof TurnEvent.Verified e) {
            text("verified").texts(e.untrue()).text(e.problem());
            e.actions().forEach(a -> text(a.name()).text(a.verdict().name()).flag(a.audited()));
            e.checks().forEach(c -> text(c.check()).text(c.verdict().name()));
        } else if (event instanceof TurnEvent.TurnRetried e) {
            text("retried").number(e.turn()).text(e.fault().name());
        } else if (event instanceof TurnEvent.ContactClosed e) {
            text("closed").outcome(e.outcome()).flag(e.breached()).flag(e.returns());
            e.goals()
                    .forEach(g -> text(g.goal())
                            .text(g.intent())
                            .flag(g.met())
                            .flag(g.claimed())
                            .flag(g.main()));
        }
    }

    private EventHash outcome(ConversationOutcome outcome) {
        text(outcome.name());
        if (outcome instanceof ConversationOutcome.Contained contained) {
            flag(contained.goalMet());
        } else if (outcome instanceof ConversationOutcome.Abandoned abandoned) {
            flag(abandoned.silent());
        } else if (outcome instanceof ConversationOutcome.AgentFailed failed) {
            text(failed.fault().name());
        } else if (outcome instanceof ConversationOutcome.Discarded discarded) {
            text(discarded.reason().name());
        }
        return this;
    }

    private EventHash text(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return number(text.length());
    }

    private EventHash texts(List<String> texts) {
        texts.forEach(this::text);
        return number(texts.size());
    }

    private EventHash flag(boolean flag) {
        return number(flag ? 1 : 0);
    }

    private EventHash number(long number) {
        hash = (hash ^ number) * PRIME;
        hash ^= hash >>> 32;
        return this;
    }

    private long mixed() {
        long z = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
