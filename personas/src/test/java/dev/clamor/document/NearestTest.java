package dev.clamor.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    // Textbook pairs: Wagner and Fischer 1974; "kitten" and "sitting" is the usual example.
    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "saturday,sunday,3", "flaw,lawn,2", "gumbo,gambol,2", "'',abc,3", "abc,'',3", "a,a,0"})
    void distance_is_the_least_number_of_edits(String a, String b, int edits) {
        assertThat(Nearest.distance(a, b)).isEqualTo(edits);
        assertThat(Nearest.distance(b, a)).isEqualTo(edits);
    }

    @Test
    void finds_the_word_that_was_meant() {
        assertThat(Nearest.to("pateince", List.of("wording", "patience", "timing"))).contains("patience");
    }

    @Test
    void takes_no_notice_of_capitals() {
        assertThat(Nearest.to("WEIGHT", List.of("weight", "height"))).contains("weight");
    }

    @Test
    void says_nothing_when_every_word_is_far_away() {
        assertThat(Nearest.to("patience", List.of("gain", "memory"))).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }

    @Test
    void prefers_the_first_in_the_alphabet_among_equally_near_words() {
        assertThat(Nearest.to("cat", List.of("rat", "bat", "hat"))).contains("bat");
    }
}
