package dev.clamor.conversation;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stage of a search for the highest bearable load, as its name in the log tells it: {@code step 3 (9.0/s)}. The name is
 * all that a reader of the log has, so it carries everything.
 *
 * @param part what the stage is for
 * @param number of the step it belongs to, from 1, in the order of the search; 0 for the recovery
 * @param rate contacts a second
 */
public record LoadStep(Part part, int number, double rate) {
    private static final Pattern STAGE =
            Pattern.compile("(step|lead-in|tail|drain|recovery)(?: (\\d{1,6}))? \\((\\d{1,9}\\.\\d{1,9})/s\\)");

    /** What a stage of the search is for. */
    public enum Part {
        /** Until as many messages come as this load brings; not judged. */
        LEAD_IN("lead-in"),
        /** What is judged. */
        STEP("step"),
        /** The same load on, until the contacts of the step have ended; not judged. */
        TAIL("tail"),
        /** Little load after a step that broke, until the contacts of before have ended; not judged. */
        DRAIN("drain"),
        /** The first step's load again after the first break; judged against the first step. */
        RECOVERY("recovery");

        private final String word;

        Part(String word) {
            this.word = word;
        }
    }

    /** Whether its contacts are judged. */
    public boolean judged() {
        return part == Part.STEP || part == Part.RECOVERY;
    }

    /** The stage's name. */
    public String stage() {
        return part.word + (number == 0 ? "" : " " + number) + " (" + rate + "/s)";
    }

    /** What a stage's name tells; empty for a stage of another kind of run. */
    public static Optional<LoadStep> of(String stage) {
        Matcher matcher = STAGE.matcher(stage);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Part part = Arrays.stream(Part.values())
                .filter(each -> each.word.equals(matcher.group(1)))
                .findFirst()
                .orElseThrow();
        int number = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return Optional.of(new LoadStep(part, number, Double.parseDouble(matcher.group(3))));
    }
}
