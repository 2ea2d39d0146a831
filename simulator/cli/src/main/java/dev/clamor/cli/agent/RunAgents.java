package dev.clamor.cli.agent;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.load.plan.PlannedAgent;
import dev.clamor.load.plan.RunPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whom a run is to send to: the agents of its plan, or the one of the command line. */
public record RunAgents(List<Choice> choices) {
    /** One of them; its name is empty when it is the only one. */
    record Choice(String name, double weight, AgentTarget target) {}

    /** Checks what it can before anything is started. */
    public static RunAgents of(RunPlan plan, AgentTarget commandLine) {
        if (plan.agents().isEmpty()) {
            commandLine.check();
            return new RunAgents(List.of(new Choice("", 1, commandLine)));
        }
        if (commandLine.given()) {
            throw new InvalidDocumentException(List.of(new Problem(
                    "--agent",
                    0,
                    "",
                    "no agent of the command line, since the plan names its agents",
                    commandLine.commandLine().strip())));
        }
        List<Choice> choices = plan.agents().stream().map(RunAgents::choice).toList();
        choices.forEach(choice -> choice.target().check());
        return new RunAgents(choices);
    }

    private static Choice choice(PlannedAgent planned) {
        return new Choice(planned.name(), planned.weight(), AgentTarget.of(planned));
    }

    /** These again as options, without secrets; those of a plan are named there. */
    public String commandLine() {
        return choices.size() == 1 ? choices.get(0).target().commandLine() : "";
    }

    /** Whether the only one is the reference agent. */
    public boolean isReference() {
        return choices.size() == 1 && choices.get(0).target().isReference();
    }

    /** Starts or finds all of them. */
    public OpenAgents open(long seed) throws IOException {
        List<OpenAgents.Open> open = new ArrayList<>();
        try {
            for (Choice choice : choices) {
                open.add(new OpenAgents.Open(
                        choice.name(), choice.weight(), choice.target().open(seed)));
            }
            return new OpenAgents(List.copyOf(open));
        } catch (IOException | RuntimeException e) {
            open.forEach(one -> one.agent().close());
            throw e;
        }
    }
}
