package dev.clamor.scenario.truth;

import dev.clamor.scenario.truth.Cues.ActionCues;
import java.util.List;
import java.util.stream.Stream;

/** What a lexicon recognises in every scenario, in an index of its own for the scenarios to begin with. Immutable. */
final class LexiconCues {
    private static final List<String> MONEY = List.of("credit", "refund");
    private static final int STEM = 4;

    private final PhraseIndex index = new PhraseIndex();
    private final PhraseSet[] sets = new PhraseSet[Cue.values().length];
    private final PhraseSet nothing = index.add(List.of());
    private final ActionCues matter;
    private final PhraseSet anyDeed;
    private final PhraseSet money;

    LexiconCues(Lexicon lexicon) {
        for (Cue cue : Cue.values()) {
            sets[cue.ordinal()] = index.add(cue.whole() ? whole(lexicon.phrases(cue)) : lexicon.phrases(cue));
        }
        this.matter = action(Cues.ANY, lexicon, index);
        this.anyDeed = index.add(lexicon.deeds().stream()
                .flatMap(d -> whole(d.done()).stream())
                .distinct()
                .toList());
        this.money = index.add(MONEY.stream()
                .flatMap(name -> lexicon.deeds(name).stream())
                .flatMap(d -> whole(d.done()).stream())
                .distinct()
                .toList());
    }

    /** Adds what doing the action of that name is called. */
    static ActionCues action(String name, Lexicon lexicon, PhraseIndex index) {
        List<Lexicon.Deed> deeds = lexicon.deeds(name);
        PhraseSet done = index.add(
                deeds.stream().flatMap(d -> whole(d.done()).stream()).distinct().toList());
        PhraseSet doing = index.add(deeds.stream()
                .flatMap(d -> whole(d.doing()).stream())
                .distinct()
                .toList());
        PhraseSet ownName = index.add(deeds.stream()
                .flatMap(d -> whole(d.done()).stream())
                .filter(p -> ofName(name, p))
                .distinct()
                .toList());
        PhraseSet noun = index.add(Stream.of(name.split("_"))
                .filter(w -> !lexicon.deeds(w).isEmpty())
                .map(NormalText::words)
                .toList());
        return new ActionCues(done, doing, ownName, noun);
    }

    private static boolean ofName(String action, String phrase) {
        int stem = Math.min(STEM, phrase.length() - 1);
        return Stream.of(action.split("_")).anyMatch(w -> w.regionMatches(0, phrase, 1, stem));
    }

    private static List<String> whole(List<String> phrases) {
        return phrases.stream().map(p -> p + " ").toList();
    }

    PhraseIndex index() {
        return index;
    }

    PhraseSet get(Cue cue) {
        return sets[cue.ordinal()];
    }

    PhraseSet nothing() {
        return nothing;
    }

    ActionCues matter() {
        return matter;
    }

    PhraseSet anyDeed() {
        return anyDeed;
    }

    PhraseSet money() {
        return money;
    }
}
