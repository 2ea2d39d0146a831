package dev.clamor.cli.agent;

import dev.clamor.referenceagent.DeclaredBehaviour;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the reference agent alone. */
@Command(
        name = "agent",
        description = "Serves the reference agent, with the flaws that it declares, until it is stopped.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor agent --port 8080",
            "  clamor agent --behaviour my-flaws.yaml       see GET /declared for what it declares",
            "  clamor agent --control                       then type: backend fails=0.5 slow=2000",
            "  clamor agent --declared-load                 what it declares of itself under load; see docs/knee.md",
            "  curl -s localhost:8080/chat -d '{\"conversation\":\"c-1\",\"turn\":1,\"message\":\"hello\"}'"
        })
public final class AgentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to bind (default: ${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--port", defaultValue = "8080", description = "port, 0 for a free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--seed", defaultValue = "1", description = "seed of its flaws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--behaviour",
            paramLabel = "FILE",
            defaultValue = Behaviours.PACKAGED,
            description = "declared flaws: packaged, clean, or a file (default: ${DEFAULT-VALUE})")
    private String behaviour;

    @Option(
            names = "--control",
            description =
                    "take orders from standard input, one a line, each answered by a line: as-started; rates"
                            + " NAME=RATE ...; backend fails=SHARE slow=MILLIS; behave BEHAVIOUR-ON-ONE-LINE. Stops at its end.")
    private boolean control;

    @Option(
            names = "--declared-load",
            description = "print how its flaws and reply times rise with the messages a second, and stop")
    private boolean declaredLoad;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeclaredBehaviour declared = Behaviours.read(behaviour);
        PrintWriter out = spec.commandLine().getOut();
        if (declaredLoad) {
            DeclaredLoad.print(declared, seed, out);
            return 0;
        }
        AgentService.serve(declared, seed, host, port, control, out);
        return 0;
    }
}
