package dev.clamor.persona.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.document.Nearest;
import dev.clamor.persona.RandomStreams;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypingNoiseTest {
    private static final RandomStreams STREAMS = new RandomStreams(99);
    private static final int N = 40_000;

    private static String noisy(String text, double rate, long contact, String... untouched) {
        return TypingNoise.apply(text, rate, Set.of(untouched), STREAMS, contact, 3);
    }

    /** A word of n letters takes an error with probability 1 - (1 - r)^n; 5 standard errors: 1 false alarm in 2 million. */
    @ParameterizedTest
    @ValueSource(doubles = {0.012 * 0.6, 0.012, 0.023, 0.023 * 1.8, 0.3})
    void the_rate_is_recovered(double rate) {
        String word = "planet";
        double expected = 1 - Math.pow(1 - rate, word.length());
        long wrong = IntStream.range(0, N)
                .filter(c -> !noisy(word, rate, c).equals(word))
                .count();
        assertThat((double) wrong / N).isCloseTo(expected, within(5 * Math.sqrt(expected * (1 - expected) / N)));
    }

    /** All letters of "planet" differ and none is the neighbour of the next, so the kind can be read off the length. */
    @Test
    void the_kinds_of_error_have_their_shares() {
        int[] kinds = new int[3];
        int transposed = 0;
        for (int c = 0; c < N; c++) {
            String noisy = noisy("planet", 0.9999, c);
            kinds[noisy.length() - 5]++;
            if (noisy.length() == 6 && Nearest.distance("planet", noisy) == 2) {
                transposed++;
            }
        }
        assertShare(kinds[0], 0.22);
        assertShare(kinds[2], 0.18);
        assertShare(transposed, 0.10);
        assertShare(kinds[1] - transposed, 0.50);
    }

    private static void assertShare(int count, double share) {
        assertThat((double) count / N).isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / N)));
    }

    @Test
    void a_word_takes_one_error_at_most_and_each_place_its_turn() {
        boolean[] touched = new boolean[12];
        for (int c = 0; c < 5000; c++) {
            String noisy = noisy("conversation", 0.1, c);
            // A transposition counts as two edits.
            assertThat(Nearest.distance("conversation", noisy)).isLessThanOrEqualTo(2);
            for (int i = 0; i < Math.min(12, noisy.length()); i++) {
                if (noisy.charAt(i) != "conversation".charAt(i)) {
                    touched[i] = true;
                    break;
                }
            }
        }
        assertThat(touched).containsOnly(true);
    }

    @Test
    void short_words_digits_and_untouched_texts_stay() {
        String text = "Hi my id is AC-123456abcd and Zofie Example is who I am at wonderland@example.org";
        for (int c = 0; c < 2000; c++) {
            assertThat(noisy(text, 0.9, c, "Zofie Example", "WONDERLAND@example.org", ""))
                    .isSameAs(text);
        }
    }

    @Test
    void only_the_untouched_place_is_spared() {
        for (int c = 0; c < 200; c++) {
            String noisy = noisy("please move November to something else", 0.9999, c, "november");
            assertThat(noisy.split(" ")).hasSize(6).contains("November", "to").doesNotContain("something", "please");
        }
    }

    @Test
    void nothing_changed_gives_the_same_instance() {
        String text = "a longer sentence with several words in it";
        assertThat(noisy(text, 0, 1)).isSameAs(text);
        long same = IntStream.range(0, 1000)
                .filter(c -> noisy(text, 1e-4, c) == text)
                .count();
        assertThat(same).isGreaterThan(950);
        assertThat(noisy("", 0.5, 1)).isEmpty();
    }

    @Test
    void the_same_contact_and_turn_err_alike() {
        String text = "there is something wrong with my invoice";
        assertThat(noisy(text, 0.2, 8)).isEqualTo(noisy(text, 0.2, 8));
        assertThat(IntStream.range(0, 20)
                        .mapToObj(c -> noisy(text, 0.2, c))
                        .distinct()
                        .count())
                .isGreaterThan(15);
    }

    @Test
    void spaces_punctuation_and_capitals_stay_where_they_are() {
        for (int c = 0; c < 500; c++) {
            String noisy = noisy("  WHERE,\tis (mine)?  café-society!\n", 0.9999, c);
            assertThat(noisy).matches("  [A-Z]+,\tis \\([a-z]+\\)\\?  \\p{L}+-[a-z]+!\n");
        }
    }
}
