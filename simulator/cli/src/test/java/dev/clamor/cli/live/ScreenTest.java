package dev.clamor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    @Test
    void a_block_is_for_terminals_only() {
        PrintWriter out = new PrintWriter(Writer.nullWriter());
        assertThat(Screen.of(out, true, Map.of("COLUMNS", "100"))).isInstanceOf(TerminalView.class);
        assertThat(Screen.of(out, true, Map.of("CI", "true"))).isInstanceOf(PlainView.class);
        assertThat(Screen.of(out, false, Map.of())).isInstanceOf(PlainView.class);
    }
}
