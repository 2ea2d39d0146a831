package dev.clamor.cli;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the agent under test. */
final class AgentTarget {
    @Option(
            names = "--agent",
            paramLabel = "URL",
            description = "an agent that speaks the native turn API (default: the reference agent)")
    private @Nullable String url;

    @Option(
            names = "--behaviour",
            paramLabel = "FILE",
            defaultValue = Behaviours.PACKAGED,
            description =
                    "declared flaws of the reference agent: packaged, clean, or a file (default: ${DEFAULT-VALUE})")
    private String behaviour;

    /** Checks the options before anything is started. */
    void check() {
        if (url != null) {
            URI uri = parse(url);
            if (uri == null) {
                throw new InvalidDocumentException(
                        List.of(new Problem("--agent", 0, "", "an http or https address", "\"" + url + "\"")));
            }
        }
        Behaviours.read(behaviour);
    }

    /** These options again, without secrets; empty where they are as by default. */
    String commandLine() {
        if (url != null) {
            return " --agent " + Manifests.withoutSecrets(URI.create(url));
        }
        return behaviour.equals(Behaviours.PACKAGED) ? "" : " --behaviour " + behaviour;
    }

    /** The agent, started if it is the reference agent. */
    Running open(long seed) throws IOException {
        if (url != null) {
            return new Running("agent", URI.create(url), "", () -> {});
        }
        AgentProcess process = AgentProcess.start(seed, behaviour);
        return new Running("reference-agent", process.uri(), Behaviours.text(behaviour), process::close);
    }

    private static @Nullable URI parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** An agent that answers now. {@code declared} is what it says of its own flaws, empty if it does not. */
    record Running(String name, URI uri, String declared, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
