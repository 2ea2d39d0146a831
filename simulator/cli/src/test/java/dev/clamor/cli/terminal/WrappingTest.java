package dev.clamor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.cli.live.Screen;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingTest {
    private static final String LINE =
            "  CODE  of ninety-nine words that are too many for a terminal it shows some, and then more";

    @Test
    void further_lines_stand_behind_the_indent() {
        assertThat(new Wrapping(41).of(LINE, 8).lines())
                .containsExactly(
                        "  CODE  of ninety-nine words that are",
                        "        too many for a terminal it shows",
                        "        some, and then more");
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 40, 60, 80, 89, 90, 200})
    void no_word_is_lost_and_none_broken(int columns) {
        String wrapped = new Wrapping(columns).of(LINE, 8);
        assertThat(wrapped.split("\\s+")).isEqualTo(LINE.split("\\s+"));
        assertThat(wrapped.lines()).allMatch(line -> line.length() < columns);
    }

    @Test
    void a_per_cent_sign_stays_with_its_number() {
        assertThat(new Wrapping(31)
                        .of("x  of all of them there were 7.8 %, no more", 3)
                        .lines())
                .containsExactly("x  of all of them there were", "   7.8 %, no more");
    }

    @Test
    void a_word_longer_than_the_terminal_stays_whole() {
        String path = "/a/folder/" + "x".repeat(60) + "/report.html";
        assertThat(new Wrapping(40)
                        .of("Report of the run " + path + " and so on", 2)
                        .lines())
                .containsExactly("Report of the run", "  " + path, "  and so on");
    }

    @Test
    void where_there_is_no_terminal_or_no_room_a_line_stays_a_line() {
        assertThat(Wrapping.NONE.of(LINE, 8)).isEqualTo(LINE);
        assertThat(new Wrapping(28).of(LINE, 8)).isEqualTo(LINE);
        assertThat(Screen.wrapping(false, Map.of())).isEqualTo(Wrapping.NONE);
        assertThat(Screen.wrapping(true, Map.of("CI", "true"))).isEqualTo(Wrapping.NONE);
        assertThat(Screen.wrapping(true, Map.of())).isEqualTo(new Wrapping(80));
        assertThat(Screen.wrapping(true, Map.of("COLUMNS", "120"))).isEqualTo(new Wrapping(120));
    }
}
