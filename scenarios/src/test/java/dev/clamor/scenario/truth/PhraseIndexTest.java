package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseIndexTest {
    private static final String[] WORDS = {"a", "no", "not", "note", "can", "cannot", "help", "helper", "you", "x"};

    /** The plain definition: a phrase in normal form begins with a space, so it matches from the start of a word. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void finds_exactly_what_a_plain_search_finds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            PhraseIndex index = new PhraseIndex();
            List<List<String>> lists = new ArrayList<>();
            List<PhraseSet> sets = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<String> phrases = List.of(phrase(random, 2), phrase(random, 1));
                lists.add(phrases);
                sets.add(index.add(phrases));
            }
            NormalText text = NormalText.of(sentence(random, random.nextInt(12)));
            for (int i = 0; i < 3; i++) {
                boolean plainly = lists.get(i).stream().anyMatch(text.text()::contains);
                assertThat(sets.get(i).in(text))
                        .as("%s in %s", lists.get(i), text.text())
                        .isEqualTo(plainly);
            }
        }
    }

    /** As if all phrases had been in one index from the beginning; the other index finds what it did before. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_index_that_begins_with_another_finds_the_phrases_of_both(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            PhraseIndex base = new PhraseIndex();
            PhraseIndex whole = new PhraseIndex();
            List<PhraseSet> ofBase = new ArrayList<>();
            List<PhraseSet> ofWhole = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<String> phrases = List.of(phrase(random, 2), phrase(random, 1));
                ofBase.add(base.add(phrases));
                ofWhole.add(whole.add(phrases));
            }
            PhraseIndex grown = new PhraseIndex(base);
            List<PhraseSet> ofGrown =
                    new ArrayList<>(ofBase.stream().map(grown::of).toList());
            for (int i = 0; i < 3; i++) {
                List<String> phrases = List.of(phrase(random, 3), phrase(random, 1));
                ofGrown.add(grown.add(phrases));
                ofWhole.add(whole.add(phrases));
            }
            String said = sentence(random, random.nextInt(12));
            assertThat(found(ofGrown, said)).isEqualTo(found(ofWhole, said));
            assertThat(found(ofBase, said)).isEqualTo(found(ofWhole.subList(0, 3), said));
        }
    }

    private static List<String> found(List<PhraseSet> sets, String said) {
        NormalText text = NormalText.of(said);
        return sets.stream().map(set -> set.phrase(text)).toList();
    }

    @Test
    void a_brief_phrase_is_found_at_the_very_end() {
        PhraseIndex index = new PhraseIndex();
        PhraseSet brief = index.add(List.of(NormalText.phrase("no")));
        assertThat(brief.in(NormalText.of("I said no"))).isTrue();
        assertThat(brief.in(NormalText.of("a casino"))).isFalse();
    }

    @Test
    void phrases_that_begin_or_end_alike_keep_their_own_sets() {
        PhraseIndex index = new PhraseIndex();
        PhraseSet moved = index.add(List.of(" have moved", " was moved"));
        PhraseSet blocked = index.add(List.of(" have blocked", " was blocked"));
        PhraseSet both = index.add(List.of(" was moved", " été bloqué"));
        NormalText text = NormalText.of("It was moved, nothing else");
        assertThat(moved.phrase(text)).isEqualTo("was moved");
        assertThat(both.phrase(text)).isEqualTo("was moved");
        assertThat(blocked.in(text)).isFalse();
        assertThat(both.in(NormalText.of("La carte a été bloquée"))).isTrue();
    }

    @Test
    void a_phrase_after_the_first_search_is_refused() {
        PhraseIndex index = new PhraseIndex();
        index.add(List.of(" no")).in(NormalText.of("yes"));
        assertThatIllegalStateException()
                .isThrownBy(() -> index.add(List.of(" yes")))
                .withMessageContaining("[ yes]");
    }

    @Test
    void a_phrase_of_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhraseIndex().add(List.of(" ")));
    }

    private static String phrase(Random random, int words) {
        String text = NormalText.phrase(sentence(random, words));
        return text.length() < 3 ? NormalText.phrase("help") : text;
    }

    private static String sentence(Random random, int words) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            chosen.add(WORDS[random.nextInt(WORDS.length)]);
        }
        return String.join(" ", chosen);
    }
}
