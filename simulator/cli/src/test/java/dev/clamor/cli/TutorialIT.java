package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/tutorial.md}, followed as it stands: each {@code $ command} is given to a shell, and what it prints must be
 * what the page shows. {@code …} in a line stands for any text, and a line that is nothing else for any number of lines.
 * A YAML block whose first line is a comment with a path is written to that file.
 */
class TutorialIT {
    private static final Path PAGE = Path.of("..", "..", "docs", "tutorial.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml)?\\n(.*?)^```$");
    private static final Pattern FILE = Pattern.compile("# (\\S+\\.yaml)\\n.*", Pattern.DOTALL);
    private static final String PROMPT = "$ ";
    private static final String ANYTHING = "…";
    private static final int LEAST_COMMANDS = 12;
    private static final long LIMIT_SECONDS = 240;
    /** What the page is about is not how much else the machine has to do. */
    private static final String ANY_MACHINE =
            "limits: {lag_p99_millis: 60000, loop_delay_millis: 60000, gc_millis_per_second: 1000, cpu: 1}\n";

    @TempDir
    private Path folder;

    @Test
    void every_command_of_the_page_prints_what_the_page_shows() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        install(folder.resolve("clamor"), home);
        int commands = 0;
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            if (block.group(1) != null) {
                write(home, block.group(2));
                continue;
            }
            for (Step step : steps(block.group(2))) {
                String printed = run(home, step.command());
                assertThat(printed).as(step.command()).matches(step.expected());
                commands++;
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(LEAST_COMMANDS);
    }

    /** A command and what it must print. */
    private record Step(String command, Pattern expected) {}

    private static List<Step> steps(String block) {
        List<Step> steps = new ArrayList<>();
        for (String part : block.split("(?m)^\\$ ")) {
            if (!part.isEmpty()) {
                String[] lines = part.split("\n");
                steps.add(new Step(lines[0], expected(List.of(lines).subList(1, lines.length))));
            }
        }
        assertThat(block)
                .as("a block without a language is a block of commands")
                .startsWith(PROMPT);
        return steps;
    }

    /** Blanks at the end of a line do not count. */
    private static Pattern expected(List<String> lines) {
        StringBuilder pattern = new StringBuilder();
        for (String line : lines) {
            if (line.equals(ANYTHING)) {
                pattern.append("(?:[^\\n]*\\n)*?");
            } else {
                String literal = Pattern.quote(line).replace(ANYTHING, "\\E[^\\n]*\\Q");
                pattern.append(literal).append(" *\\n");
            }
        }
        return Pattern.compile(pattern.toString());
    }

    private static void write(Path home, String yaml) throws IOException {
        Matcher named = FILE.matcher(yaml);
        assertThat(named.matches()).as(yaml).isTrue();
        Files.writeString(home.resolve(named.group(1)), yaml + (yaml.contains("\nstages:") ? ANY_MACHINE : ""));
    }

    /** The packaged program under the name that the page uses. */
    private static void install(Path program, Path home) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = Path.of(System.getProperty("clamor.jar")).toAbsolutePath().toString();
        Files.writeString(program, """
                #!/bin/sh
                exec '%s' -Xmx1g %s -Dstdout.encoding=UTF-8 '-Dclamor.home=%s' -jar '%s' "$@"
                """.formatted(java, Cli.QUICK_COMPILER, home, jar));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private String run(Path home, String command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = shell.environment();
        environment.merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Process process = shell.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(command + ": expected an end within " + LIMIT_SECONDS + " s");
        }
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
