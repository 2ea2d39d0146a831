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
import dev.clamor.engine.wire.TurnListener;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries one contact: waits, sends, hears, interrupts. Confined to the event loop of its Gatling user; {@link #cut} is
 * the only entry from outside.
 *
 * <p>An exception in our own code ends this contact as discarded and is counted; it never ends a run unnoticed.
 */
final class VirtualUser implements TurnListener {
    private static final long LOOP_END_SECONDS = 5;

    private final RunState run;
    private final ContactPlan plan;
    private final Dialogue dialogue;
    private final List<PaceMeter> paces = new ArrayList<>(8);
    private final long user;
    private final EventLoop loop;
    private @Nullable Runnable next;
    private @Nullable Future<?> timer;
    private @Nullable GatlingLine line;
    private @Nullable AgentSession session;
    private @Nullable Verifier verifier;
    private boolean notPrepared;
    private boolean over;

    VirtualUser(RunState run, ContactPlan plan, long user, EventLoop loop) {
        this.run = run;
        this.plan = plan;
        this.user = user;
        this.loop = loop;
        this.dialogue = run.dialogue(plan);
    }

    boolean over() {
        return over;
    }

    /** Waits until the contact is due, opens it, and goes on with {@code proceed}. */
    void begin(Runnable proceed) {
        next = proceed;
        verifier().before(dialogue.facts(), problem -> {
            notPrepared = !problem.isEmpty();
            after(Math.max(0, plan.dueMicros() - run.micros()), this::open);
        });
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
        if (run.stopping()) {
            over = true;
            proceed();
            return;
        }
        long now = run.micros();
        run.opened(this, now - plan.dueMicros());
        guarded(() -> dialogue.open(now, run.inProgress()));
        if (notPrepared && !over) {
            cutHere(Reason.SETUP_FAILED);
        } else {
            proceed();
        }
    }

    private void speak() {
        guarded(() -> {
            send(dialogue.speak(run.micros()));
            settle();
        });
    }

    private GatlingLine line() {
        GatlingLine opened = line;
        if (opened == null) {
            opened = new GatlingLine(run.exchange(), loop, user, this::guarded);
            line = opened;
        }
        return opened;
    }

    private Verifier verifier() {
        Verifier made = verifier;
        if (made == null) {
            made = new Verifier(run.job().verification(), plan.contact(), plan.scenario(), line());
            verifier = made;
        }
        return made;
    }

    private AgentSession session() {
        AgentSession opened = session;
        if (opened == null) {
            opened = run.codec().session(plan.contact(), line(), this);
            session = opened;
        }
        return opened;
    }

    private void send(Utterance utterance) {
        while (paces.size() < utterance.turn()) {
            paces.add(new PaceMeter(run.micros()));
        }
        session().say(utterance);
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
        guarded(() -> {
            long now = run.micros();
            dialogue.hear(turn, reply, paces.get(turn - 1).end(now), now);
            if (dialogue.pending() == 0 || dialogue.done()) {
                settle();
            }
        });
    }

    @Override
    public void retried(int turn, Fault fault) {
        // sent again by the session; the reply that comes of it is what counts
    }

    private void waited() {
        guarded(() -> {
            Utterance second = dialogue.waited(run.micros());
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
                || dialogue.pending() == 0 && run.job().verification().asksEachTurn()) {
            verify();
        } else if (dialogue.pending() == 0) {
            proceed();
        } else if (dialogue.waitMicros() >= 0) {
            after(dialogue.waitMicros(), this::waited);
        }
    }

    /** Asks what was really done, then closes the contact or goes on with the next turn. */
    private void verify() {
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
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
