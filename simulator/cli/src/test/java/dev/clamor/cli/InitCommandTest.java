package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void write() {
        project = folder.resolve("new/project");
        Cli.Ended written = Cli.here("init", project.toString());
        assertThat(written.err()).isEmpty();
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).contains("clamor run " + project.resolve("plan.yaml"));
    }

    @Test
    void every_file_is_valid() {
        for (String part : List.of("plan.yaml", "agent.yaml", "objectives.yaml", "personas", "scenarios")) {
            Cli.Ended checked = Cli.here("validate", project.resolve(part).toString());
            assertThat(checked.err()).isEmpty();
            assertThat(checked.exitCode()).isZero();
            assertThat(checked.out()).contains("nothing wrong");
        }
    }

    @Test
    void the_plan_is_of_the_projects_own_customers() {
        Suite suite = SuiteLoader.load(project.resolve("plan.yaml").toString(), null);
        assertThat(suite.personaSources()).hasSize(3);
        assertThat(suite.scenarioSources()).hasSize(3);
    }

    @Test
    void the_pipeline_can_be_read_and_names_files_that_are_there() throws IOException {
        String text = Files.readString(project.resolve(".github/workflows/clamor.yml"));
        Problems problems = new Problems();
        assertThat(Document.parse("clamor.yml", text, problems)).isPresent();
        problems.throwIfAny();
        Matcher named = Pattern.compile("[a-z]+\\.yaml").matcher(text);
        assertThat(named.results().map(found -> project.resolve(found.group())))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @Test
    void the_commands_of_its_page_can_be_given() throws IOException {
        assertThat(HelpExamples.of(Files.readString(project.resolve("README.md")), "    "))
                .hasSize(3)
                .allSatisfy(example -> assertThat(HelpExamples.problem(example)).isEmpty());
    }

    @Test
    void a_folder_with_anything_in_it_is_left_alone() throws IOException {
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("mine.txt"), "mine");
        Cli.Ended refused = Cli.here("init", full.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(refused.err()).contains("DIR: expected a new or empty folder. Found: mine.txt in it.");
        try (Stream<Path> there = Files.list(full)) {
            assertThat(there).hasSize(1);
        }
        assertThat(Cli.here("init", full.resolve("mine.txt").toString()).exitCode())
                .isEqualTo(ExitCode.INVALID);
    }
}
