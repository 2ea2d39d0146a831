package dev.clamor.load;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome.Discarded.Reason;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.RunEvent.Holdings;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.load.fault.FaultDriver;
import dev.clamor.load.plan.Schedule.Arrival;
import dev.clamor.load.plan.Stage;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.Shares;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the virtual users of a run share: the clock, the counts, the order to stop. */
final class RunState {
    private static final long NOT_DECIDED = Long.MAX_VALUE;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MOST_WAIT_MICROS = 100_000;

    private final LoadJob job;
    private final List<Lane> lanes;
    private final Shares shares;
    private final Injection injection;
    private final RunClock clock;
    private final ProcessWatch process = new ProcessWatch();
    private final GeneratorHealth health = new GeneratorHealth();
    private final Set<VirtualUser> live = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();
    private final AtomicLong harnessFaults = new AtomicLong();
    private final AtomicInteger inProgress = new AtomicInteger();
    private final AtomicReference<@Nullable EndReason> stop = new AtomicReference<>();
    private final AtomicLong decidedMicros = new AtomicLong(NOT_DECIDED);
    private final Holds holds = new Holds();
    private final FaultDriver faults;

    RunState(LoadJob job) {
        this.job = job;
        this.clock = new RunClock(System::nanoTime, lead -> job.tracing().ifPresent(told -> told.startsIn(lead)));
        this.faults = new FaultDriver(job.faults(), clock::micros, job.sink());
        ContactGate contacts = new ContactGate(job.ceilings().contacts());
        RequestGate requests = new RequestGate(job.ceilings().requestsPerSecond());
        this.lanes = job.agents().stream()
                .map(agent -> new Lane(agent, contacts, requests))
                .toList();
        this.shares = new Shares(
                "agents' weights",
                job.agents().stream().mapToDouble(Endpoint::weight).toArray());
        this.injection = new Injection(job.schedule(), clock, prepares(job));
    }

    private static boolean prepares(LoadJob job) {
        return job.agents().stream().anyMatch(agent -> agent.verification().prepares());
    }

    /** Waits until the first user is to start, if the run's start is set, or the run is stopped. */
    void awaitFirst() {
        try {
            for (long wait = injection.waitMicros(); wait > 0 && !stopping(); wait = injection.waitMicros()) {
                TimeUnit.MICROSECONDS.sleep(Math.min(wait, MOST_WAIT_MICROS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping()) {
            injection.endAtOnce();
        }
    }

    LoadJob job() {
        return job;
    }

    RunClock clock() {
        return clock;
    }

    /** Sets the instant at which the clock is 0, in milliseconds of the epoch; it must not have passed. */
    void startAt(long epochMillis) {
        long left = epochMillis - System.currentTimeMillis();
        if (left <= 0) {
            stop(EndReason.TOO_LATE);
        }
        clock.startIn(left * MICROS_PER_MILLI);
    }

    GeneratorHealth health() {
        return health;
    }

    long micros() {
        return clock.micros();
    }

    List<Lane> lanes() {
        return lanes;
    }

    Injection injection() {
        return injection;
    }

    FaultDriver faults() {
        return faults;
    }

    Holds holds() {
        return holds;
    }

    /** Writes into the log what the ceilings have held back, if that has changed. */
    void reportHolds() {
        if (holds.takeChanged()) {
            job.sink().accept(holds.soFar(micros()));
        }
    }

    /** A request is about to be sent; whether it may be: not once the money is spent. */
    boolean requested(Lane lane) {
        if (stop.get() == EndReason.SPEND_CAP) {
            return false;
        }
        if (lane.spend().requested()) {
            stop(EndReason.SPEND_CAP);
        }
        return true;
    }

    /** A reply told its cost, NaN for not told. */
    void cost(Lane lane, double told) {
        if (lane.spend().reported(told)) {
            stop(EndReason.SPEND_CAP);
        }
    }

    /** What the process holds now. */
    Holdings holdings() {
        return process.holdings(Connections.sum(
                lanes.stream().map(Lane::connections).filter(Objects::nonNull).toList()));
    }

    /** Who comes, to whom, and why. */
    Visit visit(Arrival arrival) {
        Stage stage = arrival.stage();
        Cast cast = job.cast().apply(stage);
        ContactPlan plan = cast.plan(arrival.index(), arrival.dueMicros(), stage.name(), !stage.warmUp());
        Lane lane = lane(plan.contact(), cast.streams());
        ContactPlan sent = plan.to(lane.agent().name());
        return new Visit(lane, new Dialogue(sent, cast.streams(), lane.agent().settings(), job.sink()));
    }

    /** Who goes where does not depend on what else happens. */
    private Lane lane(ContactId contact, RandomStreams streams) {
        return lanes.size() == 1
                ? lanes.get(0)
                : lanes.get(shares.pick(streams.bits(contact.number(), Purpose.AGENT, 0, 0)));
    }

    /** A contact with the agent that it goes to. */
    record Visit(Lane lane, Dialogue dialogue) {}

    void opened(VirtualUser user, long lagMicros) {
        job.schedule().began(user.arrival());
        opened.incrementAndGet();
        inProgress.incrementAndGet();
        live.add(user);
        health.lag(Math.max(0, lagMicros));
        if (stopping()) {
            user.cut(cutReason()); // stop() may have gone through the live users before this one was among them
        }
    }

    void closed(VirtualUser user) {
        if (live.remove(user)) {
            closed.incrementAndGet();
            inProgress.decrementAndGet();
            user.lane().leave();
        }
    }

    void harnessFault(Throwable fault) {
        harnessFaults.incrementAndGet();
        health.fault(fault);
    }

    int inProgress() {
        return inProgress.get();
    }

    long opened() {
        return opened.get();
    }

    long closed() {
        return closed.get();
    }

    long harnessFaults() {
        return harnessFaults.get();
    }

    boolean stopping() {
        return stop.get() != null;
    }

    /**
     * Enough is known: no new contacts from now on, those in progress go on to their end or the drain limit.
     *
     * @return whether there was a contact that had not begun
     */
    boolean decide() {
        boolean early = !stopping() && opened() < job.schedule().planned();
        return early && decidedMicros.compareAndSet(NOT_DECIDED, micros());
    }

    private boolean decided() {
        return decidedMicros.get() != NOT_DECIDED;
    }

    /** Whether no contact may begin any more. */
    boolean closing() {
        return stopping() || decided();
    }

    /** Whether there is nothing left to wait for. */
    boolean finished() {
        return stopping() || decided() && inProgress() == 0;
    }

    /** When whoever is still in progress is cut. */
    long drainLimitMicros() {
        return Math.min(job.schedule().latestMicros(), decidedMicros.get())
                + (long) (job.drainSeconds() * MICROS_PER_SECOND);
    }

    /** Contacts that were due before no more were sent. */
    long due() {
        return job.schedule().dueBy(decidedMicros.get());
    }

    /** A decision that left contacts unsent is why the run ended, whatever cut the last ones; nothing excuses a crash. */
    EndReason endReason() {
        EndReason reason = stop.get();
        if (reason == null) {
            reason = EndReason.COMPLETED;
        }
        boolean early = decided() && opened() < job.schedule().planned();
        return early && reason != EndReason.CRASHED ? EndReason.DECIDED : reason;
    }

    /** No new contacts from now on; those in progress are cut. The first call decides the reason. */
    void stop(EndReason reason) {
        if (stop.compareAndSet(null, reason)) {
            Reason why = cutReason();
            live.forEach(user -> user.cut(why));
        }
    }

    /** After Gatling has ended: whoever is still in progress is discarded here, once their event loop is no more. */
    void cutRemaining() {
        Reason why = cutReason();
        live.forEach(user -> user.cutAfterEnd(why));
    }

    /** Why contacts are cut once the run stops. */
    Reason cutReason() {
        EndReason reason = stop.get();
        if (reason == EndReason.SPEND_CAP) {
            return Reason.SPEND_CAP;
        }
        return reason == EndReason.STOPPED_BY_USER ? Reason.INTERRUPTED : Reason.RUN_ENDED;
    }
}
