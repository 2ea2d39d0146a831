package dev.clamor.load;

import dev.clamor.conversation.EventSink;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.load.fault.Faults;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Stage;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * One run for the generator.
 *
 * @param schedule which contacts are due when
 * @param cast who they are and why they call, by stage
 * @param agents where to send them; at least one
 * @param drainSeconds how long conversations may go on after the last arrival
 * @param sink takes every event, from the event loops; must not block
 * @param backlog events accepted by the sink and not yet written, for the health samples
 * @param faults what goes wrong on purpose
 */
public record LoadJob(
        Schedule schedule,
        Function<Stage, Cast> cast,
        List<Endpoint> agents,
        double drainSeconds,
        EventSink sink,
        IntSupplier backlog,
        Faults faults) {
    /** With nothing that goes wrong on purpose. */
    public LoadJob(
            Schedule schedule,
            Function<Stage, Cast> cast,
            List<Endpoint> agents,
            double drainSeconds,
            EventSink sink,
            IntSupplier backlog) {
        this(schedule, cast, agents, drainSeconds, sink, backlog, Faults.NONE);
    }

    /** One cast for all stages, and one agent. */
    public LoadJob(
            Schedule schedule, Cast cast, Endpoint agent, double drainSeconds, EventSink sink, IntSupplier backlog) {
        this(schedule, stage -> cast, List.of(agent), drainSeconds, sink, backlog);
    }
}
