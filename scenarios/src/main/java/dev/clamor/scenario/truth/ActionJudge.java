package dev.clamor.scenario.truth;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import dev.clamor.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the agent's actions against the goals. */
final class ActionJudge {
    private final Scenario scenario;
    private final GoalLedger goals;
    private final FactLedger facts;
    private final Set<String> doneRight = new HashSet<>();
    private final List<Told> known = new ArrayList<>(2);
    private int failedRequired;

    /** An action done that changes something, as the agent or the record tells it, and whether it is on record. */
    private static final class Told {
        private final AgentReply.Action action;
        private final @Nullable Match match;
        private boolean recorded;

        Told(AgentReply.Action action, @Nullable Match match, boolean recorded) {
            this.action = action;
            this.match = match;
            this.recorded = recorded;
        }
    }

    ActionJudge(Scenario scenario, GoalLedger goals, FactLedger facts) {
        this.scenario = scenario;
        this.goals = goals;
        this.facts = facts;
    }

    /** How often a required action has failed so far. */
    int failedRequired() {
        return failedRequired;
    }

    /** Judges the actions of a reply and takes down in the goals what they did. */
    ActionsSeen judge(List<AgentReply.Action> actions, @Nullable GoalRecord discussed) {
        if (actions.isEmpty()) {
            return ActionsSeen.NONE;
        }
        List<TurnEvent.ActionSeen> seen = new ArrayList<>(actions.size());
        boolean progress = false;
        boolean refused = false;
        boolean aboveLimit = false;
        String wrong = "";
        for (AgentReply.Action action : actions) {
            Match match = match(action);
            if (changes(action, match)) {
                known.add(new Told(action, match, false));
            }
            ActionVerdict verdict = verdict(action, match, discussed);
            refused |= action.status() == AgentReply.Action.Status.REFUSED;
            progress |= settle(action, match, verdict, discussed);
            aboveLimit |= verdict == ActionVerdict.FORBIDDEN && match != null && overLimit(match);
            if (verdict.wrong() && wrong.isEmpty()) {
                wrong = action.name() + " " + verdict.name().toLowerCase(Locale.ROOT);
            }
            seen.add(new TurnEvent.ActionSeen(action.name(), action.status(), verdict, audited(action)));
        }
        return new ActionsSeen(List.copyOf(seen), progress, refused, wrong, aboveLimit);
    }

    /**
     * Takes the whole record of what was done. What the agent has told is recognised; the rest is judged as if it had been
     * told now. Reads and harmless actions are left out.
     */
    List<TurnEvent.ActionSeen> recorded(List<AgentReply.Action> log, @Nullable GoalRecord discussed) {
        List<Told> open = new ArrayList<>(known);
        List<TurnEvent.ActionSeen> news = new ArrayList<>();
        for (AgentReply.Action action : log) {
            Match match = match(action);
            if (!changes(action, match)) {
                continue;
            }
            Told told = told(open, action);
            if (told != null) {
                open.remove(told);
                told.recorded = true;
                continue;
            }
            known.add(new Told(action, match, true));
            ActionVerdict verdict = verdict(action, match, discussed);
            settle(action, match, verdict, discussed);
            news.add(new TurnEvent.ActionSeen(action.name(), action.status(), verdict, audited(action)));
        }
        return List.copyOf(news);
    }

    /** Takes back what was told and is not on record; names of those actions. */
    List<String> unrecorded() {
        List<String> names = new ArrayList<>();
        for (Told told : known) {
            if (!told.recorded) {
                names.add(told.action.name());
                if (told.match != null && told.match.arguments == Arguments.RIGHT) {
                    told.match.record.undo(told.match.gold);
                    told.match.record.claim();
                }
            }
        }
        for (GoalRecord record : goals.opened()) {
            for (int i = 0; i < record.goal().gold().size(); i++) {
                GoldAction gold = record.goal().gold().get(i);
                if (record.byWord(i) && !gold.readOnly()) {
                    names.add(gold.name());
                    record.undo(i);
                    record.claim();
                }
            }
        }
        return List.copyOf(names);
    }

    private boolean changes(AgentReply.Action action, @Nullable Match match) {
        return action.status() == AgentReply.Action.Status.DONE
                && !scenario.harmless().contains(action.name())
                && !(match != null && match.action().readOnly());
    }

    /** The known action that this one is: the same name, and no argument that both have differs. */
    private static @Nullable Told told(List<Told> known, AgentReply.Action action) {
        for (Told told : known) {
            if (told.action.name().equals(action.name()) && agree(told.action.arguments(), action.arguments())) {
                return told;
            }
        }
        return null;
    }

    private static boolean agree(Map<String, String> a, Map<String, String> b) {
        return a.entrySet().stream()
                .allMatch(e -> !b.containsKey(e.getKey()) || Values.same(e.getValue(), b.get(e.getKey())));
    }

    private static boolean audited(AgentReply.Action action) {
        return action.auditId() != null && !action.auditId().isBlank();
    }

    /** Takes down what the action did; whether it was progress. */
    private boolean settle(
            AgentReply.Action action, @Nullable Match match, ActionVerdict verdict, @Nullable GoalRecord discussed) {
        switch (action.status()) {
            case REFUSED:
                return false;
            case FAILED:
                failedRequired += required(action.name(), match) ? 1 : 0;
                return false;
            default:
        }
        if (verdict.wrong()) {
            GoalRecord blamed = match != null && match.record.opened() ? match.record : discussed;
            if (blamed != null) {
                blamed.wrong();
            }
            return false;
        }
        boolean news = doneRight.add(action.name());
        if (verdict == ActionVerdict.GOLD && match != null) {
            match.record.finish(match.gold);
            return true;
        }
        return news && scenario.before().containsValue(action.name());
    }

    private boolean required(String name, @Nullable Match match) {
        return match != null && match.record.opened() || scenario.before().containsValue(name);
    }

    private ActionVerdict verdict(AgentReply.Action action, @Nullable Match match, @Nullable GoalRecord discussed) {
        if (action.status() != AgentReply.Action.Status.DONE) {
            return ActionVerdict.NEUTRAL;
        }
        String first = scenario.before().get(action.name());
        if (scenario.forbidden().contains(action.name()) || first != null && !doneRight.contains(first)) {
            return ActionVerdict.FORBIDDEN;
        }
        if (match == null || !match.record.opened()) {
            boolean harmless = scenario.harmless().contains(action.name());
            return harmless || match != null && match.action().readOnly()
                    ? ActionVerdict.NEUTRAL
                    : ActionVerdict.UNCALLED;
        }
        return overLimit(match) ? ActionVerdict.FORBIDDEN : held(action, match);
    }

    private ActionVerdict held(AgentReply.Action action, Match match) {
        boolean done = match.record.done(match.gold) && !match.record.byWord(match.gold);
        if (done && match.action().readOnly()) {
            return ActionVerdict.NEUTRAL;
        }
        return switch (match.arguments) {
            case RIGHT -> done ? ActionVerdict.DUPLICATE : ActionVerdict.GOLD;
            case REPLACED -> match.action().readOnly() ? ActionVerdict.NEUTRAL : ActionVerdict.STALE;
            case WRONG -> ActionVerdict.WRONG_ARGUMENTS;
        };
    }

    private boolean overLimit(Match match) {
        return match.record.opened() && facts.values().right(match.record.goal()) != Goal.Right.RESOLVE;
    }

    /** The required action of that name that fits best: of an opened goal, with the right arguments, not done yet. */
    private @Nullable Match match(AgentReply.Action action) {
        Match best = null;
        for (GoalRecord record : goals.all()) {
            List<GoldAction> gold = record.goal().gold();
            for (int i = 0; i < gold.size(); i++) {
                if (gold.get(i).name().equals(action.name())) {
                    Match match = new Match(record, i, compare(gold.get(i), action.arguments()));
                    best = best == null || match.rank() > best.rank() ? match : best;
                }
            }
        }
        return best;
    }

    private Arguments compare(GoldAction gold, Map<String, String> given) {
        Arguments worst = Arguments.RIGHT;
        for (Map.Entry<String, String> expected : gold.arguments().entrySet()) {
            Arguments argument = compare(expected.getValue(), given.getOrDefault(expected.getKey(), ""));
            worst = argument.ordinal() > worst.ordinal() ? argument : worst;
        }
        return worst;
    }

    private Arguments compare(String template, String given) {
        if (Values.same(facts.values().fill(template), given)) {
            return Arguments.RIGHT;
        }
        boolean fact = template.startsWith("{") && template.endsWith("}");
        boolean old = fact && facts.replaced(template.substring(1, template.length() - 1), given);
        return old ? Arguments.REPLACED : Arguments.WRONG;
    }

    private enum Arguments {
        RIGHT,
        REPLACED,
        WRONG
    }

    private record Match(GoalRecord record, int gold, Arguments arguments) {
        GoldAction action() {
            return record.goal().gold().get(gold);
        }

        int rank() {
            return (record.opened() ? 8 : 0) + 2 * (2 - arguments.ordinal()) + (record.done(gold) ? 0 : 1);
        }
    }
}
