package dev.clamor.scenario.truth;

/** Finds out whether a reply hands over now in words: not where it offers to, asks whether to, or sets a condition. */
final class HandoffWords {
    private static final int NEAR = 6;

    private final Cues cues;
    private final Stance stance;

    HandoffWords(Cues cues) {
        this.cues = cues;
        this.stance = new Stance(cues);
    }

    /** The words that hand over, for people; empty if none do. */
    String find(NormalText text) {
        String said = find(text, Cue.HANDOFF, false, false);
        said = said.isEmpty() ? find(text, Cue.TRANSFER, true, false) : said;
        said = said.isEmpty() ? find(text, Cue.TRANSFER_VERB, true, true) : said;
        return said.isEmpty() ? find(text, Cue.JOINS, false, true) : said;
    }

    private String find(NormalText text, Cue cue, boolean framed, boolean withHuman) {
        PhraseSet phrases = cues.get(cue);
        PhraseHits hits = phrases.hits(text);
        for (int hit = phrases.next(hits, 0); hit >= 0; hit = phrases.next(hits, hit + 1)) {
            int begin = hits.begin(hit);
            Sentences sentences = text.sentences();
            int sentence = sentences.around(begin);
            int from = sentences.from(sentence);
            if (stance.asserted(text, begin)
                    && (!framed || announced(Frame.of(text.text(), from, begin), hits.phrase(hit)))
                    && (!withHuman || cues.get(Cue.HUMAN).in(text, from, sentences.to(sentence)))
                    && (framed
                            || !cues.get(Cue.MODAL).in(text, near(text, from, begin), begin + 1)
                                    && !(withHuman && cues.get(Cue.LATER).in(text, from, sentences.to(sentence))))) {
                return hits.phrase(hit);
            }
        }
        return "";
    }

    private static int near(NormalText text, int from, int begin) {
        int start = begin;
        for (int i = 0; i < NEAR && start > from; i++) {
            start = text.text().lastIndexOf(' ', start - 1);
        }
        return Math.max(from, start);
    }

    /** A headline has the verb in a form of being done: transferring you, not pass you. */
    private static boolean announced(Frame frame, String phrase) {
        int end = phrase.indexOf(' ');
        String verb = end < 0 ? phrase : phrase.substring(0, end);
        boolean headline = verb.endsWith("ing") || verb.endsWith("ed") || verb.equals("brought") || verb.equals("over");
        return frame == Frame.DONE || frame == Frame.PROMISED || frame == Frame.BARE && headline;
    }
}
