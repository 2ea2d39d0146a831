package dev.clamor.results.report.html;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.results.report.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A contact to read.
 *
 * @param severity higher is worse; 0 where nothing is wrong
 * @param ending its class of containment; empty where that is not known, and so is the next
 * @param human what became of the need for a human
 * @param persona empty where the log does not hold its beginning; so is the scenario
 * @param classes names of the classes of its replies, each once
 * @param failed names of the journey steps that failed in it, each once
 * @param about persona, scenario and what should have happened, in one line
 * @param end how it ended, in one line
 */
public record Conversation(
        String contact,
        String because,
        int severity,
        String ending,
        String human,
        String persona,
        String scenario,
        SortedSet<String> classes,
        SortedSet<String> failed,
        String about,
        String end,
        List<Line> lines) {

    /** From its events in order; what it amounted to is not known. */
    public static Conversation of(String contact, String because, List<TurnEvent> events) {
        String about = "";
        String persona = "";
        String scenario = "";
        SortedSet<String> classes = new TreeSet<>();
        SortedSet<String> failedSteps = new TreeSet<>();
        String end = "The log stops here.";
        for (TurnEvent event : events) {
            if (event instanceof TurnEvent.ContactOpened opened) {
                about = about(opened);
                persona = opened.persona();
                scenario = opened.scenario();
            } else if (event instanceof TurnEvent.ContactClosed closed) {
                end = end(closed);
            } else if (event instanceof TurnEvent.AgentReplied replied) {
                classes.add(replied.replyClass().name());
                if (replied.stepFailed()) {
                    failedSteps.add(replied.step().name());
                }
            } else if (event instanceof TurnEvent.TurnFailed failure) {
                classes.add(ReplyClass.ERROR.name());
                failedSteps.add(failure.step().name());
            }
        }
        long start = events.isEmpty() ? 0 : events.get(0).atMicros();
        List<Line> lines = events.stream()
                .map(event -> Line.of(event, start))
                .flatMap(Optional::stream)
                .toList();
        return new Conversation(
                contact, because, 0, "", "", persona, scenario, classes, failedSteps, about, end, lines);
    }

    /** The same, with what it amounted to. */
    public Conversation judged(int newSeverity, String newEnding, String newHuman) {
        return new Conversation(
                contact,
                because,
                newSeverity,
                newEnding,
                newHuman,
                persona,
                scenario,
                classes,
                failed,
                about,
                end,
                lines);
    }

    /** The same with texts cut to so many characters, and what is missing said. */
    Conversation cut(int most) {
        List<Line> shorter = lines.stream().map(line -> line.cut(most)).toList();
        return new Conversation(
                contact, because, severity, ending, human, persona, scenario, classes, failed, about, end, shorter);
    }

    private static String about(TurnEvent.ContactOpened opened) {
        String expected = switch (opened.expected()) {
            case CONTAIN -> "the agent should finish it alone";
            case ESCALATE -> "it belongs in human hands";
        };
        return opened.persona() + " / " + opened.scenario() + ", stage " + opened.stage() + ", " + opened.inProgress()
                + " in progress, " + (opened.adversarial() ? "adversarial, " : "") + "by design " + expected;
    }

    private static String end(TurnEvent.ContactClosed closed) {
        StringBuilder end =
                new StringBuilder("Ended: ").append(Words.name(closed.outcome().name()));
        for (TurnEvent.GoalEnd goal : closed.goals()) {
            end.append("; goal ").append(goal.goal()).append(goal.met() ? " met" : " not met");
            end.append(goal.claimed() && !goal.met() ? " although claimed" : "");
        }
        end.append(closed.breached() ? "; breached" : "").append(closed.returns() ? "; would be back" : "");
        return end.append('.').toString();
    }
}
