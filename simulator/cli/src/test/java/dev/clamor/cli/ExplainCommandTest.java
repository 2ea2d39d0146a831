package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {
    private static final Path SOURCES = Path.of("../../results/src/main/java");

    @ParameterizedTest
    @EnumSource(CodeKind.class)
    void every_code_of_the_program_is_explained_and_no_other(CodeKind kind) {
        assertThat(Explanation.all().stream()
                        .filter(each -> each.kind().equals(kind.id()))
                        .map(Explanation::code))
                .containsExactlyElementsOf(kind.codes());
    }

    @Test
    void every_explanation_says_all_of_it() {
        assertThat(Explanation.all())
                .allSatisfy(each -> assertThat(
                                List.of(each.title(), each.means(), each.look(), each.advice(), each.where()))
                        .allMatch(text -> !text.isBlank()));
        assertThat(Explanation.all().stream().map(Explanation::kind).distinct())
                .containsExactlyElementsOf(
                        Stream.of(CodeKind.values()).map(CodeKind::id).toList());
    }

    @Test
    void no_reason_or_check_has_a_code_that_is_typed_in_place() throws IOException {
        Pattern typed = Pattern.compile("new (Check|Reason)\\(\\s*\"");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(java).hasSizeGreaterThan(100);
            for (Path file : java) {
                assertThat(Files.readString(file, StandardCharsets.UTF_8)).doesNotContainPattern(typed);
            }
        }
    }

    @Test
    void a_code_is_explained_whatever_its_capitals() {
        Cli.Ended shown = Cli.here("explain", "generator_lag");
        assertThat(shown.err()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .startsWith("GENERATOR_LAG, check of the run")
                .contains("means", "look at", "do", "seen in");
    }

    @Test
    void a_code_of_several_kinds_is_explained_as_each() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(Cli.here("explain", "RUN_ENDED", "--json").out());
        assertThat(all).extracting(each -> each.get("kind").asText()).containsExactly("check", "discard");
    }

    @Test
    void without_a_code_all_are_listed() {
        Cli.Ended listed = Cli.here("explain");
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out()).contains("ALL_MET", "E10", "WENT_IN_CIRCLES", "why a contact was discarded:");
    }

    @Test
    void another_code_is_refused_with_the_nearest() {
        Cli.Ended refused = Cli.here("explain", "GENERATOR_LAGG");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(refused.err()).contains("\"GENERATOR_LAGG\" (did you mean \"GENERATOR_LAG\"?)");
    }
}
