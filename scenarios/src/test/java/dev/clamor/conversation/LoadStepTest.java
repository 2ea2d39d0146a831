package dev.clamor.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.LoadStep.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadStepTest {
    @ParameterizedTest
    @EnumSource(Part.class)
    void a_stage_is_read_as_it_was_named(Part part) {
        for (double rate : new double[] {0.01, 4, 13.5, 20.3, 99_900}) {
            LoadStep step = new LoadStep(part, part == Part.RECOVERY ? 0 : 7, rate);
            assertThat(LoadStep.of(step.stage())).contains(step);
        }
    }

    @ParameterizedTest
    @CsvSource({"STEP, 3, step 3 (9.0/s)", "LEAD_IN, 1, lead-in 1 (9.0/s)", "RECOVERY, 0, recovery (9.0/s)"})
    void names_are_for_people_too(Part part, int number, String name) {
        assertThat(new LoadStep(part, number, 9).stage()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "steady", "step", "step 3", "step 3 (9/s)", "step 3 (9.0/s) ", "steps 3 (9.0/s)"})
    void stages_of_other_runs_are_none(String stage) {
        assertThat(LoadStep.of(stage)).isEmpty();
    }

    @Test
    void steps_and_the_recovery_are_judged() {
        assertThat(Part.values())
                .filteredOn(part -> new LoadStep(part, 1, 1).judged())
                .containsExactly(Part.STEP, Part.RECOVERY);
    }
}
