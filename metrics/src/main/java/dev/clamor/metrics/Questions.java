package dev.clamor.metrics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one contact in their several wordings, and whether the answers agreed.
 *
 * <p>Two replies are comparable when they answer different wordings of one goal's question and both assert facts, or,
 * failing that, both tell how they read the intent. They agree when these are equal. A question counts once it has two
 * comparable replies; it is agreed on when all its comparable replies agree. An agent that names no intent, or names
 * it {@code unknown}, has not read any: that it did not understand one of the wordings is a failure, not a second
 * opinion.
 */
final class Questions {
    private static final String UNKNOWN = "unknown";

    private final List<Question> questions = new ArrayList<>(2);

    /** Takes a question; returns in how many wordings it has been asked by now. */
    int asked(String goal, int wording) {
        return of(goal).asked(wording);
    }

    /** Takes the reply to a question. */
    void answered(String goal, int wording, String facts, @Nullable String intent) {
        boolean read = intent != null && !intent.isBlank() && !intent.equalsIgnoreCase(UNKNOWN);
        of(goal).answers.add(new Answer(wording, facts, read ? intent : null));
    }

    /** Questions with comparable answers. */
    int comparable() {
        int count = 0;
        for (Question question : questions) {
            count += question.pairs(false) ? 1 : 0;
        }
        return count;
    }

    /** Those of them whose comparable answers all agree. */
    int agreed() {
        int count = 0;
        for (Question question : questions) {
            count += question.pairs(false) && !question.pairs(true) ? 1 : 0;
        }
        return count;
    }

    private Question of(String goal) {
        for (Question question : questions) {
            if (question.goal.equals(goal)) {
                return question;
            }
        }
        Question question = new Question(goal);
        questions.add(question);
        return question;
    }

    private record Answer(
            int wording, String facts, @Nullable String intent) {
        boolean comparableTo(Answer other) {
            return wording != other.wording && (bothAssert(other) || intent != null && other.intent != null);
        }

        boolean agreesWith(Answer other) {
            return bothAssert(other) ? facts.equals(other.facts) : intent != null && intent.equals(other.intent);
        }

        private boolean bothAssert(Answer other) {
            return !facts.isEmpty() && !other.facts.isEmpty();
        }
    }

    private static final class Question {
        private final String goal;
        private final List<Integer> wordings = new ArrayList<>(2);
        private final List<Answer> answers = new ArrayList<>(2);

        Question(String goal) {
            this.goal = goal;
        }

        int asked(int wording) {
            if (!wordings.contains(wording)) {
                wordings.add(wording);
            }
            return wordings.size();
        }

        /** Whether it has two comparable answers; with {@code disagreeing}, two that disagree. */
        boolean pairs(boolean disagreeing) {
            for (int i = 1; i < answers.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (answers.get(i).comparableTo(answers.get(j))
                            && !(disagreeing && answers.get(i).agreesWith(answers.get(j)))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
