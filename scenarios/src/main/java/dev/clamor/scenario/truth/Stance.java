package dev.clamor.scenario.truth;

/** Tells whether something in a text is asserted: not asked, not denied and under no condition. */
final class Stance {
    private static final String ING = "ing";
    private static final int NEAR = 4;

    private final Cues cues;

    Stance(Cues cues) {
        this.cues = cues;
    }

    /** Whether what begins at this position is asserted. */
    boolean asserted(NormalText text, int begin) {
        Sentences sentences = text.sentences();
        int sentence = sentences.around(begin);
        int from = sentences.from(sentence);
        boolean asked = sentences.question(sentence) && !cues.get(Cue.CLOSING).in(text, begin, sentences.to(sentence));
        return !asked && !denied(text, from, begin) && !conditioned(text, from, begin);
    }

    /** A denial among the few words before it. */
    private boolean denied(NormalText text, int from, int begin) {
        int start = begin;
        for (int i = 0; i < NEAR && start > from; i++) {
            start = text.text().lastIndexOf(' ', start - 1);
        }
        return cues.get(Cue.NEGATION).in(text, Math.max(from, start), begin + 1);
    }

    /** A condition before it: not one that is followed by what the agent itself did first (after checking). */
    private boolean conditioned(NormalText text, int from, int begin) {
        int end = cues.get(Cue.CONDITION).findEnd(text, from, begin + 1);
        if (end < 0) {
            return false;
        }
        int next = text.text().indexOf(' ', end);
        return next < 0 || !text.text().startsWith(ING, next - ING.length());
    }
}
