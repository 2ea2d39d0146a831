package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LengthsTest {
    @Test
    void a_text_within_the_limit_stays_as_it_is() {
        assertThat(Lengths.cut("one two", 7)).isEqualTo("one two");
        assertThat(Lengths.split("one two", 7)).containsExactly("one two");
        assertThat(Lengths.split("", 7)).containsExactly("");
    }

    @Test
    void a_text_over_the_limit_is_cut_before_a_blank() {
        assertThat(Lengths.cut("one two three", 7)).isEqualTo("one two");
        assertThat(Lengths.cut("one two three", 6)).isEqualTo("one");
        assertThat(Lengths.cut("one  two", 4)).isEqualTo("one");
    }

    @Test
    void a_word_over_the_limit_is_cut_anywhere_but_in_a_surrogate_pair() {
        assertThat(Lengths.cut("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 2)).isEqualTo("\uD83D\uDE00\uD83D\uDE00");
        assertThat(Lengths.split("abcdefgh", 3)).containsExactly("abc", "def", "gh");
    }

    @Test
    void the_parts_are_within_the_limit_and_lose_no_word() {
        String text =
                "I called on Monday and \uD83D\uDE00 nobody cared ".repeat(40).strip();
        assertThat(Lengths.split(text, 256))
                .hasSizeGreaterThan(4)
                .allSatisfy(part ->
                        assertThat(part.codePointCount(0, part.length())).isBetween(1, 256));
        assertThat(String.join(" ", Lengths.split(text, 256))).isEqualTo(text);
    }
}
