package dev.clamor.scenario.truth;

import dev.clamor.scenario.FactValues;
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

    /** Judges the claims of a reply and takes down in the goal what counts as done. */
    Outcome judge(
            Claims claims,
            @Nullable GoalRecord discussed,
            AnswersSeen answers,
            String raw,
            List<Quantity> asserted,
            int turn) {
        if (discussed == null) {
            return Outcome.NONE;
        }
        Goal goal = discussed.goal();
        if (goal.gold().isEmpty() || facts.values().right(goal) != Goal.Right.RESOLVE) {
            return Outcome.NONE;
        }
        boolean stated = goal.needs().stream().allMatch(f -> facts.stated(f, turn));
        if (!claims.any()) {
            boolean follows = stated && answers.news() && onlyReads(goal);
            return follows ? new Outcome(false, finish(discussed, -1), "") : Outcome.NONE;
        }
        if (claims.forbidden()) {
            return new Outcome(false, false, "says it did what must not be done");
        }
        if (claims.done() == 0 && !claims.all()) {
            return Outcome.NONE;
        }
        if (!stated) {
            return onlyReads(claims, goal) ? Outcome.NONE : new Outcome(false, false, "says done, facts are missing");
        }
        String contradiction = values.contradiction(goal, raw, asserted);
        if (!contradiction.isEmpty()) {
            return new Outcome(false, false, "says done with " + contradiction);
        }
        int changing = claims.all() ? -1 : claims.done();
        return new Outcome(true, finish(discussed, onlyReads(claims, goal) ? changing : changing | reads(goal)), "");
    }

    private static boolean finish(GoalRecord record, int mask) {
        boolean news = false;
        for (int i = 0; i < record.goal().gold().size(); i++) {
            if ((mask >> i & 1) != 0 && !record.done(i)) {
                record.finish(i);
                news = true;
            }
        }
        return news;
    }

    private static boolean onlyReads(Goal goal) {
        return goal.gold().stream().allMatch(GoldAction::readOnly);
    }

    private static boolean onlyReads(Claims claims, Goal goal) {
        return !claims.all() && (claims.done() & ~reads(goal)) == 0;
    }

    private static int reads(Goal goal) {
        int reads = 0;
        for (int i = 0; i < goal.gold().size(); i++) {
            reads |= goal.gold().get(i).readOnly() ? 1 << i : 0;
        }
        return reads;
    }

    /** Whether all that the goal requires counts as done. */
    static boolean allDone(GoalRecord record, FactValues values) {
        if (values.right(record.goal()) != Goal.Right.RESOLVE
                || record.goal().gold().isEmpty()) {
            return false;
        }
        for (int i = 0; i < record.goal().gold().size(); i++) {
            if (!record.done(i)) {
                return false;
            }
        }
        return true;
    }
}
