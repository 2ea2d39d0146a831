package dev.clamor.cli;

import dev.clamor.document.Problems;
import dev.clamor.load.fault.FaultSwitch;
import dev.clamor.load.plan.FaultKind;
import dev.clamor.load.plan.PlannedFault;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.InvalidBehaviourException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Switches the faults that are made in the agent, and runs those that are commands. */
final class FaultSwitches {
    private final Optional<AgentProcess> agent;

    FaultSwitches(Optional<AgentProcess> agent) {
        this.agent = agent;
    }

    /**
     * Looks whether the faults can be switched on such an agent.
     *
     * @param reference whether it is the reference agent, started by us
     */
    static void check(String file, List<PlannedFault> faults, boolean reference, Problems problems) {
        for (PlannedFault fault : faults) {
            if (fault.kind() instanceof FaultKind.InAgent && !reference) {
                problems.add(
                        file,
                        0,
                        fault.name(),
                        "a fault of the wire, of answers or a command: only the reference agent can be told to fail",
                        fault.kind().word());
            } else if (fault.kind() instanceof FaultKind.Content content) {
                check(file, fault.name(), content, problems);
            }
        }
    }

    private static void check(String file, String name, FaultKind.Content content, Problems problems) {
        try {
            behaviour(Behaviours.PACKAGED, content);
        } catch (InvalidBehaviourException e) {
            e.problems().forEach(problem -> problems.add(file, 0, name, "a behaviour of the reference agent", problem));
        }
    }

    /** The same faults with behaviour files found from the folder of the file that names them. */
    static List<PlannedFault> from(Path folder, List<PlannedFault> faults) {
        return faults.stream().map(fault -> from(folder, fault)).toList();
    }

    private static PlannedFault from(Path folder, PlannedFault fault) {
        if (fault.kind() instanceof FaultKind.Content content && isFile(content.behaviour())) {
            String path = folder.resolve(content.behaviour()).toString();
            return new PlannedFault(fault.name(), new FaultKind.Content(path, content.rates()), fault.timing());
        }
        return fault;
    }

    private static boolean isFile(String behaviour) {
        return !behaviour.isEmpty() && !behaviour.equals(Behaviours.PACKAGED) && !behaviour.equals(Behaviours.CLEAN);
    }

    /** The agent's behaviour while its content is switched. */
    private static DeclaredBehaviour behaviour(String started, FaultKind.Content content) {
        DeclaredBehaviour changed = Behaviours.read(content.behaviour().isEmpty() ? started : content.behaviour());
        String rates = content.rates().entrySet().stream()
                .map(rate -> rate.getKey() + ": " + rate.getValue())
                .collect(Collectors.joining(", ", "{rates: {", "}}"));
        for (Map.Entry<dev.clamor.referenceagent.dialogue.Flaw, Double> rate :
                DeclaredBehaviour.parse("content", rates).rates().entrySet()) {
            changed = changed.with(rate.getKey(), rate.getValue());
        }
        return changed;
    }

    /** Switches a fault that is not made on the way to the agent. */
    FaultSwitch of(PlannedFault fault) {
        if (fault.kind() instanceof FaultKind.Command command) {
            return new CommandSwitch(command);
        }
        AgentProcess process = agent.orElseThrow(() ->
                new IllegalStateException("fault " + fault.name() + ": expected the reference agent. Found: none"));
        if (fault.kind() instanceof FaultKind.Dependency dependency) {
            String order = "backend fails=" + dependency.fails() + " slow=" + dependency.slowMillis();
            return ordered(process, fault.name(), order);
        }
        if (fault.kind() instanceof FaultKind.Content content) {
            return ordered(
                    process,
                    fault.name(),
                    "behave " + behaviour(process.behaviour(), content).line());
        }
        return tried(process::kill, process::startAgain);
    }

    private static FaultSwitch ordered(AgentProcess process, String name, String order) {
        return tried(() -> process.order(name, order), () -> process.lift(name));
    }

    private static FaultSwitch tried(Attempt on, Attempt off) {
        return new FaultSwitch() {
            @Override
            public String on() {
                return problem(on);
            }

            @Override
            public String off() {
                return problem(off);
            }
        };
    }

    private static String problem(Attempt attempt) {
        try {
            attempt.make();
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Something that may fail. */
    private interface Attempt {
        void make() throws IOException;
    }
}
