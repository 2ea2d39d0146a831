package dev.clamor.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.engine.wire.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlindnessTest {
    private static Diagnosis.Turn turn(String reply, String fault, boolean tells) {
        return new Diagnosis.Turn(
                "Hello",
                reply,
                fault,
                "CLARIFY",
                "",
                tells ? "billing" : "",
                tells ? 0.9 : Double.NaN,
                tells ? List.of("account") : List.of(),
                tells ? List.of("look_up {} DONE") : List.of(),
                tells ? "queue billing" : "",
                "OPEN",
                tells ? 0.01 : Double.NaN,
                tells ? 100 : 300,
                300,
                tells);
    }

    private static List<String> unseen(String protocol, Diagnosis.Turn... turns) {
        return Blindness.of(List.of(turns), protocol, Signals.NONE, false).stream()
                .map(Diagnosis.Unseen::what)
                .toList();
    }

    @Test
    void an_agent_that_tells_everything_costs_nothing() {
        assertThat(unseen("openai", turn("Which account?", "", true))).isEmpty();
    }

    @Test
    void an_agent_that_tells_nothing_but_words_costs_every_measure_that_needs_more() {
        assertThat(unseen("openai", turn("Which account?", "", false)))
                .containsExactly(
                        "no actions",
                        "no handoff, and no signal for one in the target file",
                        "no intent",
                        "no names of the facts asked for",
                        "no reply in parts",
                        "no cost");
    }

    @Test
    void a_protocol_with_a_word_for_handoffs_does_not_need_a_signal() {
        assertThat(unseen("native", turn("Hello.", "", false)))
                .containsExactly("no actions", "no intent", "no reply in parts", "no cost");
    }

    @Test
    void actions_that_a_probe_shows_need_not_be_told() {
        assertThat(Blindness.of(List.of(turn("Hello.", "", false)), "native", Signals.NONE, true))
                .extracting(Diagnosis.Unseen::what)
                .containsExactly("no intent", "no reply in parts", "no cost");
    }

    @Test
    void nothing_can_be_said_of_an_agent_that_was_not_understood() {
        assertThat(unseen("openai", turn("", "TIMEOUT", false))).isEmpty();
    }

    @Test
    void it_is_enough_that_one_turn_tells() {
        assertThat(unseen("openai", turn("Which account?", "", false), turn("Done.", "", true)))
                .isEmpty();
    }
}
