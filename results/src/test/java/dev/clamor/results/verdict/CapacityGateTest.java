package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.verdict.Verdict.Check;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityGateTest {
    private static final Check SOUND = new Check("EVENTS", true, "There are some.");
    private static final Check LATE = new Check("GENERATOR_LAG", false, "It lagged.");

    @ParameterizedTest
    @CsvSource({
        "38, 44, 0, HOLD, MEASURED",
        "38, 44, 38, PROMOTE, LOAD_HELD",
        "38, Infinity, 20, PROMOTE, LOAD_HELD",
        "38, 44, 38.1, HOLD, LOAD_UNDECIDED",
        "38, 44, 43.9, HOLD, LOAD_UNDECIDED",
        "38, Infinity, 90, HOLD, LOAD_UNDECIDED",
        "38, 44, 44, ROLL_BACK, LOAD_NOT_HELD",
        "0, 4, 20, ROLL_BACK, LOAD_NOT_HELD",
        "0, Infinity, 20, HOLD, LOAD_UNDECIDED"
    })
    void the_load_asked_for_is_held_against_the_interval(
            double lower, double upper, double asked, Decision decision, String code) {
        Gate gate = CapacityGate.of(List.of(SOUND), new Capacity(lower, upper, asked, "holds."));
        assertThat(gate.decision()).isEqualTo(decision);
        assertThat(gate.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(code);
            assertThat(reason.because()).contains("holds.");
        });
    }

    @Test
    void a_run_that_does_not_count_is_held_whatever_was_found() {
        Gate gate = CapacityGate.of(List.of(SOUND, LATE), new Capacity(38, 44, 20, "holds."));
        assertThat(gate.decision()).isEqualTo(Decision.HOLD);
        assertThat(gate.reasons()).extracting(Verdict.Reason::code).containsExactly("RUN_INVALID");
    }
}
