package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.cli.agent.Address;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.cli.terminal.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "judge",
                "report",
                "label",
                "compare",
                "baseline",
                "init",
                "explain",
                "replay",
                "completion",
                "converse",
                "size",
                "doctor",
                "agent",
                "validate",
                "personas",
                "scenarios",
                "objectives"
            })
    void every_command_has_help_with_an_example(String command) {
        Cli.Ended help = Cli.here(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: clamor " + command, "Examples:", "  clamor " + command);
    }

    @Test
    void usage_errors_end_with_2() {
        assertThat(Cli.here("rnu").exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(Cli.here("run", "--sede", "4").exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(Cli.here("run", "--seed", "four").exitCode()).isEqualTo(ExitCode.INVALID);
    }

    @Nested
    class Catalogs {
        @Test
        void personas_are_listed_and_shown() {
            assertThat(Cli.here("personas", "list").out().lines()).hasSize(12);
            Cli.Ended shown = Cli.here("personas", "show", "angry_repeat");
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.out()).contains("id: angry_repeat");
        }

        @Test
        void scenarios_are_listed_and_shown() {
            assertThat(Cli.here("scenarios", "list").out().lines()).hasSizeGreaterThanOrEqualTo(12);
            assertThat(Cli.here("scenarios", "show", "banking_fraud_now").out()).contains("id: banking_fraud_now");
        }

        @Test
        void a_mistyped_name_is_answered_with_the_nearest() {
            Cli.Ended shown = Cli.here("personas", "show", "angry_repeet");
            assertThat(shown.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(shown.err()).contains("did you mean \"angry_repeat\"?");
        }

        @Test
        void what_is_shown_can_be_copied_and_validated() throws IOException {
            Path persona = folder.resolve("mine.yaml");
            Files.writeString(
                    persona, Cli.here("personas", "show", "calm_expert").out());
            Path scenario = folder.resolve("billing.yaml");
            Files.writeString(
                    scenario,
                    Cli.here("scenarios", "show", "telecom_billing_dispute").out());
            Cli.Ended checked = Cli.here("validate", folder.toString());
            assertThat(checked.err()).isEmpty();
            assertThat(checked.exitCode()).isZero();
            assertThat(checked.out()).contains("2 files, nothing wrong");
        }
    }

    @Nested
    class Objectives {
        @Test
        void are_shown_as_they_are_read() {
            Cli.Ended shown = Cli.here("objectives");
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.err()).isEmpty();
            assertThat(shown.out())
                    .startsWith("Objectives default; error budget over 28 days, 5000 contacts a day in production\n")
                    .contains("trueContainment at least 70 %", "bounds at 95 % for the population, from 50 events");
            assertThat(shown.out().lines()).allMatch(line -> line.length() <= 110);
        }

        @Test
        void go_to_openslo_and_back() throws IOException {
            Cli.Ended ours = Cli.here("objectives", "--format", "yaml");
            Path file = folder.resolve("slo.yaml");
            Files.writeString(
                    file, Cli.here("objectives", "--format", "openslo").out());
            assertThat(Cli.here("objectives", file.toString(), "--format", "yaml")
                            .out())
                    .isEqualTo(ours.out());
            Cli.Ended checked = Cli.here("validate", file.toString());
            assertThat(checked.err()).isEmpty();
            assertThat(checked.out()).isEqualTo("1 file, nothing wrong" + System.lineSeparator());
        }

        @Test
        void in_openslo_say_what_does_not_apply() throws IOException {
            String text = Cli.here("objectives", "--format", "openslo").out();
            Path file = folder.resolve("slo.yaml");
            Files.writeString(
                    file,
                    text.replace("  budgetingMethod", "  alertPolicies: [{alertPolicyRef: page}]\n  budgetingMethod"));
            Cli.Ended shown = Cli.here("objectives", file.toString());
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.err()).startsWith("note: " + file).contains("spec.alertPolicies: not used");
            assertThat(Cli.here("validate", file.toString()).err()).contains("spec.alertPolicies: not used");
            Files.writeString(file, text.replace("type: clamor", "type: Prometheus"));
            Cli.Ended refused = Cli.here("objectives", file.toString());
            assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(refused.err()).contains("metricSource.type: expected clamor");
        }

        @Test
        void that_are_not_there_end_with_2() {
            assertThat(Cli.here("objectives", folder.resolve("none.yaml").toString())
                            .exitCode())
                    .isEqualTo(ExitCode.INVALID);
        }
    }

    @Nested
    class BadInput {
        @Test
        void every_problem_of_every_file_is_reported_at_once() throws IOException {
            Files.writeString(folder.resolve("plan.yaml"), "name: p\nstages:\n  - {name: a, rate: -1, seconds: 5}\n");
            Files.writeString(folder.resolve("broken.yaml"), "id: [unclosed\n");
            Cli.Ended checked = Cli.here("validate", folder.toString());
            assertThat(checked.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(checked.err()).contains("plan.yaml:3:15 stages[0].rate: expected", "broken.yaml");
        }

        @Test
        void a_plan_that_names_what_is_not_there_is_refused_before_anything_starts() throws IOException {
            Path plan = folder.resolve("plan.yaml");
            Files.writeString(
                    plan,
                    "name: p\npersonas: nowhere/\npersona_weights: {calm_expret: 1}\nstages:\n  - {name: a, rate: 1, seconds: 5}\n");
            Cli.Ended run = Cli.here(
                    "run", plan.toString(), "--out", folder.resolve("run").toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(run.err()).contains("nowhere");
            assertThat(folder.resolve("run")).doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ftp://host/x", "not a url", "localhost:8080", "http://"})
        void an_address_that_is_none_is_refused(String url) {
            Cli.Ended run = Cli.here(
                    "run", "--agent", url, "--out", folder.resolve("run").toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(run.err()).contains("--agent: expected an http or https address");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0s", "-5s", "soon", "", "9999h", "9d"})
        void a_length_of_time_that_is_none_is_refused(String duration) {
            Cli.Ended run = Cli.here(
                    "run",
                    "--duration",
                    duration,
                    "--out",
                    folder.resolve("run").toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(run.err()).contains("--duration");
        }

        @Test
        void a_folder_without_a_run_cannot_be_judged() {
            Cli.Ended judged = Cli.here("judge", folder.toString());
            assertThat(judged.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(judged.err()).contains("manifest.json");
        }
    }

    @Test
    void a_conversation_is_printed_turn_by_turn_and_is_the_same_for_the_same_seed() {
        String[] args = {"converse", "--persona", "calm_expert", "--scenario", "telecom_roaming_change", "--seed", "3"};
        Cli.Ended first = Cli.here(args);
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("calm_expert calls about telecom_roaming_change", "customer", "agent", "closed:");
        assertThat(words(Cli.here(args).out())).isEqualTo(words(first.out()));
    }

    /** The lines of the customer: the agent's are followed by latencies, which differ. */
    private static java.util.List<String> words(String transcript) {
        return transcript.lines().filter(line -> line.contains("customer  ")).toList();
    }

    @Test
    void text_from_an_agent_cannot_drive_the_terminal() {
        assertThat(Printable.of("a\u001B[31mred\u0007\u202Eb\nc")).isEqualTo("a\\u001B[31mred\\u0007\\u202Eb c");
    }

    @Test
    void secrets_in_an_address_stay_out_of_the_manifest() {
        assertThat(Address.withoutSecrets(java.net.URI.create("https://user:pass@host:8443/chat?key=secret")))
                .isEqualTo("https://host:8443/chat");
    }
}
