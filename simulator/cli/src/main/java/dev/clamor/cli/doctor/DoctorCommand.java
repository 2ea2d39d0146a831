package dev.clamor.cli.doctor;

import dev.clamor.cli.agent.AgentTarget;
import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.cli.input.Named;
import dev.clamor.cli.shelf.RunIds;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.cli.terminal.Json;
import dev.clamor.document.Problems;
import dev.clamor.persona.Persona;
import dev.clamor.scenario.Scenario;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One real exchange, shown line by line. */
@Command(
        name = "doctor",
        description =
                "Makes one real exchange with an agent and shows, line by line, what was sent, what came back, what"
                        + " was understood, what could not be seen, and which measures that costs.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor doctor --agent agent.yaml",
            "  clamor doctor --agent agent.yaml --say \"My card was stolen\" --json",
            "",
            "Exit codes: 0 every reply was understood, 1 the agent could not be reached or understood, 2 invalid input."
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final String PERSONA = "calm_expert";

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentTarget target;

    @Option(
            names = "--scenario",
            paramLabel = "ID|FILE",
            defaultValue = "telecom_billing_dispute",
            description = "the scenario that the customer comes with (default: ${DEFAULT-VALUE})")
    private String scenario;

    @Option(names = "--say", paramLabel = "TEXT", description = "say this first instead")
    private @Nullable String say;

    @Option(names = "--json", description = "print the same as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        target.check();
        Problems problems = new Problems();
        Scenario matter = Named.scenario(scenario, problems);
        Persona persona = Named.persona(PERSONA, problems);
        problems.throwIfAny();
        try (AgentUnderTest agent = target.open(1)) {
            Diagnosis diagnosis = new Doctor(agent, persona, matter, RunIds.now("doctor")).examine(say);
            if (json) {
                Json.print(diagnosis, spec.commandLine().getOut());
            } else {
                new DiagnosisText(spec.commandLine().getOut()).print(diagnosis);
            }
            return diagnosis.healthy() ? 0 : ExitCode.FAILURE;
        }
    }
}
