package dev.clamor.results.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastContactsTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 20, 500, 900, 5_000})
    void the_answer_holds_and_is_one_percent_fine_whatever_the_guess(double guess) {
        double found = LeastContacts.of(c -> c >= 777, guess, 1, 1e6, LeastContacts.CLOSE)
                .orElseThrow();
        assertThat(found).isBetween(777.0, 777 * 1.01 + 1);
    }

    @Test
    void what_holds_below_a_gap_is_not_taken() {
        double found = LeastContacts.of(c -> c >= 100 && c < 200 || c >= 400, 300, 1, 1e6, LeastContacts.CLOSE)
                .orElseThrow();
        assertThat(found).isBetween(400.0, 405.0);
    }

    @Test
    void what_does_not_hold_at_the_upper_end_is_out_of_reach() {
        assertThat(LeastContacts.of(c -> c >= 777, 10, 1, 700, LeastContacts.CLOSE))
                .isEmpty();
    }

    @Test
    void what_always_holds_is_answered_with_the_least() {
        assertThat(LeastContacts.of(c -> true, 500, 30, 1e6, LeastContacts.CLOSE))
                .hasValue(30);
    }

    @Test
    void upwards_the_first_that_holds_is_taken() {
        assertThat(LeastContacts.upwards(c -> c >= 50, 60, 1e6)).hasValue(60);
        assertThat(LeastContacts.upwards(c -> c >= 777, 60, 1e6).orElseThrow()).isBetween(777.0, 777 * 1.01 + 1);
        assertThat(LeastContacts.upwards(c -> c >= 777, 60, 700)).isEmpty();
    }
}
