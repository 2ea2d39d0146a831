package dev.clamor.cli.replay;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.cli.terminal.Wrapping;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.Fired;
import dev.clamor.conversation.TurnEvent.HandedOff;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import dev.clamor.conversation.TurnEvent.TurnFailed;
import dev.clamor.conversation.TurnEvent.TurnRetried;
import dev.clamor.conversation.TurnEvent.Verified;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Prints a conversation as it happens. */
final class Transcript implements EventSink {
    private static final double MICROS_PER_MILLI = 1_000;
    private static final int INDENT = 14;

    private final PrintWriter out;
    private final Ansi ansi;
    private final Wrapping wrapping;

    Transcript(PrintWriter out, Ansi ansi, Wrapping wrapping) {
        this.out = out;
        this.ansi = ansi;
        this.wrapping = wrapping;
    }

    @Override
    public void accept(LogEvent event) {
        if (event instanceof ContactOpened e) {
            print(
                    "%s  %s calls about %s (%s); right ending: %s%s",
                    e.contact(),
                    e.persona(),
                    e.scenario(),
                    e.trade(),
                    e.expected(),
                    e.priorContacts() == 0 ? "" : "; " + e.priorContacts() + " earlier contacts");
        } else if (event instanceof CustomerSpoke e) {
            spoke(e);
        } else if (event instanceof AgentReplied e) {
            replied(e);
        } else if (event instanceof HandedOff e) {
            print(
                    "              handed off to %s (%s), %d of %d facts in the payload",
                    Printable.of(e.queue()),
                    e.rightQueue() ? "right queue" : "wrong queue",
                    e.contextGiven(),
                    e.contextDue());
        } else if (event instanceof TurnFailed e) {
            print(
                    "    agent     %s %s (%.0f ms)",
                    e.fault(), Printable.of(e.detail()), e.latencyMicros() / MICROS_PER_MILLI);
        } else if (event instanceof ReplyCut e) {
            print("    agent     %s ...", Printable.of(e.text()));
            note(
                    "talked over after %.0f ms%s",
                    e.latencyMicros() / MICROS_PER_MILLI, e.marks().isEmpty() ? "" : "; " + e.marks());
        } else if (event instanceof Verified e) {
            verified(e);
        } else if (event instanceof TurnRetried e) {
            note("turn %d sent again after %s", e.turn(), e.fault());
        } else if (event instanceof ContactClosed e) {
            closed(e);
        }
    }

    private void spoke(CustomerSpoke e) {
        print("%3d customer  %s", e.turn(), Printable.of(e.text()));
        String fired = e.fired().stream()
                .map(Fired::trigger)
                .map(t -> t.code() + " " + t)
                .collect(Collectors.joining(", "));
        note(
                "%s, %s, F %.2f, %s%s%s%s",
                e.act(),
                e.tone(),
                e.frustration(),
                e.why(),
                e.interrupts() ? ", interrupts" : "",
                e.channel().isEmpty() ? "" : ", moves to " + e.channel(),
                fired.isEmpty() ? "" : "; a human is due: " + fired);
    }

    private void replied(AgentReplied e) {
        print("    agent     %s", Printable.of(e.text()));
        String actions = e.actions().stream().map(Transcript::action).collect(Collectors.joining(", "));
        note(
                "%s: %s, %.0f ms%s%s%s",
                e.replyClass(),
                e.why(),
                e.latencyMicros() / MICROS_PER_MILLI,
                actions.isEmpty() ? "" : "; " + actions,
                e.marks().isEmpty() ? "" : "; " + e.marks(),
                e.stale() ? "; answers what was replaced" : "");
    }

    private void verified(Verified e) {
        List<String> parts = new ArrayList<>();
        e.actions().forEach(a -> parts.add("done and not told: " + action(a)));
        e.untrue().forEach(name -> parts.add("told and not done: " + Printable.of(name)));
        e.checks().forEach(c -> parts.add(Printable.of(c.check()) + " " + c.verdict()));
        if (!e.problem().isEmpty()) {
            parts.add("could not be asked: " + Printable.of(e.problem()));
        }
        note("on record: %s", parts.isEmpty() ? "as the agent said" : String.join("; ", parts));
    }

    private static String action(ActionSeen seen) {
        return Printable.of(seen.name()) + " " + seen.status() + " (" + seen.verdict() + ")";
    }

    private void closed(ContactClosed e) {
        String goals = e.goals().stream()
                .map(g -> g.goal() + (g.met() ? " met" : " not met"))
                .collect(Collectors.joining(", "));
        print("closed: %s%s; %s", e.outcome().name(), detail(e.outcome()), goals);
    }

    private static String detail(ConversationOutcome outcome) {
        if (outcome instanceof ConversationOutcome.Abandoned a) {
            return a.silent() ? " without a word" : " with a word";
        }
        if (outcome instanceof ConversationOutcome.AgentFailed f) {
            return " (" + f.fault() + ")";
        }
        return outcome instanceof ConversationOutcome.Discarded d ? " (" + d.reason() + ")" : "";
    }

    private void print(String format, Object... values) {
        out.println(wrapping.of(String.format(Locale.ROOT, format, values), INDENT));
    }

    private void note(String format, Object... values) {
        String text = wrapping.of(" ".repeat(INDENT) + String.format(Locale.ROOT, format, values), INDENT);
        out.println(ansi.enabled() ? "\u001B[2m" + text + "\u001B[0m" : text);
    }
}
