package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.clamor.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The GitHub action and the GitLab job: what they declare against what they use, and their scripts with a program in
 * Clamor's place that writes down its arguments. Rules of GitHub: its reference of action metadata (a composite action's
 * run steps name their shell; outputs come from steps by id). Neither has been run by GitHub or GitLab.
 */
class DeployFilesTest {
    private static final Path DEPLOY = Path.of("..", "deploy").toAbsolutePath().normalize();
    private static final Path ACTION = DEPLOY.resolve("github-action");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String PROGRAM = """
            #!/bin/sh
            printf '%s\\n' "$@" >"$SEEN"
            mkdir clamor-run && echo page >clamor-run/report.html
            exit "$CODE"
            """;

    @TempDir
    private Path folder;

    private Path work;
    private Path output;

    /** How a script ended. */
    private record Ended(int code, String text) {}

    @BeforeEach
    void a_checkout_with_the_other_program() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash on this machine");
        work = Files.createDirectory(folder.resolve("work"));
        output = Files.createFile(folder.resolve("output"));
        Path checkout = folder.resolve("checkout");
        Path action = Files.createDirectories(checkout.resolve("simulator/deploy/github-action"));
        Files.copy(ACTION.resolve("run.sh"), action.resolve("run.sh"));
        program(checkout.resolve("clamor"));
    }

    private static void program(Path file) throws IOException {
        Files.writeString(file, PROGRAM);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended script(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().put("SEEN", folder.resolve("seen").toString());
        builder.environment().put("CODE", "0");
        builder.environment().putAll(variables);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(log));
    }

    /** What the other program was given. */
    private List<String> seen() throws IOException {
        return Files.readAllLines(folder.resolve("seen"));
    }

    private static void known(List<String> arguments) {
        StringWriter nothing = new StringWriter();
        var parsed = Main.commandLine(new PrintWriter(nothing), new PrintWriter(nothing))
                .parseArgs(arguments.toArray(String[]::new));
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("run");
    }

    @Nested
    class GitHub {
        private final JsonNode action = read(ACTION.resolve("action.yml"));

        private Ended run(Map<String, String> inputs) throws IOException, InterruptedException {
            Path home = folder.resolve("checkout/simulator/deploy/github-action");
            Map<String, String> variables = new HashMap<>(inputs);
            variables.put("GITHUB_ACTION_PATH", home.toString());
            variables.put("GITHUB_OUTPUT", output.toString());
            variables.put("RUNNER_TEMP", folder.toString());
            return script(variables, "/bin/bash", home.resolve("run.sh").toString());
        }

        @Test
        void what_is_used_is_declared_and_what_is_declared_is_used() {
            Set<String> used = new TreeSet<>();
            Matcher matcher = Pattern.compile("inputs\\.([a-z0-9-]+)")
                    .matcher(action.get("runs").toString());
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
            Set<String> declared = new TreeSet<>();
            action.get("inputs").fieldNames().forEachRemaining(declared::add);
            assertThat(used).isEqualTo(declared);
            assertThat(action.get("inputs")).allMatch(input -> input.hasNonNull("description"));
        }

        @Test
        void every_step_that_runs_names_its_shell_and_takes_no_input_into_its_script() {
            assertThat(action.at("/runs/using").asText()).isEqualTo("composite");
            for (JsonNode step : action.at("/runs/steps")) {
                assertThat(step.has("run")).isNotEqualTo(step.has("uses"));
                if (step.has("run")) {
                    assertThat(step.path("shell").asText()).isEqualTo("bash");
                    assertThat(step.get("run").asText()).doesNotContain("${{");
                }
            }
        }

        @Test
        void every_output_is_one_that_the_script_writes() throws IOException {
            String script = Files.readString(ACTION.resolve("run.sh"));
            assertThat(action.get("outputs")).hasSize(4).allSatisfy(out -> {
                Matcher matcher = Pattern.compile("\\$\\{\\{ steps\\.run\\.outputs\\.([a-z-]+) }}")
                        .matcher(out.get("value").asText());
                assertThat(matcher.matches()).isTrue();
                assertThat(script).contains("\"" + matcher.group(1) + "=");
            });
        }

        @Test
        void the_run_is_kept_whatever_the_decision() {
            JsonNode last = action.at("/runs/steps/2");
            assertThat(last.get("uses").asText()).startsWith("actions/upload-artifact@");
            assertThat(last.get("if").asText()).startsWith("always()");
        }

        @ParameterizedTest
        @CsvSource({
            "0, fail, 0, PROMOTE",
            "10, fail, 10, HOLD",
            "10, pass, 0, HOLD",
            "20, pass, 20, ROLL_BACK",
            "1, pass, 1, ''"
        })
        void the_step_ends_as_the_decision_does(int code, String hold, int ends, String decision) throws Exception {
            Ended ended = run(Map.of("CODE", "" + code, "INPUT_HOLD", hold));
            assertThat(ended.code()).as(ended.text()).isEqualTo(ends);
            assertThat(output)
                    .content()
                    .isEqualTo("decision=" + decision + "\nexit-code=" + code
                            + "\nreport=clamor-run/report.html\nfolder=clamor-run\n");
        }

        @Test
        void inputs_become_options_and_none_of_their_text_is_run() throws Exception {
            Ended ended = run(Map.of(
                    "INPUT_PLAN", "my plan.yaml",
                    "INPUT_AGENT", "http://localhost:8080/$(touch pwned)",
                    "INPUT_OBJECTIVES", "o.yaml",
                    "INPUT_BASELINE", "production",
                    "INPUT_SEED", "7",
                    "INPUT_ARGS", "--max-contacts 300\n--faults *;touch`touch"));
            assertThat(ended.code()).as(ended.text()).isZero();
            assertThat(seen())
                    .containsExactly(
                            "run",
                            "my plan.yaml",
                            "--out",
                            "clamor-run",
                            "--agent",
                            "http://localhost:8080/$(touch pwned)",
                            "--objectives",
                            "o.yaml",
                            "--baseline",
                            "production",
                            "--seed",
                            "7",
                            "--max-contacts",
                            "300",
                            "--faults",
                            "*;touch`touch");
            known(seen());
            assertThat(work.resolve("pwned")).doesNotExist();
        }

        @Test
        void an_archive_is_run_when_it_is_the_one_that_was_meant() throws Exception {
            Path bin = Files.createDirectories(folder.resolve("clamor-1/bin"));
            program(bin.resolve("clamor"));
            assertThat(script(Map.of(), "tar", "-czf", "c.tar.gz", "-C", folder.toString(), "clamor-1")
                            .code())
                    .isZero();
            assertThat(run(Map.of("INPUT_ARCHIVE", "c.tar.gz")).code()).isZero();
            assertThat(seen()).startsWith("run", "storm");
            Ended refused = run(Map.of("INPUT_ARCHIVE", "c.tar.gz", "INPUT_ARCHIVE_SHA256", "0".repeat(64)));
            assertThat(refused.code()).isEqualTo(ExitCode.INVALID);
            assertThat(refused.text()).contains("::error title=Clamor::archive-sha256: expected");
            assertThat(run(Map.of("INPUT_ARCHIVE", "none.tar.gz")).code()).isEqualTo(ExitCode.INVALID);
        }
    }

    @Nested
    class GitLab {
        private final JsonNode job =
                read(DEPLOY.resolve("gitlab/clamor.gitlab-ci.yml")).get(".clamor");

        private Ended run(Map<String, String> set) throws IOException, InterruptedException {
            Map<String, String> variables = new HashMap<>();
            job.get("variables")
                    .fieldNames()
                    .forEachRemaining(name ->
                            variables.put(name, job.get("variables").get(name).asText()));
            variables.put("CLAMOR", folder.resolve("checkout/clamor").toString());
            variables.putAll(set);
            return script(variables, "/bin/sh", "-e", "-c", job.at("/script/0").asText());
        }

        @ParameterizedTest
        @CsvSource({"0", "10", "20", "1"})
        void the_job_ends_with_the_programs_code(int code) throws Exception {
            assertThat(run(Map.of("CODE", "" + code)).code()).isEqualTo(code);
            assertThat(seen()).containsExactly("run", "storm", "--seed", "7", "--out", "clamor-run");
        }

        @Test
        void variables_become_options() throws Exception {
            Ended ended = run(Map.of(
                    "CLAMOR_AGENT", "my agent.yaml",
                    "CLAMOR_OBJECTIVES", "o.yaml",
                    "CLAMOR_BASELINE", "production",
                    "CLAMOR_ARGS", "--max-contacts 300 --faults *"));
            assertThat(ended.code()).as(ended.text()).isZero();
            assertThat(seen())
                    .containsSubsequence("--agent", "my agent.yaml", "--objectives", "o.yaml", "--baseline")
                    .endsWith("--max-contacts", "300", "--faults", "*");
            known(seen());
        }

        @Test
        void hold_is_let_through_and_what_is_shown_is_what_is_written() {
            assertThat(job.at("/allow_failure/exit_codes")).hasSize(1);
            assertThat(job.at("/allow_failure/exit_codes/0").asInt()).isEqualTo(10);
            assertThat(job.at("/artifacts/when").asText()).isEqualTo("always");
            assertThat(job.at("/artifacts/reports/junit").asText()).isEqualTo("clamor-run/junit.xml");
            assertThat(job.at("/artifacts/paths/0").asText()).isEqualTo("clamor-run/");
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
