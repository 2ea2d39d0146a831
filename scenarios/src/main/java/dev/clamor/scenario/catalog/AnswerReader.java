package dev.clamor.scenario.catalog;

import dev.clamor.document.Section;
import dev.clamor.scenario.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the answers that a goal requires. */
final class AnswerReader {
    private AnswerReader() {}

    static List<Answer> readAll(Section goal, List<String> facts) {
        List<Answer> answers = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : goal.sections("answers")) {
            Answer answer = read(section, facts);
            if (!ids.add(answer.id())) {
                section.wrong("id", "an id that no other answer of the goal has");
            }
            answers.add(answer);
        }
        return List.copyOf(answers);
    }

    private static Answer read(Section section, List<String> facts) {
        List<String> right = section.texts("any_of", 1);
        Checks.distinct(section, "any_of", right);
        Checks.placeholders(section, "any_of", right, facts);
        List<String> wrong = section.texts("wrong");
        Checks.distinct(section, "wrong", wrong);
        Checks.placeholders(section, "wrong", wrong, facts);
        for (int i = 0; i < wrong.size(); i++) {
            if (right.contains(wrong.get(i))) {
                section.wrong("wrong[" + i + "]", "a text that is not in any_of", "\"" + wrong.get(i) + "\"");
            }
        }
        parts(section, right);
        Answer answer = new Answer(Checks.name(section, "id"), right, wrong);
        section.end();
        return answer;
    }

    private static void parts(Section section, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            for (String part : texts.get(i).split("&&", -1)) {
                if (part.isBlank() && !texts.get(i).isBlank()) {
                    section.wrong("any_of[" + i + "]", "text on both sides of &&", "\"" + texts.get(i) + "\"");
                    break;
                }
            }
        }
    }
}
