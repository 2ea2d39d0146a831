package dev.clamor.persona.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    private static Set<Character> around(char c) {
        Set<Character> around = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            around.add(Keyboard.beside(c, (i + 0.5) / 60));
        }
        return around;
    }

    @Test
    void every_letter_has_neighbours_and_is_a_neighbour_of_each_of_them() {
        for (char c = 'a'; c <= 'z'; c++) {
            char letter = c;
            assertThat(around(c)).isNotEmpty().doesNotContain(letter).allSatisfy(n -> {
                assertThat(n).isBetween('a', 'z');
                assertThat(around(n)).as(letter + " and " + n).contains(letter);
            });
        }
    }

    @Test
    void the_neighbours_of_s_are_those_of_a_qwerty_keyboard() {
        assertThat(around('s')).containsExactlyInAnyOrder('a', 'w', 'e', 'd', 'x', 'z');
    }

    @Test
    void capitals_stay_capitals_and_other_characters_stay_as_they_are() {
        assertThat(around('Q')).containsExactly('A', 'W');
        for (char c : "[{`@_^~5é ".toCharArray()) {
            assertThat(around(c)).containsExactly(c);
        }
    }
}
