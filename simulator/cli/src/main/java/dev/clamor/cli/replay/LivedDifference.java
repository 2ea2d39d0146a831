package dev.clamor.cli.replay;

import dev.clamor.cli.replay.Lived.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first turn in which two lives of one contact differ. Other words of the agent are no difference by themselves.
 *
 * @param turn its number; one after the last when only the end differs
 * @param parts all that differs in it, the customer's side first
 */
record LivedDifference(int turn, List<Part> parts) {
    private static final String OVER = "(the contact was over)";

    /** What differs, and what it was then and is now. */
    record Part(String what, String then, String now) {}

    /** The first turn that went another way, if one did. */
    static Optional<LivedDifference> first(Lived then, Lived now) {
        int common = Math.min(then.turns().size(), now.turns().size());
        for (int i = 0; i < common; i++) {
            List<Part> parts = parts(then.turns().get(i), now.turns().get(i));
            if (!parts.isEmpty()) {
                return Optional.of(new LivedDifference(then.turns().get(i).turn(), parts));
            }
        }
        List<Part> end = new ArrayList<>();
        add("the customer's words", said(then, common), said(now, common), end);
        add("the end", then.outcome(), now.outcome(), end);
        add("the goals", String.join(", ", then.goals()), String.join(", ", now.goals()), end);
        return end.isEmpty() ? Optional.empty() : Optional.of(new LivedDifference(common + 1, List.copyOf(end)));
    }

    /** The first turn that both have and the agent worded otherwise, if there is one. */
    static Optional<Integer> otherWords(Lived then, Lived now) {
        int common = Math.min(then.turns().size(), now.turns().size());
        for (int i = 0; i < common; i++) {
            Turn before = then.turns().get(i);
            if (!before.agent().text().equals(now.turns().get(i).agent().text())) {
                return Optional.of(before.turn());
            }
        }
        return Optional.empty();
    }

    private static String said(Lived lived, int index) {
        return index < lived.turns().size()
                ? lived.turns().get(index).customer().text()
                : OVER;
    }

    private static List<Part> parts(Turn then, Turn now) {
        List<Part> parts = new ArrayList<>();
        add("the customer's words", then.customer().text(), now.customer().text(), parts);
        add("what the customer does", then.customer().act(), now.customer().act(), parts);
        add("the reply's class", then.agent().replyClass(), now.agent().replyClass(), parts);
        add(
                "the agent's actions",
                String.join(", ", then.agent().actions()),
                String.join(", ", now.agent().actions()),
                parts);
        add("the handoff", then.agent().handoff(), now.agent().handoff(), parts);
        add(
                "the marks",
                String.join(", ", then.agent().marks()),
                String.join(", ", now.agent().marks()),
                parts);
        return List.copyOf(parts);
    }

    private static void add(String what, String then, String now, List<Part> parts) {
        if (!then.equals(now)) {
            parts.add(new Part(what, then, now));
        }
    }
}
