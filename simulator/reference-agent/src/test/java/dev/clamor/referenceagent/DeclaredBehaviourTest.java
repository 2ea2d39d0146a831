package dev.clamor.referenceagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clamor.referenceagent.dialogue.Flaw;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclaredBehaviourTest {
    @Test
    void the_packaged_file_names_every_flaw() {
        assertThat(DeclaredBehaviour.packaged().rates()).containsOnlyKeys(Flaw.values());
    }

    @Test
    void what_is_written_as_json_reads_as_the_same_behaviour() {
        DeclaredBehaviour packaged = DeclaredBehaviour.packaged();
        assertThat(DeclaredBehaviour.parse(
                        "again", BehaviourReader.json(packaged).toString()))
                .isEqualTo(packaged);
    }

    @Test
    void a_file_with_one_rate_is_a_clean_agent_with_that_flaw() {
        assertThat(DeclaredBehaviour.parse("mine.yaml", "rates:\n  missedHandoff: 0.2\n"))
                .isEqualTo(DeclaredBehaviour.clean().with(Flaw.MISSED_HANDOFF, 0.2));
        assertThat(DeclaredBehaviour.parse("mine.yaml", "")).isEqualTo(DeclaredBehaviour.clean());
    }

    @Test
    void all_problems_are_reported_at_once() {
        String yaml = """
                rates:
                  missedHandoff: 1.5
                  wrongActoin: 0.1
                  leak: often
                workers: 0
                queueLimit: 2.5
                speed: high
                pressure:
                  from: 3
                  full: 2
                """;
        InvalidBehaviourException thrown =
                catchThrowableOfType(InvalidBehaviourException.class, () -> DeclaredBehaviour.parse("mine.yaml", yaml));
        assertThat(thrown.problems())
                .hasSize(7)
                .contains(
                        "mine.yaml, rates.missedHandoff: a number from 0 to 1 was expected. Found: 1.5",
                        "mine.yaml, rates.leak: a number was expected. Found: \"often\"",
                        "mine.yaml, workers: a number from 1 to 100000 was expected. Found: 0",
                        "mine.yaml, queueLimit: a whole number was expected. Found: 2.5",
                        "mine.yaml, pressure: 0 <= from < full was expected. Found: from 3.0, full 2.0")
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("mine.yaml, rates.wrongActoin: one of actsOnStale, ")
                        .endsWith("was expected. Found: the unknown key \"wrongActoin\""))
                .anySatisfy(problem -> assertThat(problem).endsWith("Found: the unknown key \"speed\""));
        assertThat(thrown.complaints())
                .extracting(InvalidBehaviourException.Complaint::key)
                .contains("rates.wrongActoin", "workers", "speed");
    }

    @Test
    void text_that_is_no_yaml_is_reported() {
        assertThatThrownBy(() -> DeclaredBehaviour.parse("mine.yaml", "rates: [\n"))
                .isInstanceOf(InvalidBehaviourException.class)
                .hasMessageStartingWith("mine.yaml: YAML was expected. Found: ");
        assertThatThrownBy(() -> DeclaredBehaviour.parse("mine.yaml", "- a\n"))
                .isInstanceOf(InvalidBehaviourException.class)
                .hasMessage("mine.yaml: a mapping was expected. Found: [\"a\"]");
    }

    @Test
    void numbers_out_of_range_are_reported_from_code_too() {
        DeclaredBehaviour clean = DeclaredBehaviour.clean();
        assertThatThrownBy(() -> clean.with(Flaw.LEAK, Double.NaN))
                .isInstanceOf(InvalidBehaviourException.class)
                .hasMessage("rates.leak: a number from 0 to 1 was expected. Found: NaN");
        assertThatThrownBy(() -> clean.withStream(1.5, -1))
                .isInstanceOf(InvalidBehaviourException.class)
                .hasMessageContaining("stream.firstShare: a number from 0 to 1 was expected. Found: 1.5")
                .hasMessageContaining("stream.wordsPerSecond: a number from 0 to 100000 was expected. Found: -1");
        assertThatThrownBy(() -> clean.withLatency(-1, 0)).isInstanceOf(InvalidBehaviourException.class);
        assertThatThrownBy(
                        () -> clean.withPressure(new DeclaredBehaviour.Pressure(1, Double.POSITIVE_INFINITY, Map.of())))
                .isInstanceOf(InvalidBehaviourException.class);
    }
}
