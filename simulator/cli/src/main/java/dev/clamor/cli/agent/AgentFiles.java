package dev.clamor.cli.agent;

import dev.clamor.cli.input.Inputs;
import dev.clamor.document.Problems;
import dev.clamor.load.plan.PlannedAgent;
import dev.clamor.load.plan.RunPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that the agents of a plan name. */
public final class AgentFiles {
    private AgentFiles() {}

    /** The agents with what they name found from the plan's folder, and looked at. */
    public static List<PlannedAgent> found(RunPlan plan, String file, Path folder, Problems problems) {
        List<PlannedAgent> found = new ArrayList<>();
        for (PlannedAgent agent : plan.agents()) {
            String key = "agents[" + found.size() + "]";
            PlannedAgent here = new PlannedAgent(
                    agent.name(), agent.weight(), near(agent.agent(), folder), behaviour(agent.behaviour(), folder));
            found.add(here);
            checkBehaviour(here.behaviour(), problems);
            if (AgentTarget.isFile(here.agent())) {
                AgentTarget.read(here.agent(), Inputs.text(Path.of(here.agent()), problems), problems);
            } else if (!here.isReference() && !here.agent().startsWith("http")) {
                problems.add(
                        file,
                        0,
                        key + ".agent",
                        "a target file, an http or https address, or " + PlannedAgent.REFERENCE,
                        "\"" + agent.agent() + "\"");
            }
        }
        return found;
    }

    private static void checkBehaviour(String name, Problems problems) {
        if (Behaviours.isFile(name)) {
            Inputs.text(Path.of(name), problems).ifPresent(text -> Behaviours.check(name, text, problems));
        }
    }

    private static String near(String agent, Path folder) {
        return agent.endsWith(".yaml") || agent.endsWith(".yml")
                ? folder.resolve(agent).toString()
                : agent;
    }

    private static String behaviour(String behaviour, Path folder) {
        return Behaviours.isFile(behaviour) ? folder.resolve(behaviour).toString() : behaviour;
    }
}
