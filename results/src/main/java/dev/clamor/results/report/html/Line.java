package dev.clamor.results.report.html;

import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.HandedOff;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import dev.clamor.conversation.TurnEvent.TurnFailed;
import dev.clamor.conversation.TurnEvent.TurnRetried;
import dev.clamor.conversation.TurnEvent.Verified;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One event of a conversation.
 *
 * @param kind style class: customer, agent or event
 * @param tags short labels, bad ones marked
 * @param note why, in small print
 */
public record Line(String kind, String who, String at, String text, List<Tag> tags, String note) {
    private static final double MICROS = 1e6;
    private static final double MILLIS = 1e3;

    /** A label; kinds: plain, bad, trigger. */
    public record Tag(String text, String kind) {}

    /** The same with a text of so many characters at most, and how many more there are. */
    Line cut(int most) {
        if (text.length() <= most) {
            return this;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        String rest = " ... and " + Numbers.count(text.length() - end) + " more characters in the log";
        return new Line(kind, who, at, text.substring(0, end) + rest, tags, note);
    }

    /** Openings and closings have no line of their own. */
    static Optional<Line> of(TurnEvent event, long start) {
        String at = Numbers.decimal((event.atMicros() - start) / MICROS, 1) + " s";
        if (event instanceof CustomerSpoke spoke) {
            return Optional.of(customer(spoke, at));
        } else if (event instanceof AgentReplied replied) {
            return Optional.of(agent(replied, at));
        } else if (event instanceof HandedOff handed) {
            return Optional.of(handed(handed, at));
        } else if (event instanceof TurnFailed failed) {
            return Optional.of(failed(failed, at));
        } else if (event instanceof ReplyCut cut) {
            return Optional.of(cut(cut, at));
        } else if (event instanceof Verified verified) {
            return Optional.of(verified(verified, at));
        } else if (event instanceof TurnRetried again) {
            return Optional.of(retried(again, at));
        }
        return Optional.empty();
    }

    private static Line customer(CustomerSpoke spoke, String at) {
        List<Tag> tags = new ArrayList<>();
        spoke.fired()
                .forEach(fired -> tags.add(new Tag(
                        "needs a human: " + fired.trigger().code() + ", "
                                + Words.trigger(fired.trigger().code()) + ", within " + fired.deadlineReplies()
                                + (fired.deadlineReplies() == 1 ? " reply" : " replies"),
                        "trigger")));
        tags.add(plain(Words.name(spoke.act().name())));
        if (spoke.wording() >= 0) {
            tags.add(plain("wording " + (spoke.wording() + 1)));
        }
        tags.add(plain(Words.name(spoke.tone().name()) + ", frustration " + Numbers.decimal(spoke.frustration(), 2)));
        if (spoke.interrupts()) {
            tags.add(plain("interrupts"));
        }
        if (!spoke.channel().isEmpty()) {
            tags.add(plain("moves to " + spoke.channel()));
        }
        spoke.facts().forEach(fact -> tags.add(plain("states " + fact)));
        spoke.grey().forEach(grey -> tags.add(plain("grey: " + grey)));
        return new Line("customer", "Customer, turn " + spoke.turn(), at, spoke.text(), tags, spoke.why());
    }

    private static Line agent(AgentReplied replied, String at) {
        List<Tag> tags = new ArrayList<>();
        tags.add(new Tag(
                Words.name(replied.replyClass().name()), replied.replyClass().failure() ? "bad" : "plain"));
        replied.marks().forEach(mark -> tags.add(new Tag(Words.name(mark.name()), marked(mark))));
        String step = Words.name(replied.step().name());
        tags.add(new Tag(replied.stepFailed() ? step + " failed" : step, replied.stepFailed() ? "bad" : "plain"));
        replied.actions().forEach(action -> tags.add(action(action)));
        if (replied.stale()) {
            tags.add(new Tag("answers a replaced message", "bad"));
        }
        replied.askedAgain().forEach(fact -> tags.add(new Tag("asks again for " + fact, "bad")));
        tags.add(plain(Numbers.millis(replied.latencyMicros() / MILLIS)));
        return new Line("agent", "Agent, to turn " + replied.turn(), at, replied.text(), tags, replied.why());
    }

    private static String marked(TurnEvent.Mark mark) {
        return switch (mark) {
            case RIGHT_REFUSAL, RETENTION_OFFER -> "plain";
            case FALSE_STATEMENT, CLAIMS_DONE, BREACH, LEAK, FOREIGN_VALUE, LOST_CONTEXT -> "bad";
        };
    }

    private static Tag action(TurnEvent.ActionSeen action) {
        String text = action.name() + " " + Words.name(action.status().name()) + ": "
                + Words.name(action.verdict().name()) + (action.audited() ? "" : ", no audit id");
        return new Tag(text, action.verdict().wrong() ? "bad" : "plain");
    }

    private static Line handed(HandedOff handed, String at) {
        List<Tag> tags = List.of(
                new Tag(handed.rightQueue() ? "right queue" : "wrong queue", handed.rightQueue() ? "plain" : "bad"),
                plain(handed.contextGiven() + " of " + handed.contextDue() + " facts handed over"));
        String queue = handed.queue().isEmpty() ? "no queue named" : handed.queue();
        return new Line("event", "Handed to a human", at, "Queue: " + queue, tags, handed.reason());
    }

    private static Line failed(TurnFailed failed, String at) {
        List<Tag> tags = List.of(
                new Tag(Words.name(failed.fault().name()), "bad"),
                plain(Words.name(failed.step().name())),
                plain(Numbers.millis(failed.latencyMicros() / MILLIS)));
        return new Line("event", "No usable reply to turn " + failed.turn(), at, failed.detail(), tags, "");
    }

    private static Line cut(ReplyCut cut, String at) {
        List<Tag> tags = new ArrayList<>();
        tags.add(plain("talked over"));
        tags.add(plain(Numbers.millis(cut.latencyMicros() / MILLIS)));
        cut.marks().forEach(mark -> tags.add(new Tag(Words.name(mark.name()), marked(mark))));
        return new Line("agent", "Agent, to turn " + cut.turn(), at, cut.text() + " ...", tags, "");
    }

    private static Line verified(Verified verified, String at) {
        List<Tag> tags = new ArrayList<>();
        verified.actions().forEach(action -> tags.add(action(action)));
        verified.untrue().forEach(action -> tags.add(new Tag(action + " told, not done", "bad")));
        verified.checks()
                .forEach(check -> tags.add(new Tag(
                        check.check() + ": " + Words.name(check.verdict().name()),
                        check.verdict() == TurnEvent.CheckVerdict.HOLDS ? "plain" : "bad")));
        if (tags.isEmpty() && verified.problem().isEmpty()) {
            tags.add(plain("as the agent said"));
        }
        return new Line("event", "What was really done", at, verified.problem(), tags, "");
    }

    private static Line retried(TurnRetried again, String at) {
        List<Tag> tags = List.of(new Tag(Words.name(again.fault().name()), "bad"));
        return new Line("event", "The request of turn " + again.turn() + " was sent again", at, "", tags, "");
    }

    private static Tag plain(String text) {
        return new Tag(text, "plain");
    }
}
