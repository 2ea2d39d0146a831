package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {
    static final Path PAGE = Path.of("../../docs/commands.md");

    @Test
    void every_example_of_every_command_can_be_given() {
        List<String> examples = CommandsPage.commands().stream()
                .flatMap(command -> HelpExamples.of(CommandsPage.help(command), "  ").stream())
                .toList();
        assertThat(examples)
                .hasSizeGreaterThan(60)
                .allSatisfy(example -> assertThat(HelpExamples.problem(example)).isEmpty());
    }

    @Test
    void the_page_of_commands_is_that_of_the_program() throws IOException {
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
                .as("write it anew as its head says")
                .isEqualTo(CommandsPage.text());
    }

    /** A run is started without the other commands. */
    @Test
    void the_help_of_run_is_the_same_when_only_it_is_looked_at() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        CommandLine all = Main.commandLine(nowhere, nowhere);
        CommandLine only = Main.commandLine(nowhere, nowhere, "run");
        assertThat(only.getSubcommands()).containsOnlyKeys("run");
        assertThat(only.getSubcommands().get("run").getUsageMessage())
                .isEqualTo(all.getSubcommands().get("run").getUsageMessage());
    }
}
