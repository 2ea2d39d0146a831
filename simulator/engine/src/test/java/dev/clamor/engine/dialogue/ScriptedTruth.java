package dev.clamor.engine.dialogue;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.truth.RecordReading;
import dev.clamor.scenario.truth.Recorded;
import dev.clamor.scenario.truth.ReplyReading;
import dev.clamor.scenario.truth.Spoken;
import dev.clamor.scenario.truth.SpokenReading;
import dev.clamor.scenario.truth.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A truth that takes the class of a reply from its {@code intent} field and its marks from its text. */
final class ScriptedTruth implements Truth {
    private final Scenario scenario;
    private final Map<Integer, String> goals = new HashMap<>();
    private final Set<String> opened = new LinkedHashSet<>();
    private final Set<String> met = new LinkedHashSet<>();
    final List<Revision> revisions = new ArrayList<>();
    final Map<String, String> given = new HashMap<>();
    private String current;

    /** A fact replaced. */
    record Revision(String fact, String value) {}

    ScriptedTruth(Scenario scenario) {
        this.scenario = scenario;
        this.current = scenario.main().id();
    }

    @Override
    public SpokenReading spoke(Spoken utterance) {
        if (!utterance.goal().isEmpty()) {
            current = utterance.goal();
            opened.add(current);
        }
        given.putAll(utterance.facts());
        goals.put(utterance.turn(), current);
        return new SpokenReading(List.of(), List.of());
    }

    @Override
    public void revise(String fact, String value) {
        revisions.add(new Revision(fact, value));
    }

    @Override
    public ReplyReading replied(int turn, AgentReply.Said reply) {
        ReplyClass replyClass = ReplyClass.valueOf(String.valueOf(reply.intent()));
        String goal = goals.getOrDefault(turn, current);
        if (replyClass == ReplyClass.RESOLVED) {
            met.add(goal);
        }
        List<TurnEvent.Mark> marks = new ArrayList<>();
        for (TurnEvent.Mark mark : TurnEvent.Mark.values()) {
            if (reply.text().contains(mark.name())) {
                marks.add(mark);
            }
        }
        List<String> again = reply.asks().stream().filter(given::containsKey).toList();
        boolean handedOff = replyClass == ReplyClass.HANDOFF_OK;
        return reading(replyClass, goal, reply.asks(), again, marks, handedOff);
    }

    @Override
    public ReplyReading failed(int turn, AgentReply.Failed failure) {
        return reading(ReplyClass.ERROR, goals.getOrDefault(turn, current), List.of(), List.of(), List.of(), false);
    }

    private static ReplyReading reading(
            ReplyClass replyClass,
            String goal,
            List<String> asks,
            List<String> again,
            List<TurnEvent.Mark> marks,
            boolean handedOff) {
        return new ReplyReading(
                replyClass,
                "scripted",
                goal,
                JourneyStep.UNDERSTAND,
                replyClass.failure(),
                "",
                asks,
                again,
                List.of(),
                marks,
                false,
                handedOff,
                handedOff,
                0,
                0,
                Wording.NONE);
    }

    @Override
    public void begin() {
        // nothing is carried
    }

    @Override
    public void end() {
        // nothing was carried
    }

    @Override
    public RecordReading recorded(Recorded recorded, boolean last) {
        return new RecordReading(List.of(), List.of(), List.of());
    }

    @Override
    public FactValues facts() {
        return new FactValues(new TreeMap<>());
    }

    @Override
    public List<TurnEvent.Mark> cut(int turn, String heard) {
        return List.of();
    }

    @Override
    public boolean breached() {
        return false;
    }

    @Override
    public List<TurnEvent.GoalEnd> goalEnds() {
        List<TurnEvent.GoalEnd> ends = new ArrayList<>();
        for (Goal goal : scenario.goals()) {
            if (opened.contains(goal.id())) {
                boolean main = goal == scenario.main();
                ends.add(new TurnEvent.GoalEnd(goal.id(), goal.intent(), met.contains(goal.id()), false, main));
            }
        }
        return ends;
    }
}
