package dev.clamor.load.fault;

import dev.clamor.load.plan.FaultWindows.Planned;
import dev.clamor.load.plan.PlannedFault;
import dev.clamor.persona.RandomStreams;
import java.util.List;
import java.util.function.Function;

/**
 * What is to go wrong in a run.
 *
 * @param windows every window of every fault, in the order in which they begin
 * @param outside switches the faults that are not made here: in the agent, and commands
 * @param streams draws which connections and requests are concerned
 */
public record Faults(List<Planned> windows, Function<PlannedFault, FaultSwitch> outside, RandomStreams streams) {
    /** Nothing. */
    public static final Faults NONE = new Faults(
            List.of(),
            fault -> {
                throw new IllegalStateException(
                        "fault " + fault.name() + ": expected someone to switch it. Found: nobody");
            },
            new RandomStreams(0));
}
