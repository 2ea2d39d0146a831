package dev.clamor.scenario.truth;

import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes an agent whose actions cannot be seen at its word: a required action that it says it has done counts as done, if
 * everything needed was stated and no value contradicts it. What changes nothing counts as done with what follows from it.
 */
final class WordedDeeds {
    private final FactLedger facts;
    private final ValueCheck values;

    WordedDeeds(FactLedger facts, ValueCheck values) {
        this.facts = facts;
        this.values = values;
    }

    /**
     * What became of a claim.
     *
     * @param accepted whether it was taken at its word
     * @param news whether an action counts as done that did not before
     * @param wrong why it cannot be, for people; empty if it can
     */
    record Outcome(boolean accepted, boolean news, String wrong) {
        static final Outcome NONE = new Outcome(false, false, "");
    }

    /**
     * Judges the claims of a reply and takes down in the goal what counts as done.
     *
     * @param asks whether it asks for facts
     * @param refuses whether it says no
     * @param settled whether it neither asks nor refuses nor speaks in general, so that what follows from the deed tells
     *     that it is done
     */
    Outcome judge(
            Claims claims,
            @Nullable GoalRecord discussed,
            AnswersSeen answers,
            String raw,
            List<Quantity> asserted,
            int turn,
            boolean asks,
            boolean refuses,
            boolean settled) {
        if (discussed == null) {
            return Outcome.NONE;
        }
        Goal goal = discussed.goal();
        if (discussed.right(facts.values()) != Goal.Right.RESOLVE) {
            if (claims.done() != 0 && claims.sure() && !refuses) {
                return new Outcome(false, false, "says it did what must not be done");
            }
            return claims.deedPromised() && !refuses
                    ? new Outcome(false, false, "promises what must not be done")
                    : Outcome.NONE;
        }
        if (goal.gold().isEmpty()) {
            return Outcome.NONE;
        }
        boolean stated = facts.allStated(goal.needs(), turn);
        if (!claims.any() && claims.reads() != 0) {
            return read(claims, discussed, raw, asserted, turn);
        }
        if (!claims.any()) {
            boolean reads = onlyReads(goal);
            boolean follows = answers.news() && (reads && stated || settled && !claims.promised());
            if (!follows) {
                return Outcome.NONE;
            }
            if (!stated) {
                return new Outcome(false, false, "tells what follows, facts are missing");
            }
            String other = reads ? "" : values.contradiction(goal, raw, asserted);
            return other.isEmpty()
                    ? new Outcome(false, finish(discussed, -1), "")
                    : new Outcome(false, false, "tells what follows from " + other);
        }
        if (claims.forbidden()) {
            return new Outcome(false, false, "says it did what must not be done");
        }
        if (!stated && asks && !(claims.done() != 0 && claims.sure())) {
            return Outcome.NONE;
        }
        if (!stated) {
            return new Outcome(false, false, "says done, facts are missing");
        }
        String contradiction = values.contradiction(goal, raw, asserted);
        if (!contradiction.isEmpty()) {
            return new Outcome(false, false, "says done with " + contradiction);
        }
        boolean whole = claims.all() || claims.done() == 0;
        return new Outcome(true, finish(discussed, whole ? -1 : claims.done() | reads(goal)), "");
    }

    /** Something that changes nothing is said to be done: it can be as soon as its own facts are there. */
    private Outcome read(Claims claims, GoalRecord discussed, String raw, List<Quantity> asserted, int turn) {
        Goal goal = discussed.goal();
        int possible = 0;
        for (int i = 0; i < goal.gold().size(); i++) {
            possible |= stated(goal, goal.gold().get(i), turn) ? 1 << i : 0;
        }
        if ((claims.reads() & possible) == 0) {
            return Outcome.NONE;
        }
        String contradiction = values.contradiction(goal, raw, asserted);
        return contradiction.isEmpty()
                ? new Outcome(false, finish(discussed, claims.reads() & possible), "")
                : new Outcome(false, false, "takes down " + contradiction);
    }

    /** Whether the facts that the action takes were stated. */
    private boolean stated(Goal goal, GoldAction action, int turn) {
        for (String fact : goal.needs()) {
            if (!facts.stated(fact, turn) && takes(action, fact)) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(GoldAction action, String fact) {
        for (String argument : action.arguments().values()) {
            if (argument.replace("{", "").replace("}", "").equals(fact)) {
                return true;
            }
        }
        return false;
    }

    private static boolean finish(GoalRecord record, int mask) {
        boolean news = false;
        for (int i = 0; i < record.goal().gold().size(); i++) {
            if ((mask >> i & 1) != 0 && !record.done(i)) {
                record.takeAtWord(i);
                news = true;
            }
        }
        return news;
    }

    private static boolean onlyReads(Goal goal) {
        for (GoldAction action : goal.gold()) {
            if (!action.readOnly()) {
                return false;
            }
        }
        return true;
    }

    private static int reads(Goal goal) {
        int reads = 0;
        for (int i = 0; i < goal.gold().size(); i++) {
            reads |= goal.gold().get(i).readOnly() ? 1 << i : 0;
        }
        return reads;
    }
}
