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
 * @param partly whether it says part of an answer of that goal that was not said before
 * @param canonical what it asserts for the goal under discussion
 */
record AnswersSeen(boolean news, boolean restated, boolean contradicted, boolean partly, String canonical) {

    /**
     * Reads a reply and takes down in the records what it says.
     *
     * @param figures the numbers in it where an answer counts in any notation; null where only the wordings count
     */
    static AnswersSeen read(
            NormalText text,
            GoalLedger goals,
            @Nullable GoalRecord discussed,
            FactValues values,
            Cues cues,
            @Nullable List<Quantity> figures) {
        boolean news = false;
        for (GoalRecord record : goals.opened()) {
            if (record != discussed) {
                news |= sayOther(record, text, values);
            }
        }
        return discussed == null
                ? new AnswersSeen(news, false, false, false, "")
                : discussed(discussed, text, values, news, cues, figures);
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

    private static AnswersSeen discussed(
            GoalRecord record,
            NormalText text,
            FactValues values,
            boolean otherNews,
            Cues cues,
            @Nullable List<Quantity> figures) {
        PhraseSet formerly = cues.get(Cue.FORMERLY);
        boolean news = otherNews;
        boolean contradicted = false;
        boolean partly = false;
        int count = 0;
        @Nullable TreeSet<String> canonical = null;
        List<AnswerMatcher> matchers = record.matchers();
        for (int i = 0; i < matchers.size(); i++) {
            AnswerMatcher matcher = matchers.get(i);
            if (matcher.replaced(text, values, formerly)) {
                record.say(i, false);
                contradicted = true;
                continue;
            }
            if (matcher.said(text, values)) {
                news |= !record.said(i);
                record.say(i, true);
                canonical = add(canonical, matcher.canonical());
                count++;
                continue;
            }
            int wrong = matcher.contradicted(text, values);
            AnswerFigure figure = figures == null || wrong >= 0 ? null : cues.figure(matcher.answer());
            if (figure != null && figures != null && figure.said(figures)) {
                news |= !record.said(i);
                record.say(i, true);
                canonical = add(canonical, matcher.canonical());
                count++;
                continue;
            }
            String other = figure == null || figures == null ? "" : figure.contradiction(figures, values);
            if (!other.isEmpty()) {
                record.say(i, false);
                canonical = add(canonical, matcher.canonical(other));
                contradicted = true;
                continue;
            }
            if (wrong >= 0) {
                record.say(i, false);
                canonical = add(canonical, matcher.canonical(wrong));
                contradicted = true;
            }
            partly |= wrong < 0 && !record.said(i) && matcher.partly(text, values);
        }
        boolean restated = count > 0 && count == matchers.size();
        return new AnswersSeen(
                news, restated, contradicted, partly, canonical == null ? "" : String.join(",", canonical));
    }

    private static TreeSet<String> add(@Nullable TreeSet<String> found, String canonical) {
        TreeSet<String> set = found == null ? new TreeSet<>() : found;
        set.add(canonical);
        return set;
    }
}
