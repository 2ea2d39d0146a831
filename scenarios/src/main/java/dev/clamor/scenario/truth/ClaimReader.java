package dev.clamor.scenario.truth;

import dev.clamor.scenario.GoldAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a reply says is done, or will be: a deed in the right {@link Frame}, or a phrase that says so, in a
 * sentence that neither asks nor sets a condition before it.
 */
final class ClaimReader {
    private static final int MOST_ACTIONS = 30;
    private static final String ING = "ing";

    private final Cues cues;

    ClaimReader(Cues cues) {
        this.cues = cues;
    }

    /** Reads a reply against the goal under discussion. */
    Claims read(NormalText text, @Nullable GoalRecord discussed) {
        Reading reading = new Reading(text);
        if (discussed != null) {
            List<GoldAction> gold = discussed.goal().gold();
            for (int i = 0; i < Math.min(gold.size(), MOST_ACTIONS); i++) {
                Cues.ActionCues action = cues.action(gold.get(i).name());
                reading.done |= reading.deed(action.done()) ? 1 << i : 0;
                reading.announced(action.doing());
            }
        }
        reading.all = reading.phrase(cues.get(Cue.CLAIM))
                | reading.first(cues.get(Cue.CLAIM_FIRST))
                | reading.deed(cues.matter().done());
        reading.announced(cues.matter().doing());
        if (reading.done == 0 && reading.deed(cues.anyDeed())) {
            reading.other = true;
        }
        if (reading.other) {
            for (String name : cues.scenario().forbidden()) {
                reading.forbidden |= reading.deed(cues.action(name).done());
            }
        }
        reading.promised |= cues.get(Cue.PROMISE).in(text);
        return reading.claims();
    }

    /** One reply being read. */
    private final class Reading {
        private final NormalText text;
        private int done;
        private boolean all;
        private boolean other;
        private boolean forbidden;
        private boolean promised;
        private boolean sure;
        private String why = "";
        private int at = -1;

        Reading(NormalText text) {
            this.text = text;
        }

        Claims claims() {
            return new Claims(done, all, other, forbidden, promised, sure, why, at);
        }

        /** Whether one of these deeds is said to be done; takes down whether one is promised. */
        boolean deed(PhraseSet deeds) {
            PhraseHits hits = deeds.hits(text);
            boolean found = false;
            for (int hit = deeds.next(hits, 0); hit >= 0; hit = deeds.next(hits, hit + 1)) {
                int begin = hits.begin(hit);
                Frame frame = Frame.of(text.text(), from(begin), begin);
                promised |= frame == Frame.PROMISED;
                if ((frame == Frame.DONE || frame == Frame.BARE) && stands(begin)) {
                    found = true;
                    take(begin, hits.phrase(hit), frame == Frame.DONE);
                }
            }
            return found;
        }

        void announced(PhraseSet deeds) {
            PhraseHits hits = deeds.hits(text);
            for (int hit = deeds.next(hits, 0); hit >= 0; hit = deeds.next(hits, hit + 1)) {
                int begin = hits.begin(hit);
                Frame frame = Frame.of(text.text(), from(begin), begin);
                boolean going = frame == Frame.DONE && hits.phrase(hit).indexOf(ING) > 0;
                promised |= (frame == Frame.PROMISED || going) && stands(begin);
            }
        }

        boolean phrase(PhraseSet phrases) {
            PhraseHits hits = phrases.hits(text);
            boolean found = false;
            for (int hit = phrases.next(hits, 0); hit >= 0; hit = phrases.next(hits, hit + 1)) {
                if (stands(hits.begin(hit))) {
                    found = true;
                    take(hits.begin(hit), hits.phrase(hit), true);
                }
            }
            return found;
        }

        boolean first(PhraseSet phrases) {
            PhraseHits hits = phrases.hits(text);
            for (int hit = phrases.next(hits, 0); hit >= 0; hit = phrases.next(hits, hit + 1)) {
                int begin = hits.begin(hit);
                if (from(begin) == begin && stands(begin)) {
                    take(begin, hits.phrase(hit), true);
                    return true;
                }
            }
            return false;
        }

        private void take(int begin, String phrase, boolean plainly) {
            if (why.isEmpty() || plainly && !sure) {
                why = phrase;
                at = begin;
            }
            sure |= plainly;
        }

        private int from(int position) {
            Sentences sentences = text.sentences();
            return sentences.from(sentences.around(position));
        }

        /** Whether it is asserted: not asked, and under no condition. */
        private boolean stands(int begin) {
            Sentences sentences = text.sentences();
            int sentence = sentences.around(begin);
            int to = sentences.to(sentence);
            boolean asked =
                    sentences.question(sentence) && !cues.get(Cue.CLOSING).in(text, begin, to);
            return !asked && !conditioned(sentences.from(sentence), begin);
        }

        /** A condition before it: not one that is followed by what the agent itself did first (after checking). */
        private boolean conditioned(int from, int begin) {
            int end = cues.get(Cue.CONDITION).findEnd(text, from, begin + 1);
            if (end < 0) {
                return false;
            }
            int next = text.text().indexOf(' ', end);
            return next < 0 || !text.text().startsWith(ING, next - ING.length());
        }
    }
}
