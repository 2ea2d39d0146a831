package dev.clamor.load;

import dev.clamor.conversation.EventSink;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Stage;
import java.util.List;
import java.util.OptionalLong;
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
 * @param startAt when the run's clock is to be zero, in milliseconds of the wall clock since 1970; empty for as soon as may
 *     be. Contacts that are due before the generator is ready begin late
 */
public record LoadJob(
        Schedule schedule,
        Function<Stage, Cast> cast,
        List<Endpoint> agents,
        double drainSeconds,
        EventSink sink,
        IntSupplier backlog,
        OptionalLong startAt) {
    /** One that begins as soon as may be. */
    public LoadJob(
            Schedule schedule,
            Function<Stage, Cast> cast,
            List<Endpoint> agents,
            double drainSeconds,
            EventSink sink,
            IntSupplier backlog) {
        this(schedule, cast, agents, drainSeconds, sink, backlog, OptionalLong.empty());
    }

    /** One cast for all stages, and one agent. */
    public LoadJob(
            Schedule schedule, Cast cast, Endpoint agent, double drainSeconds, EventSink sink, IntSupplier backlog) {
        this(schedule, stage -> cast, List.of(agent), drainSeconds, sink, backlog);
    }

    /** The same job with its clock at zero at an instant of the wall clock. */
    public LoadJob startingAt(OptionalLong epochMillis) {
        return new LoadJob(schedule, cast, agents, drainSeconds, sink, backlog, epochMillis);
    }
}
