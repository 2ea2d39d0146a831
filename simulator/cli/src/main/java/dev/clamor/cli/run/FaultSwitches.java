package dev.clamor.cli.run;

import dev.clamor.cli.agent.AgentProcess;
import dev.clamor.cli.agent.Behaviours;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Position;
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
        for (int i = 0; i < faults.size(); i++) {
            PlannedFault fault = faults.get(i);
            String key = "faults[" + i + "]." + fault.kind().word();
            if (fault.kind() instanceof FaultKind.InAgent && !reference) {
                problems.add(
                        file,
                        0,
                        key,
                        "a fault of the wire, of answers or a command: only the reference agent can be told to fail",
                        fault.kind().word() + " (" + fault.name() + ")");
            } else if (fault.kind() instanceof FaultKind.Content content) {
                check(file, key, content, problems);
            }
        }
    }

    private static void check(String file, String key, FaultKind.Content content, Problems problems) {
        try {
            behaviour(Behaviours.PACKAGED, content);
        } catch (InvalidBehaviourException e) {
            Behaviours.add(e, file, key + ".", wrong -> Position.FILE, problems);
        } catch (InvalidDocumentException e) {
            e.problems().forEach(problems::add);
        }
    }

    /** The same faults with behaviour files found from the folder of the file that names them. */
    static List<PlannedFault> from(Path folder, List<PlannedFault> faults) {
        return faults.stream().map(fault -> from(folder, fault)).toList();
    }

    private static PlannedFault from(Path folder, PlannedFault fault) {
        if (fault.kind() instanceof FaultKind.Content content && Behaviours.isFile(content.behaviour())) {
            String path = folder.resolve(content.behaviour()).toString();
            return new PlannedFault(fault.name(), new FaultKind.Content(path, content.rates()), fault.timing());
        }
        return fault;
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
