package dev.clamor.load;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ConversationOutcome.Discarded.Reason;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.dialogue.PaceMeter;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.probe.Verifier;
import dev.clamor.engine.wire.AgentSession;
import dev.clamor.engine.wire.Line;
import dev.clamor.engine.wire.TurnListener;
import dev.clamor.load.fault.WireFaults;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Schedule.Arrival;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one contact: waits, sends, hears, interrupts. Confined to the event loop of its Gatling user; {@link #cut} is
 * the only entry from outside.
 *
 * <p>An exception in our own code ends this contact as discarded and is counted; it never ends a run unnoticed.
 */
final class VirtualUser implements TurnListener {
    private static final long LOOP_END_SECONDS = 5;
    private static final long NOT_HELD = -1;

    private final RunState run;
    private final Arrival arrival;
    private final boolean follows;
    private final Lane lane;
    private final ContactPlan plan;
    private final Dialogue dialogue;
    private final List<PaceMeter> paces = new ArrayList<>(8);
    private final long user;
    private final EventLoop loop;
    private @Nullable Runnable next;
    private @Nullable Future<?> timer;
    private @Nullable GatlingLine line;
    private @Nullable GatedLine gated;
    private @Nullable AgentSession session;
    private @Nullable Verifier verifier;
    private boolean notPrepared;
    private boolean began;
    private long shiftMicros;
    private long lastSend;
    private boolean queued;
    private boolean over;

    /** @param follows whether it comes after another contact of the same user, and so could not be prepared in time */
    VirtualUser(RunState run, Arrival arrival, long user, EventLoop loop, boolean follows) {
        RunState.Visit visit = run.visit(arrival);
        this.run = run;
        this.arrival = arrival;
        this.follows = follows;
        this.lane = visit.lane();
        this.dialogue = visit.dialogue();
        this.plan = dialogue.plan();
        this.user = user;
        this.loop = loop;
    }

    Arrival arrival() {
        return arrival;
    }

    Lane lane() {
        return lane;
    }

    /** What the user is to carry once this is over; null for nothing. */
    @Nullable
    Arrival following() {
        if (run.closing()) {
            return null;
        }
        Schedule schedule = run.job().schedule();
        return began ? schedule.after(arrival, run.micros()) : schedule.again(arrival, run.micros());
    }

    /** Closes what is kept for further requests of the same user, who is another customer from now on. */
    void leave() {
        lane.exchange().leave(loop, user);
    }

    boolean over() {
        return over;
    }

    /** Waits until the contact is due, opens it, and goes on with {@code proceed}. */
    void begin(Runnable proceed) {
        next = proceed;
        long asked = run.micros();
        verifier().before(dialogue.facts(), problem -> {
            notPrepared = !problem.isEmpty();
            if (follows) {
                shift(Math.max(0, run.micros() - Math.max(asked, plan.dueMicros())));
            }
            after(Math.max(0, plan.dueMicros() - run.micros()), this::open);
        });
    }

    /** Moves the due time by what is not the agent's doing, nor lateness of ours. */
    private void shift(long micros) {
        shiftMicros += micros;
        dialogue.held(micros);
    }

    /** One turn: think, speak, hear every reply that is pending; then go on with {@code proceed}. */
    void turn(Runnable proceed) {
        next = proceed;
        guarded(() -> after(dialogue.thinkMicros(), this::speak));
    }

    /** Ends the contact now, whatever it is doing. Safe from any thread. */
    void cut(Reason reason) {
        try {
            loop.execute(() -> cutHere(reason));
        } catch (RejectedExecutionException e) {
            cutAfterEnd(reason);
        }
    }

    /** Ends the contact on the calling thread, after its event loop has ended. */
    void cutAfterEnd(Reason reason) {
        loop.terminationFuture().awaitUninterruptibly(LOOP_END_SECONDS, TimeUnit.SECONDS);
        cutHere(reason);
    }

    private void cutHere(Reason reason) {
        if (!over) {
            next = loop.isShuttingDown() ? null : next;
            guarded(() -> dialogue.discard(reason, run.micros()));
            if (!over) {
                end();
            }
        }
    }

    private void open() {
        long asked = run.micros();
        if (lane.enter(() -> admit(asked))) {
            open(NOT_HELD);
        } else {
            run.holds().contactWaits();
        }
    }

    /** Another contact has ended and left its place to this one; on the thread of the other. */
    private void admit(long asked) {
        try {
            loop.execute(() -> open(run.micros() - asked));
        } catch (RejectedExecutionException e) {
            over = true; // the run has ended, and this contact never began
        }
    }

    private void open(long heldMicros) {
        long now = run.micros();
        boolean wanted = heldMicros == NOT_HELD || run.job().schedule().wanted(arrival, now);
        if (run.closing() || !wanted) {
            giveUp(heldMicros, wanted);
            return;
        }
        if (heldMicros != NOT_HELD) {
            run.holds().contactWaited(heldMicros);
            shift(heldMicros);
        }
        began = true;
        run.opened(this, now - plan.dueMicros() - shiftMicros);
        guarded(() -> dialogue.open(now, run.inProgress()));
        if (notPrepared && !over) {
            cutHere(Reason.SETUP_FAILED);
        } else {
            proceed();
        }
    }

    /** Never begins; those that the run's end finds waiting are counted as waiting. */
    private void giveUp(long heldMicros, boolean wanted) {
        over = true;
        if (!wanted) {
            run.holds().contactWaited(heldMicros);
        }
        lane.leave();
        proceed();
    }

    private void speak() {
        inTime(() -> {
            lastSend = run.micros();
            send(dialogue.speak(lastSend));
            settle();
        });
    }

    private GatlingLine line() {
        GatlingLine opened = line;
        if (opened == null) {
            opened = new GatlingLine(lane.exchange(), loop, user, this::guarded, this::waits);
            line = opened;
        }
        return opened;
    }

    /** A request of the newest turn has to wait for a connection, which is not the agent's time. */
    private LongConsumer waits() {
        if (paces.isEmpty()) {
            return micros -> {};
        }
        PaceMeter pace = paces.get(paces.size() - 1);
        return pace::waited;
    }

    /** Systems of record are asked whatever the agent's ceilings. */
    private Verifier verifier() {
        Verifier made = verifier;
        if (made == null) {
            made = new Verifier(lane.agent().verification(), plan.contact(), plan.scenario(), line());
            verifier = made;
        }
        return made;
    }

    /** Planned faults concern what goes to the agent, not what systems of record are asked. */
    private Line faulty() {
        long arrival = plan.contact().arrival();
        WireFaults wires = run.faults().wires();
        Line laid = wires.planned() ? line().under(wires.of(arrival)) : line();
        return run.faults().answers().before(laid, arrival);
    }

    private GatedLine gated() {
        GatedLine ready = gated;
        if (ready == null) {
            ready = new GatedLine(faulty(), run, lane, run::micros, micros -> paces.forEach(pace -> pace.held(micros)));
            gated = ready;
        }
        return ready;
    }

    /** Does something that sends a request, as soon as the agent may be sent one. */
    private void inTime(Runnable step) {
        long asked = run.micros();
        long wait = lane.requests().ask(asked);
        if (wait == 0) {
            guarded(step);
        } else {
            queued = true;
            after(wait, () -> again(asked, step));
        }
    }

    private void again(long asked, Runnable step) {
        long now = run.micros();
        long wait = lane.requests().again(now);
        if (wait > 0) {
            after(wait, () -> again(asked, step));
            return;
        }
        queued = false;
        run.holds().requestSent(now - asked);
        dialogue.held(now - asked);
        guarded(step);
    }

    private AgentSession session() {
        AgentSession opened = session;
        if (opened == null) {
            opened = lane.agent().codec().session(plan.contact(), traced(gated()), this);
            session = opened;
        }
        return opened;
    }

    /** What goes to the agent tells it the newest turn; what is sent to end the session belongs to none. */
    private Line traced(Line laid) {
        return run.job()
                .tracing()
                .<Line>map(told ->
                        new TracedLine(laid, told.trace(), plan.contact(), () -> session == null ? 0 : paces.size()))
                .orElse(laid);
    }

    private void send(Utterance utterance) {
        while (paces.size() < utterance.turn()) {
            paces.add(new PaceMeter(run.micros()));
        }
        gated().paid(() -> session().say(utterance));
    }

    private void cutPending(int before) {
        for (int turn = 1; turn < before; turn++) {
            String heard = session().cut(turn);
            if (heard != null) {
                dialogue.cut(turn, heard, paces.get(turn - 1).end(run.micros()), run.micros());
            }
        }
    }

    @Override
    public void part(int turn) {
        if (over || dialogue.done()) {
            return;
        }
        guarded(() -> {
            paces.get(turn - 1).part(run.micros());
            dialogue.part(turn, run.micros());
            settle();
        });
    }

    @Override
    public void replied(int turn, AgentReply reply) {
        if (over || dialogue.done()) {
            return;
        }
        if (run.stopping()) { // connections may be closing already, which is not the agent's failure
            cutHere(run.cutReason());
            return;
        }
        guarded(() -> {
            long now = run.micros();
            run.cost(lane, reply instanceof AgentReply.Said said ? said.cost() : Double.NaN);
            dialogue.hear(turn, reply, paces.get(turn - 1).end(now), now);
            if (dialogue.pending() == 0 || dialogue.done()) {
                settle();
            }
        });
    }

    @Override
    public void retried(int turn, Fault fault) {
        guarded(() -> dialogue.retried(turn, fault, run.micros()));
    }

    private void waited() {
        inTime(() -> {
            lastSend = run.micros();
            Utterance second = dialogue.waited(lastSend);
            if (second != null) {
                cutPending(second.turn());
                send(second);
            }
            settle();
        });
    }

    /** After anything that may have ended the turn: goes on, or waits for what comes first. */
    private void settle() {
        cancelTimer();
        if (dialogue.done()) {
            end();
        } else if (dialogue.ending()
                || dialogue.pending() == 0 && lane.agent().verification().asksEachTurn()) {
            verify();
        } else if (dialogue.pending() == 0) {
            proceed();
        } else if (dialogue.waitMicros() >= 0) {
            after(Math.max(0, lastSend + dialogue.waitMicros() - run.micros()), this::waited);
        }
    }

    /**
     * Asks what was really done, then closes the contact or goes on with the next turn. Who has left hears no more: a reply
     * still on its way would ask again.
     */
    private void verify() {
        if (dialogue.ending()) {
            closeSession();
        }
        verifier().ask(dialogue.ending(), dialogue.facts(), recorded -> {
            if (over) {
                return;
            }
            dialogue.recorded(recorded, run.micros());
            if (dialogue.done()) {
                end();
            } else {
                proceed();
            }
        });
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | StackOverflowError e) { // any other Error would end the process in Gatling's client
            run.harnessFault(e);
            if (!over) {
                discardAfterFault();
                end();
            }
        }
    }

    private void discardAfterFault() {
        try {
            dialogue.discard(Reason.HARNESS_FAULT, run.micros());
        } catch (RuntimeException e) {
            run.harnessFault(e);
        }
    }

    private void end() {
        over = true;
        cancelTimer();
        closeSession();
        cleanUp();
        run.closed(this);
        GatlingLine laid = line;
        line = null;
        if (laid == null || loop.isShuttingDown()) { // the event loop closes what is still open
            proceed();
        } else {
            laid.end(this::proceed);
        }
    }

    private void cleanUp() {
        if (!loop.isShuttingDown()) {
            verifier().after(dialogue.facts(), problem -> {});
        }
    }

    private void closeSession() {
        AgentSession opened = session;
        session = null;
        if (opened != null && !loop.isShuttingDown()) {
            try {
                opened.close();
            } catch (RuntimeException | StackOverflowError e) {
                run.harnessFault(e);
            }
        }
    }

    private void proceed() {
        Runnable then = next;
        next = null;
        if (then != null) {
            then.run();
        }
    }

    private void after(long micros, Runnable step) {
        timer = loop.schedule(
                () -> {
                    if (!over) {
                        step.run();
                    }
                },
                micros,
                TimeUnit.MICROSECONDS);
    }

    private void cancelTimer() {
        Future<?> pending = timer;
        timer = null;
        if (queued) {
            queued = false;
            lane.requests().giveUp();
        }
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
