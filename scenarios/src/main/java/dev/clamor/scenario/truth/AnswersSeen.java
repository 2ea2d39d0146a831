package dev.clamor.scenario.truth;

import dev.clamor.scenario.FactValues;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a reply says of the required answers.
 *
 * @param news whether an answer of an opened goal was said that was not said before
 * @param restated whether all answers of the goal under discussion are in it
 * @param contradicted whether it says something false for the goal under discussion
 * @param canonical what it asserts for the goal under discussion
 */
record AnswersSeen(boolean news, boolean restated, boolean contradicted, String canonical) {

    /** Reads a reply and takes down in the records what it says. */
    static AnswersSeen read(NormalText text, GoalLedger goals, @Nullable GoalRecord discussed, FactValues values) {
        boolean news = false;
        for (GoalRecord record : goals.opened()) {
            if (record != discussed) {
                news |= sayOther(record, text, values);
            }
        }
        return discussed == null ? new AnswersSeen(news, false, false, "") : discussed(discussed, text, values, news);
    }

    private static boolean sayOther(GoalRecord record, NormalText text, FactValues values) {
        boolean news = false;
        List<AnswerMatcher> matchers = record.matchers();
        for (int i = 0; i < matchers.size(); i++) {
            if (!record.said(i) && matchers.get(i).said(text, values)) {
                record.say(i, true);
                news = true;
            }
        }
        return news;
    }

    private static AnswersSeen discussed(GoalRecord record, NormalText text, FactValues values, boolean otherNews) {
        boolean news = otherNews;
        boolean contradicted = false;
        int count = 0;
        TreeSet<String> canonical = new TreeSet<>();
        List<AnswerMatcher> matchers = record.matchers();
        for (int i = 0; i < matchers.size(); i++) {
            AnswerMatcher matcher = matchers.get(i);
            if (matcher.said(text, values)) {
                news |= !record.said(i);
                record.say(i, true);
                canonical.add(matcher.canonical());
                count++;
                continue;
            }
            int wrong = matcher.contradicted(text, values);
            if (wrong >= 0) {
                record.say(i, false);
                canonical.add(matcher.canonical(wrong));
                contradicted = true;
            }
        }
        boolean restated = count > 0 && count == matchers.size();
        return new AnswersSeen(news, restated, contradicted, String.join(",", canonical));
    }
}
