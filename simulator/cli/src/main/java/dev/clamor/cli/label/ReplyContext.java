package dev.clamor.cli.label;

import dev.clamor.results.agreement.ReadReply;
import dev.clamor.scenario.Answer;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import dev.clamor.scenario.Scenario;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a second reader must know of a reply, line by line, without what the first one made of it. */
final class ReplyContext {
    private static final int EARLIER = 2;

    private final Map<String, Scenario> scenarios;

    /** @param scenarios the run's scenarios by id */
    ReplyContext(Map<String, Scenario> scenarios) {
        this.scenarios = scenarios;
    }

    /** Everything before the reply. */
    List<String> before(ReadReply reply) {
        List<String> lines = new ArrayList<>();
        Optional<Scenario> scenario = Optional.ofNullable(scenarios.get(reply.scenario()));
        lines.add("scenario   " + reply.scenario()
                + scenario.map(s -> ": " + s.title()).orElse(""));
        scenario.flatMap(s -> goal(s, reply.goal())).ifPresent(goal -> goal(goal, lines));
        List<String> earlier = reply.before();
        for (String one : earlier.subList(Math.max(0, earlier.size() - EARLIER), earlier.size())) {
            lines.add("earlier    " + one);
        }
        if (!reply.known().isEmpty()) {
            lines.add("given      " + String.join(", ", reply.known()));
        }
        lines.add("customer   " + reply.customer());
        lines.add("           (" + reply.act()
                + (reply.stated().isEmpty() ? "" : "; gives " + String.join(", ", reply.stated())) + ")");
        return lines;
    }

    /** The reply and what the agent's signals told with it. */
    List<String> reply(ReadReply reply) {
        List<String> lines = new ArrayList<>();
        lines.add("agent      " + reply.text());
        if (!reply.actions().isEmpty()) {
            lines.add("           (told actions: " + String.join(", ", reply.actions()) + ")");
        }
        return lines;
    }

    private static Optional<Goal> goal(Scenario scenario, String id) {
        return id.isEmpty()
                ? Optional.of(scenario.main())
                : scenario.goals().stream().filter(g -> g.id().equals(id)).findFirst();
    }

    private static void goal(Goal goal, List<String> lines) {
        lines.add("goal       " + goal.intent() + ", right ending: "
                + goal.right().name().toLowerCase(Locale.ROOT)
                + goal.limit()
                        .map(l -> ", except with " + l.fact() + " above "
                                + BigDecimal.valueOf(l.above())
                                        .stripTrailingZeros()
                                        .toPlainString() + ": "
                                + l.effect().name().toLowerCase(Locale.ROOT))
                        .orElse("")
                + (goal.needs().isEmpty() ? "" : "; needs " + String.join(", ", goal.needs())));
        if (!goal.gold().isEmpty()) {
            lines.add("to do      " + goal.gold().stream().map(GoldAction::name).collect(Collectors.joining(", ")));
        }
        for (Answer answer : goal.answers()) {
            lines.add("to say     " + String.join(" | ", answer.anyOf())
                    + (answer.wrong().isEmpty() ? "" : "; untrue: " + String.join(" | ", answer.wrong())));
        }
    }
}
