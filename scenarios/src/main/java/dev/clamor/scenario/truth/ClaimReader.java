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
    private final Stance stance;

    ClaimReader(Cues cues) {
        this.cues = cues;
        this.stance = new Stance(cues);
    }

    /**
     * Reads a reply against the goal under discussion.
     *
     * @param nothingToDo whether nothing may be done for the goal
     * @param wordsOnly whether of other deeds only those count that must never be done in the scenario
     */
    Claims read(NormalText text, @Nullable GoalRecord discussed, boolean wordsOnly, boolean nothingToDo) {
        Reading reading = new Reading(text);
        if (discussed != null) {
            List<GoldAction> gold = discussed.goal().gold();
            for (int i = 0; i < Math.min(gold.size(), MOST_ACTIONS); i++) {
                Cues.ActionCues action = cues.action(gold.get(i).name());
                boolean announced = reading.announced(action.doing(), true);
                reading.goalPromised |= announced && !gold.get(i).readOnly();
                if (reading.deed(action.done())) {
                    reading.done |= gold.get(i).readOnly() ? 0 : 1 << i;
                    reading.reads |= gold.get(i).readOnly() ? 1 << i : 0;
                }
            }
        }
        reading.all |= reading.phrase(cues.get(Cue.CLAIM))
                | reading.first(cues.get(Cue.CLAIM_FIRST))
                | reading.deed(cues.matter().done());
        reading.announced(cues.matter().doing(), false);
        if (reading.done == 0 && !wordsOnly && reading.deed(cues.anyDeed())) {
            reading.other = true;
        }
        if (wordsOnly) {
            for (String name : cues.scenario().forbidden()) {
                reading.forbidden |= reading.deed(cues.foreign(name));
                reading.announcedNow = false;
                reading.other |= reading.deed(cues.action(name).done());
                reading.goalPromised |= reading.announcedNow && nothingToDo;
            }
            reading.other |= reading.deed(cues.money());
        }
        if (reading.other) {
            for (String name : cues.scenario().forbidden()) {
                reading.forbidden |= reading.deed(cues.action(name).ownName()) || reading.deedOn(cues.action(name));
            }
        }
        for (String name : cues.scenario().forbidden()) {
            reading.goalPromised |= reading.announced(cues.action(name).doing(), false);
        }
        reading.promised |= cues.get(Cue.PROMISE).in(text);
        return reading.claims();
    }

    /** One reply being read. */
    private final class Reading {
        private final NormalText text;
        private int done;
        private int reads;
        private boolean goalPromised;
        private boolean all;
        private boolean other;
        private boolean forbidden;
        private boolean promised;
        private boolean announcedNow;
        private boolean sure;
        private String why = "";
        private int at = -1;

        Reading(NormalText text) {
            this.text = text;
        }

        Claims claims() {
            return new Claims(done, reads, all, other, forbidden, promised, goalPromised, sure, why, at);
        }

        /** Whether one of these deeds is said to be done; takes down whether one is promised. */
        boolean deed(PhraseSet deeds) {
            PhraseHits hits = deeds.hits(text);
            boolean found = false;
            for (int hit = deeds.next(hits, 0); hit >= 0; hit = deeds.next(hits, hit + 1)) {
                int begin = hits.begin(hit);
                Frame frame = finite(hits.phrase(hit)) ? Frame.DONE : Frame.of(text.text(), from(begin), begin);
                promised |= frame == Frame.PROMISED;
                announcedNow |= frame == Frame.PROMISED && stance.asserted(text, begin);
                if ((frame == Frame.DONE || frame == Frame.BARE) && stance.asserted(text, begin)) {
                    found = true;
                    take(begin, hits.phrase(hit), frame == Frame.DONE);
                }
            }
            return found;
        }

        /** Whether the action is said to be done with its name in the same sentence: sent a replacement. */
        boolean deedOn(Cues.ActionCues action) {
            PhraseHits hits = action.done().hits(text);
            for (int hit = action.done().next(hits, 0);
                    hit >= 0;
                    hit = action.done().next(hits, hit + 1)) {
                int begin = hits.begin(hit);
                Sentences sentences = text.sentences();
                int sentence = sentences.around(begin);
                if (Frame.of(text.text(), sentences.from(sentence), begin) == Frame.DONE
                        && stance.asserted(text, begin)
                        && action.noun().in(text, sentences.from(sentence), sentences.to(sentence))) {
                    take(begin, hits.phrase(hit), true);
                    return true;
                }
            }
            return false;
        }

        /** Whether one of these deeds is announced; one said to be done in broken English ends the matter. */
        boolean announced(PhraseSet deeds, boolean ofGoal) {
            PhraseHits hits = deeds.hits(text);
            boolean found = false;
            for (int hit = deeds.next(hits, 0); hit >= 0; hit = deeds.next(hits, hit + 1)) {
                int begin = hits.begin(hit);
                Frame frame = Frame.of(text.text(), from(begin), begin);
                boolean going = hits.phrase(hit).indexOf(ING) > 0;
                if (stance.asserted(text, begin)) {
                    found |= frame == Frame.PROMISED || going && (frame == Frame.DONE || frame == Frame.BARE);
                    if (ofGoal && frame == Frame.DONE && !going && Frame.broken(text.text(), begin)) {
                        all = true;
                        take(begin, hits.phrase(hit), false);
                    }
                }
            }
            promised |= found;
            return found;
        }

        boolean phrase(PhraseSet phrases) {
            PhraseHits hits = phrases.hits(text);
            boolean found = false;
            for (int hit = phrases.next(hits, 0); hit >= 0; hit = phrases.next(hits, hit + 1)) {
                if (stance.asserted(text, hits.begin(hit))) {
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
                if (from(begin) == begin && stance.asserted(text, begin)) {
                    take(begin, hits.phrase(hit), true);
                    return true;
                }
            }
            return false;
        }

        /** Whether the phrase has its verb already: cancellation is confirmed. */
        private static boolean finite(String phrase) {
            return phrase.contains(" is ") || phrase.contains(" now");
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
    }
}
