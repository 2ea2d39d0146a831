package dev.clamor.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Calm", "calm expert", "calm-expert", "../calm", "calme\u0301", "a\n"})
    void other_characters_than_lower_case_letters_digits_and_underscores_are_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PersonaId(text))
                .withMessage("persona id: expected lower-case letters, digits and _. Found: " + text);
    }

    @Test
    void sixty_characters_are_allowed_and_no_more() {
        assertThat(PersonaId.isValid("a".repeat(60))).isTrue();
        assertThat(PersonaId.isValid("a".repeat(61))).isFalse();
    }

    @Test
    void are_ordered_and_printed_by_their_text() {
        assertThat(new PersonaId("a_1")).isLessThan(new PersonaId("b")).hasToString("a_1");
    }

    @Test
    void a_range_that_runs_backwards_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Range(3, 2))
                .withMessage("range: expected least <= most. Found: 3 > 2");
    }
}
