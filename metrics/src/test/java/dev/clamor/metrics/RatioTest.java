package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {

    @Test
    void without_events_there_is_no_value() {
        assertThat(Ratio.NONE.value()).isEmpty();
        assertThat(new Ratio(0, 4).value()).hasValue(0);
    }

    @Test
    void adds_up() {
        assertThat(new Ratio(1, 4).plus(new Ratio(2, 2)).plus(true).plus(false)).isEqualTo(new Ratio(4, 8));
        assertThat(new Ratio(1, 4).bad()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "4, 3", "0, -1"})
    void refuses_more_good_events_than_events(long good, long total) {
        assertThatThrownBy(() -> new Ratio(good, total))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ratio: expected 0 <= good <= total. Found: " + good + " of " + total);
    }
}
