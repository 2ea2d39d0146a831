package dev.clamor.cli.gate;

import dev.clamor.cli.input.Durations;
import dev.clamor.cli.shelf.RunIds;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.results.archive.FinishedRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finished verdicts for controllers of progressive delivery. */
@Command(
        name = "gate",
        description = "Serves finished verdicts over HTTP, for Argo Rollouts, Flagger and others.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "serve",
        subcommands = GateCommand.Serve.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor gate serve --port 8090",
            "  curl -s localhost:8090/api/v1/runs/latest/verdict",
            "  curl -s -X POST localhost:8090/flagger/latest/confirm-promotion"
        })
public final class GateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.INVALID;
    }

    /** Serves until it is stopped. */
    @Command(
            name = "serve",
            description = "Serves the verdicts of a folder of runs until it is stopped. See docs/verdict-contract.md.",
            mixinStandardHelpOptions = true)
    static final class Serve implements Callable<Integer> {
        /** What the line with the address begins with. */
        static final String LISTENING = "listening on ";

        @Spec
        private CommandSpec spec;

        @Option(
                names = "--host",
                defaultValue = "127.0.0.1",
                description = "address to bind (default: ${DEFAULT-VALUE})")
        private String host;

        @Option(
                names = "--port",
                defaultValue = "8090",
                description = "port, 0 for a free one (default: ${DEFAULT-VALUE})")
        private int port;

        @Option(names = "--runs", paramLabel = "DIR", description = "the folder of runs (default: results/runs)")
        private @Nullable Path runs;

        @Option(
                names = "--latest-within",
                paramLabel = "TIME",
                defaultValue = "24h",
                description = "a run that began longer ago is not \"latest\" (default: ${DEFAULT-VALUE})")
        private String latestWithin;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "ask for the bearer token in this file; needed on an address that others reach")
        private @Nullable Path tokenFile;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Duration oldest = Duration.ofMillis((long) (1_000 * Durations.seconds("--latest-within", latestWithin)));
            InetAddress address = address();
            Optional<String> token = token(address);
            GateApi api = new GateApi(new FinishedRuns(runs == null ? RunIds.home() : runs, oldest, Clock.systemUTC()));
            try (GateServer server = GateServer.start(api, address, port, token)) {
                spec.commandLine().getOut().println(LISTENING + server.uri());
                new CountDownLatch(1).await();
            }
            return 0;
        }

        private InetAddress address() {
            try {
                return InetAddress.getByName(host);
            } catch (UnknownHostException e) {
                throw invalid("--host", "an address of this machine", "\"" + host + "\"");
            }
        }

        /** Verdicts tell of failures, so strangers are asked for a token. */
        private Optional<String> token(InetAddress address) throws IOException {
            if (tokenFile == null) {
                if (!address.isLoopbackAddress()) {
                    throw invalid("--token-file", "a token for " + host + ", which others can reach", "none");
                }
                return Optional.empty();
            }
            String token =
                    Files.isRegularFile(tokenFile) ? Files.readString(tokenFile).strip() : "";
            if (token.isEmpty()) {
                throw invalid("--token-file", "a file with a token", "nothing in " + tokenFile);
            }
            return Optional.of(token);
        }

        private static InvalidDocumentException invalid(String option, String expected, String found) {
            return new InvalidDocumentException(List.of(new Problem(option, 0, "", expected, found)));
        }
    }
}
