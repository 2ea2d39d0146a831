package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clamor.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class CompletionCommandTest {
    private static final Pattern LINE =
            Pattern.compile("complete -c clamor -n '__clamor_at \"[a-z ]*\"' (-[a-zFrx] ?|[a-zA-Z-]+ ?|'[^']*' ?)+"
                    + "( ?-d '([^'\\\\]|\\\\.)+')?");
    private static final Path FISH = Path.of("/usr/bin/fish");
    private static final Path BASH = Path.of("/bin/bash");
    private static final long LIMIT_SECONDS = 30;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(CompletionCommand.Shell.class)
    void a_shell_is_told_every_command_and_its_options(CompletionCommand.Shell shell) {
        String script = script(shell);
        assertThat(script).doesNotContain("\r");
        for (CommandLine command : CommandsPage.commands()) {
            assertThat(script).contains(command.getCommandName());
            command.getCommandSpec()
                    .options()
                    .forEach(option ->
                            assertThat(script).contains(option.longestName().substring(2)));
        }
    }

    @Test
    void another_shell_is_refused() {
        assertThat(Cli.here("completion", "tcsh").exitCode()).isEqualTo(ExitCode.INVALID);
    }

    @Test
    void a_line_for_fish_names_the_command_that_it_is_meant_for_and_what_may_follow() {
        List<String> lines = script(CompletionCommand.Shell.fish).lines().toList();
        assertThat(lines)
                .contains(
                        "complete -c clamor -n '__clamor_at \"baseline\"' -a show -d 'Shows a baseline: what it is, when"
                                + " and why it was set.'",
                        "complete -c clamor -n '__clamor_at \"run\"' -s q -l quiet -d 'print one line: the verdict and"
                                + " the run\\'s folder'",
                        "complete -c clamor -n '__clamor_at \"completion\"' -f -a 'bash zsh fish'",
                        "complete -c clamor -n '__clamor_at \"baseline set\"' -l because -x -d 'the reason, kept with"
                                + " it'",
                        "complete -c clamor -n '__clamor_at \"judge\"' -f -a '(__fish_complete_directories)'",
                        "complete -c clamor -n '__clamor_at \"validate\"' -F")
                .anyMatch(
                        line -> line.startsWith(
                                "complete -c clamor -n '__clamor_at \"objectives\"' -l format -r -f -a 'text yaml openslo' -d '"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("complete") && !line.equals("complete -c clamor -f"))
                .hasSizeGreaterThan(200)
                .allMatch(line -> LINE.matcher(line).matches());
    }

    @Test
    void fish_completes_by_it() throws Exception {
        assumeTrue(Files.isExecutable(FISH), "fish is not installed");
        Files.createFile(folder.resolve("agent.yaml"));
        Path script = Files.writeString(folder.resolve("clamor.fish"), script(CompletionCommand.Shell.fish));
        String asked = "source " + script.getFileName() + "; for line in 'clamor base' 'clamor baseline sh'"
                + " 'clamor objectives --format o' 'clamor run --agent ag' 'clamor explain SHARD_MIS' 'clamor personas show angry_re' 'clamor schema kn'; complete -C $line; end";
        assertThat(output(FISH.toString(), "--no-config", "-c", asked))
                .containsExactly(
                        "baseline\tKeeps runs under a name, to hold later runs against: results/baselines/NAME.",
                        "show\tShows a baseline: what it is, when and why it was set.",
                        "openslo\tone of TEXT, YAML, OPENSLO (default: TEXT)",
                        "agent.yaml",
                        "SHARD_MISSING",
                        "angry_repeat",
                        "knee");
    }

    @Test
    void bash_completes_by_its_own() throws Exception {
        assumeTrue(Files.isExecutable(BASH), "bash is not installed");
        Path script = Files.writeString(folder.resolve("clamor.bash"), script(CompletionCommand.Shell.bash));
        String asked = "compopt() { :; }; source " + script.getFileName()
                + "; complete -p clamor; for line in 'clamor base' 'clamor baseline sh' 'clamor run --max' 'clamor explain SHARD_MIS'; do"
                + " COMP_WORDS=($line); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=(); _complete_clamor;"
                + " echo \"${COMPREPLY[@]}\"; done";
        assertThat(output(BASH.toString(), "--norc", "-c", asked))
                .hasSize(5)
                .endsWith("baseline", "show", "--max-contacts", "SHARD_MISSING")
                .first()
                .asString()
                .contains("_complete_clamor");
    }

    private static String script(CompletionCommand.Shell shell) {
        Cli.Ended script = Cli.here("completion", shell.name());
        assertThat(script.err()).isEmpty();
        assertThat(script.exitCode()).isZero();
        return script.out();
    }

    private List<String> output(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        ProcessBuilder shell = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        shell.environment().put("HOME", folder.toString());
        Process process = shell.start();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }
}
