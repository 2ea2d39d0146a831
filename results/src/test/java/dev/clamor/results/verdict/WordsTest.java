package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 50.0 %",
        "0, 0.0 %",
        "1, 100.0 %",
        "0.99996, 99.996 %",
        "0.9999999, 99.99999 %",
        "0.0000001, 0.00001 %",
        "0.12345, 12.3 %"
    })
    void shares_are_short_but_never_rounded_to_all_or_nothing(double share, String shown) {
        assertThat(Words.percent(share)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.89996, 89.996 %", "0.90004, 90.004 %", "0.9, 90.0 %", "0.8994, 89.9 %"})
    void a_share_is_shown_on_its_side_of_the_target(double share, String shown) {
        assertThat(Words.percent(share, new BigDecimal("0.90"))).isEqualTo(shown);
    }

    @Test
    void targets_and_levels_are_shown_as_written() {
        assertThat(Words.percent(new BigDecimal("0.850"))).isEqualTo("85 %");
        assertThat(Words.percent(new BigDecimal("0.999"))).isEqualTo("99.9 %");
        assertThat(Words.level(0.95)).isEqualTo("95 %");
    }

    @Test
    void large_numbers_have_separators() {
        assertThat(Words.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Words.number(0.125)).isEqualTo("0.13");
    }
}
