package dev.clamor.results.report.html;

import dev.clamor.conversation.TurnEvent;
import dev.clamor.results.report.words.Words;
import java.util.List;

/**
 * A contact to read.
 *
 * @param about persona, scenario and what should have happened, in one line
 * @param end how it ended, in one line
 */
public record Conversation(String contact, String because, String about, String end, List<Line> lines) {

    public static Conversation of(String contact, String because, List<TurnEvent> events) {
        String about = "";
        String end = "The log stops here.";
        for (TurnEvent event : events) {
            if (event instanceof TurnEvent.ContactOpened opened) {
                about = about(opened);
            } else if (event instanceof TurnEvent.ContactClosed closed) {
                end = end(closed);
            }
        }
        long start = events.isEmpty() ? 0 : events.get(0).atMicros();
        List<Line> lines = events.stream()
                .map(event -> Line.of(event, start))
                .flatMap(java.util.Optional::stream)
                .toList();
        return new Conversation(contact, because, about, end, lines);
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
