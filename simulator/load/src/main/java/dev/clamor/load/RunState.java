package dev.clamor.load;

import dev.clamor.conversation.ConversationOutcome.Discarded.Reason;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.load.plan.Schedule.Arrival;
import dev.clamor.load.plan.Stage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final Endpoint agent;
    private final Injection injection;
    private final RunClock clock = new RunClock(System::nanoTime);
    private final GeneratorHealth health = new GeneratorHealth();
    private final Set<VirtualUser> live = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();
    private final AtomicLong harnessFaults = new AtomicLong();
    private final AtomicInteger inProgress = new AtomicInteger();
    private final AtomicReference<@Nullable EndReason> stop = new AtomicReference<>();
    private final AtomicLong decidedMicros = new AtomicLong(NOT_DECIDED);
    private final ContactGate contacts;
    private final RequestGate requests;
    private final Holds holds = new Holds();
    private final SpendMeter spend;
    private volatile @Nullable GatlingExchange exchange;

    RunState(LoadJob job) {
        this.job = job;
        this.agent = job.agents().get(0);
        this.injection = new Injection(job.schedule(), clock);
        job.startAt().ifPresent(at -> clock.startAt(at * MICROS_PER_MILLI - wallMicros()));
        Ceilings ceilings = agent.ceilings();
        this.contacts = new ContactGate(ceilings.contacts());
        this.requests = new RequestGate(ceilings.requestsPerSecond());
        this.spend = new SpendMeter(ceilings.spend(), ceilings.pricePerRequest());
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
    }

    private static long wallMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    LoadJob job() {
        return job;
    }

    RunClock clock() {
        return clock;
    }

    GeneratorHealth health() {
        return health;
    }

    long micros() {
        return clock.micros();
    }

    Endpoint agent() {
        return agent;
    }

    Injection injection() {
        return injection;
    }

    ContactGate contacts() {
        return contacts;
    }

    RequestGate requests() {
        return requests;
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
    boolean requested() {
        if (stop.get() == EndReason.SPEND_CAP) {
            return false;
        }
        if (spend.requested()) {
            stop(EndReason.SPEND_CAP);
        }
        return true;
    }

    /** A reply told its cost, NaN for not told. */
    void cost(double told) {
        if (spend.reported(told)) {
            stop(EndReason.SPEND_CAP);
        }
    }

    void exchange(GatlingExchange ready) {
        exchange = ready;
    }

    GatlingExchange exchange() {
        GatlingExchange ready = exchange;
        if (ready == null) {
            throw new IllegalStateException("load: expected the exchange to be set before the first turn. Found: none");
        }
        return ready;
    }

    /** The plan of the next arrival, in due order. */
    Dialogue take() {
        Arrival arrival = injection.take();
        Stage stage = arrival.stage();
        Cast cast = job.cast().apply(stage);
        ContactPlan plan = cast.plan(arrival.index(), arrival.dueMicros(), stage.name(), !stage.warmUp());
        return new Dialogue(plan, cast.streams(), agent.settings(), job.sink());
    }

    void opened(VirtualUser user, long lagMicros) {
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
            contacts.leave();
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

    private Reason cutReason() {
        EndReason reason = stop.get();
        if (reason == EndReason.SPEND_CAP) {
            return Reason.SPEND_CAP;
        }
        return reason == EndReason.STOPPED_BY_USER ? Reason.INTERRUPTED : Reason.RUN_ENDED;
    }
}
