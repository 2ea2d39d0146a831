package dev.clamor.referenceagent.language;

import dev.clamor.referenceagent.knowledge.Intent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a message was taken to say, slot values aside.
 *
 * @param matter      the most likely matter (task, hand-over or question) in it, whatever its probability
 * @param probability of that matter, in [0, 1]; 0 for an empty message
 * @param questions   the small questions found in parts of the message that ask nothing else, most likely first
 * @param talk        the most likely plain talk in it
 * @param talkProbability of that talk, in [0, 1]
 * @param cues        what matters whatever the intent
 * @param contentWords how many words carry meaning: no values, no commonest words
 */
public record Understanding(
        Intent matter,
        double probability,
        List<Intent> questions,
        Intent talk,
        double talkProbability,
        Set<Cue> cues,
        int contentWords) {
    public Understanding {
        questions = List.copyOf(questions);
        cues = Collections.unmodifiableSet(new LinkedHashSet<>(cues));
    }

    public boolean has(Cue cue) {
        return cues.contains(cue);
    }
}
