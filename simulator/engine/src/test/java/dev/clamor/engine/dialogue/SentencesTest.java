package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How do I get out? It is this | second time | How do I get out? It is this. Second time",
                "It is wrong | my account is AC-1 | It is wrong. My account is AC-1",
                "What does it cost | thanks | What does it cost? Thanks",
                "Hello! | it is me | Hello! It is me",
                "It's about: | wrong fee | It's about: wrong fee",
                "My mail | someone@example.org | My mail. someone@example.org",
                "'' | alone | alone",
                "alone | '' | alone"
            })
    void two_sentences_are_joined_as_people_do(String first, String second, String joined) {
        assertThat(Sentences.join(first, second)).isEqualTo(joined);
    }

    @Test
    void a_list_ends_in_and() {
        assertThat(Sentences.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Sentences.list(List.of("a"))).isEqualTo("a");
        assertThat(Sentences.list(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "' ', 0", "one, 1", "' two  words ', 2"})
    void words_are_runs_without_blanks(String text, int words) {
        assertThat(Sentences.words(text)).isEqualTo(words);
    }
}
