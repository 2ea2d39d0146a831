package dev.clamor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clamor.cli.Cli;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.document.InvalidDocumentException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TraceOptionsTest {
    @Command
    private static final class Traced {
        @Mixin
        private TraceOptions traces;
    }

    private static Optional<TraceOrder> read(Map<String, String> environment, String... args) {
        Function<String, Optional<String>> variables = name -> Optional.ofNullable(environment.get(name));
        return CommandLine.populateCommand(new Traced(), args).traces.read(variables);
    }

    @Test
    void nothing_is_asked_for_by_default() {
        assertThat(read(Map.of("OTEL_EXPORTER_OTLP_HEADERS", "a=b"))).isEmpty();
    }

    @Test
    void secrets_come_from_the_environment_and_are_shown_nowhere() {
        TraceOrder order = read(
                        Map.of("OTEL_EXPORTER_OTLP_HEADERS", "a=b", "OTEL_EXPORTER_OTLP_TRACES_HEADERS", "x-key=k3y"),
                        "--otlp",
                        "https://collector.test",
                        "--trace-share",
                        "0.1")
                .orElseThrow();
        assertThat(order.collector().headers()).isEqualTo(Map.of("x-key", "k3y"));
        assertThat(order.commandLine()).isEqualTo(" --otlp https://collector.test/v1/traces --trace-share 0.1");
        assertThat(order.toString() + order.condition()).doesNotContain("k3y");
        assertThat(read(Map.of("OTEL_EXPORTER_OTLP_HEADERS", "a=b"), "--otlp", "http://c")
                        .orElseThrow()
                        .condition())
                .isEqualTo("told, sampled for all contacts");
    }

    @Test
    void what_cannot_be_is_told_at_once_and_shows_no_secret() {
        assertThat(Cli.here("run", "--trace-share", "2"))
                .satisfies(ended -> assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID))
                .satisfies(ended -> assertThat(ended.err())
                        .contains(
                                "--trace-share: expected --otlp beside it. Found: no --otlp.",
                                "--trace-share: expected a number from 0 to 1. Found: 2.0."));
        for (String address : new String[] {"localhost:4318", "http://me:k3y@c", "https://c/?key=k3y", "ftp://k3y"}) {
            assertThat(Cli.here("run", "--otlp", address).err())
                    .startsWith("--otlp: expected an http or https address without user, query and fragment")
                    .doesNotContain("k3y");
        }
        assertThatThrownBy(() -> read(Map.of("OTEL_EXPORTER_OTLP_HEADERS", "k3y"), "--otlp", "http://c"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("OTEL_EXPORTER_OTLP_HEADERS: expected name=value,name=value with percent-encoded values."
                        + " Found: pair 1 is no header.");
    }
}
