package dev.clamor.scenario.truth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several sets of phrases in normal form, looked for in one walk; see {@link PhraseTable}. What many indexes have in common
 * is kept once, so that it stays in the processor's caches. To be filled before it is used: the first search closes it.
 */
final class PhraseIndex {
    private static final int SHORTEST = 3;

    private final List<Entry> entries = new ArrayList<>();
    private final @Nullable PhraseIndex base;
    private @Nullable PhraseTable table;
    private int sets;

    /** No sets. */
    PhraseIndex() {
        base = null;
    }

    /** The sets of another index that stays as it is from now on, and more. */
    PhraseIndex(PhraseIndex base) {
        base.close();
        this.base = base;
        this.sets = base.sets;
    }

    /** A set of the index that this one began with, in this one. */
    PhraseSet of(PhraseSet inBase) {
        return inBase.in(this);
    }

    /** A phrase and its set. */
    record Entry(String phrase, int set) {}

    /** Adds a set of these phrases, each as {@link NormalText#phrase} makes it. */
    PhraseSet add(List<String> phrases) {
        if (table != null) {
            throw new IllegalStateException("phrases: expected before the first search. Found: " + phrases);
        }
        int set = sets++;
        for (String phrase : phrases) {
            if (phrase.isBlank() || phrase.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "phrase: expected at least two characters. Found: \"" + phrase + "\"");
            }
            entries.add(new Entry(phrase, set));
        }
        return new PhraseSet(this, set);
    }

    /** Ends the filling, after which threads may share it. */
    PhraseTable close() {
        PhraseTable made = table;
        if (made == null) {
            made = new PhraseTable(PhraseGraph.of(entries));
            entries.clear();
            table = made;
        }
        return made;
    }

    /** All phrases in the text. */
    PhraseHits search(NormalText text) {
        PhraseTable own = close();
        PhraseTable common = base == null ? null : base.close();
        PhraseHits hits = new PhraseHits(text, sets);
        char[] all = text.chars();
        int length = text.length();
        int at = 0;
        while (at < length) {
            if (common != null) {
                common.walk(all, length, at, hits);
            }
            own.walk(all, length, at, hits);
            do {
                at++;
            } while (at < length && all[at] != ' ');
        }
        return hits;
    }
}
