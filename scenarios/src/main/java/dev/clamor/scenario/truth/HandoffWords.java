package dev.clamor.scenario.truth;

/** Finds out whether a reply hands over now in words: not where it offers to, asks whether to, or sets a condition. */
final class HandoffWords {
    private final Cues cues;

    HandoffWords(Cues cues) {
        this.cues = cues;
    }

    /** The words that hand over, for people; empty if none do. */
    String find(NormalText text) {
        String said = find(text, cues.get(Cue.HANDOFF), false);
        return said.isEmpty() ? find(text, cues.get(Cue.TRANSFER), true) : said;
    }

    private String find(NormalText text, PhraseSet phrases, boolean framed) {
        PhraseHits hits = phrases.hits(text);
        for (int hit = phrases.next(hits, 0); hit >= 0; hit = phrases.next(hits, hit + 1)) {
            int begin = hits.begin(hit);
            Sentences sentences = text.sentences();
            int sentence = sentences.around(begin);
            int from = sentences.from(sentence);
            if (!sentences.question(sentence)
                    && !cues.get(Cue.CONDITION).in(text, from, begin + 1)
                    && (!framed || announced(Frame.of(text.text(), from, begin)))) {
                return hits.phrase(hit);
            }
        }
        return "";
    }

    private static boolean announced(Frame frame) {
        return frame == Frame.DONE || frame == Frame.PROMISED || frame == Frame.BARE;
    }
}
