package dev.clamor.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the faults, their Javadoc and {@code docs/blame.md} together. */
class FaultTest {
    private static final Path RULE = Path.of("../docs/blame.md");
    private static final Path SOURCE = Path.of("src/main/java/dev/clamor/conversation/Fault.java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+?) \\| (\\w+) \\| .+ \\| .+ \\|$");
    private static final Pattern CONSTANT = Pattern.compile("/\\*\\* (.+) \\*/\\s+(\\w+)\\(Blame\\.\\w+\\)");

    @Test
    void the_table_has_one_row_for_every_fault_in_the_same_order() throws IOException {
        assertThat(rows()).extracting(row -> row.group(1)).containsExactlyElementsOf(names());
    }

    @Test
    void the_table_and_the_code_blame_the_same() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(Fault.valueOf(row.group(1)).blame())
                        .as(row.group(1))
                        .hasToString(row.group(3)));
    }

    @Test
    void the_table_and_the_javadoc_say_the_same() throws IOException {
        Map<String, String> described = new TreeMap<>();
        CONSTANT.matcher(Files.readString(SOURCE)).results().forEach(c -> described.put(c.group(2), c.group(1)));
        assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(names());
        assertThat(rows()).allSatisfy(row -> assertThat(row.group(2)).isEqualTo(described.get(row.group(1))));
    }

    @Test
    void only_what_may_come_of_our_own_set_up_is_ours() {
        assertThat(Stream.of(Fault.values()).filter(f -> f.blame() == Fault.Blame.HARNESS))
                .containsExactly(Fault.UNRESOLVED, Fault.UNAUTHORIZED, Fault.HARNESS);
    }

    private static List<String> names() {
        return Stream.of(Fault.values()).map(Fault::name).toList();
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(RULE)).results().toList();
    }
}
