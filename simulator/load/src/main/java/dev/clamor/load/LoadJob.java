package dev.clamor.load;

import dev.clamor.conversation.EventSink;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.load.fault.Faults;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Stage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * One run for the generator.
 *
 * @param schedule which contacts are due when
 * @param cast who they are and why they call, by stage
 * @param agents where to send them; at least one. Of several, each contact goes to one, drawn by (seed, contact)
 * @param ceilings of all agents together, besides their own; what is spent is counted by agent only
 * @param drainSeconds how long conversations may go on after the last arrival
 * @param startAt when the run's clock is to be 0, in milliseconds of the epoch, so that shards begin together; as soon as
 *     possible if empty. A generator that is not ready by then sends nothing
 * @param sink takes every event, from the event loops; must not block
 * @param backlog events accepted by the sink and not yet written, for the health samples
 * @param faults what goes wrong on purpose
 * @param tracing how the agent is told of the run's traces; empty if it is not told
 */
public record LoadJob(
        Schedule schedule,
        Function<Stage, Cast> cast,
        List<Endpoint> agents,
        Ceilings ceilings,
        double drainSeconds,
        OptionalLong startAt,
        EventSink sink,
        IntSupplier backlog,
        Faults faults,
        Optional<Tracing> tracing) {
    /** Without traces. */
    public LoadJob(
            Schedule schedule,
            Function<Stage, Cast> cast,
            List<Endpoint> agents,
            Ceilings ceilings,
            double drainSeconds,
            OptionalLong startAt,
            EventSink sink,
            IntSupplier backlog,
            Faults faults) {
        this(schedule, cast, agents, ceilings, drainSeconds, startAt, sink, backlog, faults, Optional.empty());
    }

    /** Under the agents' own ceilings only, as soon as possible, with nothing that goes wrong on purpose. */
    public LoadJob(
            Schedule schedule,
            Function<Stage, Cast> cast,
            List<Endpoint> agents,
            double drainSeconds,
            EventSink sink,
            IntSupplier backlog) {
        this(schedule, cast, agents, Ceilings.NONE, drainSeconds, OptionalLong.empty(), sink, backlog, Faults.NONE);
    }

    /** One cast for all stages, and one agent. */
    public LoadJob(
            Schedule schedule, Cast cast, Endpoint agent, double drainSeconds, EventSink sink, IntSupplier backlog) {
        this(schedule, stage -> cast, List.of(agent), drainSeconds, sink, backlog);
    }

    /** The same job with its clock at zero at an instant of the wall clock, in milliseconds of the epoch. */
    public LoadJob startingAt(OptionalLong epochMillis) {
        return new LoadJob(schedule, cast, agents, ceilings, drainSeconds, epochMillis, sink, backlog, faults, tracing);
    }

    /** The same job with these faults. */
    public LoadJob under(Faults planned) {
        return new LoadJob(schedule, cast, agents, ceilings, drainSeconds, startAt, sink, backlog, planned, tracing);
    }

    /** The same job with its agents told of these traces. */
    public LoadJob traced(Tracing told) {
        return new LoadJob(
                schedule, cast, agents, ceilings, drainSeconds, startAt, sink, backlog, faults, Optional.of(told));
    }
}
