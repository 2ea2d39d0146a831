package dev.clamor.cli.replay;

import dev.clamor.conversation.ConversationOutcome.AgentFailed;
import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.HandedOff;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import dev.clamor.conversation.TurnEvent.TurnFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A contact from its beginning to its end.
 *
 * @param turns one for each message of the customer, in their order
 * @param outcome how it ended, with why an agent failed or a contact was discarded; empty while it has no end
 * @param goals what the customer came for, each with whether it was met
 */
record Lived(String persona, String scenario, List<Turn> turns, String outcome, List<String> goals) {
    private static final double MICROS_PER_MILLI = 1_000;

    /** A message of the customer, and why. */
    record Said(String text, String act, String tone, double frustration, String why, List<String> due) {}

    /**
     * What came back.
     *
     * @param replyClass what it was to the customer; the name of the fault if nothing usable came
     * @param actions each with its status and what the truth says of it
     * @param handoff the queue of a handoff; empty when the contact stayed
     */
    record Answered(
            String text,
            String replyClass,
            String why,
            double latencyMillis,
            List<String> actions,
            List<String> marks,
            String handoff) {
        static final Answered NOTHING = new Answered("", "", "", Double.NaN, List.of(), List.of(), "");

        private Answered handedTo(String queue) {
            return new Answered(text, replyClass, why, latencyMillis, actions, marks, queue);
        }
    }

    /** One exchange. */
    public record Turn(int turn, Said customer, Answered agent) {}

    static Lived of(List<TurnEvent> events) {
        TreeMap<Integer, Said> said = new TreeMap<>();
        TreeMap<Integer, Answered> answered = new TreeMap<>();
        String persona = "";
        String scenario = "";
        String outcome = "";
        List<String> goals = List.of();
        for (TurnEvent event : events) {
            if (event instanceof ContactOpened e) {
                persona = e.persona();
                scenario = e.scenario();
            } else if (event instanceof CustomerSpoke e) {
                said.put(e.turn(), said(e));
            } else if (event instanceof HandedOff e) {
                answered.computeIfPresent(e.turn(), (turn, reply) -> reply.handedTo(queue(e)));
            } else if (event instanceof ContactClosed e) {
                outcome = outcome(e);
                goals = e.goals().stream()
                        .map(g -> g.goal() + (g.met() ? " met" : " not met"))
                        .toList();
            } else {
                answered(event, answered);
            }
        }
        List<Turn> turns = new ArrayList<>();
        said.forEach((turn, words) -> turns.add(new Turn(turn, words, answered.getOrDefault(turn, Answered.NOTHING))));
        return new Lived(persona, scenario, List.copyOf(turns), outcome, goals);
    }

    private static Said said(CustomerSpoke e) {
        return new Said(
                e.text(),
                e.act().name(),
                e.tone().name(),
                e.frustration(),
                e.why(),
                e.fired().stream().map(fired -> fired.trigger().code()).toList());
    }

    private static void answered(TurnEvent event, TreeMap<Integer, Answered> answered) {
        if (event instanceof AgentReplied e) {
            answered.put(
                    e.turn(),
                    new Answered(
                            e.text(),
                            e.replyClass().name(),
                            e.why(),
                            e.latencyMicros() / MICROS_PER_MILLI,
                            e.actions().stream()
                                    .map(a -> a.name() + " " + a.status() + " (" + a.verdict() + ")")
                                    .toList(),
                            e.marks().stream().map(Enum::name).toList(),
                            ""));
        } else if (event instanceof TurnFailed e) {
            answered.put(
                    e.turn(),
                    new Answered(
                            "",
                            e.fault().name(),
                            e.detail(),
                            e.latencyMicros() / MICROS_PER_MILLI,
                            List.of(),
                            List.of(),
                            ""));
        } else if (event instanceof ReplyCut e) {
            answered.put(
                    e.turn(),
                    new Answered(
                            e.text(),
                            "",
                            "talked over",
                            e.latencyMicros() / MICROS_PER_MILLI,
                            List.of(),
                            e.marks().stream().map(Enum::name).toList(),
                            ""));
        }
    }

    private static String queue(HandedOff e) {
        return e.queue().isEmpty() ? "a human" : e.queue();
    }

    private static String outcome(ContactClosed e) {
        if (e.outcome() instanceof AgentFailed failed) {
            return e.outcome().name() + " (" + failed.fault() + ")";
        }
        return e.outcome() instanceof Discarded gone
                ? e.outcome().name() + " (" + gone.reason() + ")"
                : e.outcome().name();
    }
}
