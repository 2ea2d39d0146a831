package dev.clamor.scenario.truth;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.scenario.Answer;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one goal of the contact is. */
final class GoalRecord {
    private final Goal goal;
    private final boolean[] said;
    private final boolean[] done;
    private final boolean[] byWord;
    private List<AnswerMatcher> matchers = List.of();
    private boolean opened;
    private boolean wronged;
    private boolean refused;
    private boolean handedOff;
    private boolean claimed;
    private int failures;
    private int standstill;
    private @Nullable FactValues known;
    private Goal.Right right;

    GoalRecord(Goal goal) {
        this.goal = goal;
        this.right = goal.right();
        this.said = new boolean[goal.answers().size()];
        this.done = new boolean[goal.gold().size()];
        this.byWord = new boolean[goal.gold().size()];
    }

    Goal goal() {
        return goal;
    }

    boolean opened() {
        return opened;
    }

    void open(Cues cues) {
        opened = true;
        matchers = new ArrayList<>(goal.answers().size());
        for (Answer answer : goal.answers()) {
            matchers.add(new AnswerMatcher(answer, cues.phrases(answer)));
        }
    }

    /** One for each required answer once the goal is open. */
    List<AnswerMatcher> matchers() {
        return matchers;
    }

    boolean said(int answer) {
        return said[answer];
    }

    void say(int answer, boolean right) {
        said[answer] = right;
    }

    boolean done(int gold) {
        return done[gold];
    }

    void finish(int gold) {
        done[gold] = true;
        byWord[gold] = false;
    }

    /** The agent says that it is done, and nothing else is known of it. */
    void takeAtWord(int gold) {
        byWord[gold] |= !done[gold];
        done[gold] = true;
    }

    /** Whether it counts as done by the agent's word alone. */
    boolean byWord(int gold) {
        return byWord[gold];
    }

    /** A gold action that was told and not done after all. */
    void undo(int gold) {
        done[gold] = false;
        byWord[gold] = false;
    }

    /** A gold action done with a value that the customer now replaces has to be done again. */
    void undo(String fact) {
        String placeholder = "{" + fact + "}";
        for (int i = 0; i < done.length; i++) {
            boolean uses = goal.gold().get(i).arguments().values().stream().anyMatch(a -> a.contains(placeholder));
            done[i] &= !uses;
        }
    }

    /** Something wrong was done for it, which cannot be taken back. */
    void wrong() {
        wronged = true;
    }

    void refuse() {
        refused = true;
    }

    void handOff() {
        handedOff = true;
    }

    void claim() {
        claimed = true;
    }

    boolean claimed() {
        return claimed;
    }

    /** Failures in a row. */
    int failures() {
        return failures;
    }

    /** Replies in a row that did not move it forward, be they failures or only questions. */
    int standstill() {
        return standstill;
    }

    void count(ReplyClass replyClass) {
        standstill++;
        if (replyClass.failure()) {
            failures++;
        } else if (replyClass.relief()) {
            failures = 0;
            standstill = 0;
        }
    }

    /** The right ending with these values; remembered for the values asked for last. */
    Goal.Right right(FactValues values) {
        if (values != known) {
            right = values.right(goal);
            known = values;
        }
        return right;
    }

    /** Whether everything about it is as it should be with these values. */
    boolean met(FactValues values) {
        if (!opened || wronged) {
            return false;
        }
        return switch (right(values)) {
            case RESOLVE -> all(said) && all(done);
            case REFUSE -> refused && (goal.right() != Goal.Right.REFUSE || all(said));
            case ESCALATE -> handedOff;
        };
    }

    private static boolean all(boolean[] flags) {
        for (boolean flag : flags) {
            if (!flag) {
                return false;
            }
        }
        return true;
    }
}
