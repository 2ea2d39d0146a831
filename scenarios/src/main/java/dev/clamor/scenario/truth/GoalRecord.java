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
    private static final boolean[] NONE = {};

    private final Goal goal;
    // Of each required answer and gold action; empty until one of them is true, for most goals are never opened.
    private boolean[] said = NONE;
    private boolean[] done = NONE;
    private boolean[] byWord = NONE;
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
        return in(said, answer);
    }

    void say(int answer, boolean right) {
        said = set(said, answer, right, goal.answers().size());
    }

    boolean done(int gold) {
        return in(done, gold);
    }

    void finish(int gold) {
        setDone(gold, true);
        setByWord(gold, false);
    }

    private void setDone(int gold, boolean is) {
        done = set(done, gold, is, goal.gold().size());
    }

    private void setByWord(int gold, boolean is) {
        byWord = set(byWord, gold, is, goal.gold().size());
    }

    private static boolean in(boolean[] flags, int position) {
        return position < flags.length && flags[position];
    }

    private static boolean[] set(boolean[] flags, int position, boolean is, int size) {
        boolean[] room = flags.length == 0 && is ? new boolean[size] : flags;
        if (room.length > 0) {
            room[position] = is;
        }
        return room;
    }

    /** The agent says that it is done, and nothing else is known of it. */
    void takeAtWord(int gold) {
        setByWord(gold, byWord(gold) || !done(gold));
        setDone(gold, true);
    }

    /** Whether it counts as done by the agent's word alone. */
    boolean byWord(int gold) {
        return in(byWord, gold);
    }

    /** A gold action that was told and not done after all. */
    void undo(int gold) {
        setDone(gold, false);
        setByWord(gold, false);
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
            case RESOLVE ->
                all(said, goal.answers().size()) && all(done, goal.gold().size());
            case REFUSE ->
                refused
                        && (goal.right() != Goal.Right.REFUSE
                                || all(said, goal.answers().size()));
            case ESCALATE -> handedOff;
        };
    }

    private static boolean all(boolean[] flags, int size) {
        for (int i = 0; i < size; i++) {
            if (!in(flags, i)) {
                return false;
            }
        }
        return true;
    }
}
