package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured is what is started: the options for Java's collector are the same everywhere. */
class CollectorOptionsTest {
    private static final Path PAGE = Path.of("../../docs/generator.md");
    private static final Pattern OPTION = Pattern.compile("-XX:[^\\s\"<]+");
    private static final String FIRST = "-XX:+UseG1GC";

    private static List<String> options(String text) {
        return OPTION.matcher(text).results().map(found -> found.group()).toList();
    }

    /** Those of the block of the page. */
    private static List<String> documented() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```\n" + FIRST);
        return options(page.substring(from, page.indexOf("```", from + 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../clamor",
                "../deploy/release/bin/clamor",
                "../deploy/release/bin/clamor.cmd",
                "pom.xml",
                "../benchmarks/src/main/java/dev/clamor/benchmarks/Concurrency.java"
            })
    void they_stand_in_every_launcher_and_in_the_benchmark(String file) throws IOException {
        assertThat(options(Files.readString(Path.of(file)))).containsSubsequence(documented());
    }

    @Test
    void this_java_knows_them() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(documented());
        command.add("-version");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("warning");
    }
}
