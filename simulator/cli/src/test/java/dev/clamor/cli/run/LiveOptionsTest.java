package dev.clamor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.cli.Cli;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

class LiveOptionsTest {
    @Command
    private static final class Watched {
        @Mixin
        private LiveOptions live;

        @Parameters(arity = "0..1", defaultValue = "storm")
        private String plan;
    }

    @Test
    void a_port_may_be_left_out_before_a_plan() {
        Watched watched = CommandLine.populateCommand(new Watched(), "--live", "drizzle", "--prometheus=9464");
        assertThat(watched.plan).isEqualTo("drizzle");
        assertThat(watched.live.ports().page()).isEqualTo(OptionalInt.of(0));
        assertThat(watched.live.ports().prometheus()).isEqualTo(OptionalInt.of(9464));
        assertThat(CommandLine.populateCommand(new Watched()).live.ports().page())
                .isEmpty();
    }

    @Test
    void ports_that_there_are_not_are_told_at_once() {
        Cli.Ended ended = Cli.here("run", "--live=70000", "--prometheus=65536");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains("--live: expected a port from 0 to 65535. Found: 70000", "--prometheus: expected a port");
    }
}
