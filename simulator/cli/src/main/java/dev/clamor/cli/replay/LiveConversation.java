package dev.clamor.cli.replay;

import dev.clamor.cli.agent.PlainLine;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.dialogue.PaceMeter;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.probe.Verifier;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.AgentSession;
import dev.clamor.engine.wire.TurnListener;
import dev.clamor.scenario.FactValues;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Drives one dialogue against an agent, without waiting for think times. */
final class LiveConversation implements TurnListener {
    private final Dialogue dialogue;
    private final PlainLine line;
    private final AgentSession session;
    private final Map<Integer, PaceMeter> paces = new HashMap<>();
    private final long started = System.nanoTime();
    private final Verifier verifier;
    private final boolean eachTurn;
    private long skippedMicros;

    LiveConversation(
            Dialogue dialogue, ContactPlan plan, AgentCodec codec, Verification verification, Duration timeout) {
        this.dialogue = dialogue;
        this.line = new PlainLine(timeout);
        this.session = codec.session(plan.contact(), line, this);
        this.verifier = new Verifier(verification, plan.contact(), plan.scenario(), line);
        this.eachTurn = verification.asksEachTurn();
    }

    void run() throws InterruptedException {
        hook(verifier::before);
        dialogue.open(now(), 1);
        while (!dialogue.done()) {
            skippedMicros += dialogue.thinkMicros();
            send(dialogue.speak(now()));
            hearAll();
            verify();
        }
        session.close();
        hook(verifier::after);
    }

    /** Makes a call that keeps systems of record clean and waits for its answer, whatever that is. */
    private void hook(BiConsumer<FactValues, Consumer<String>> call) throws InterruptedException {
        boolean[] answered = new boolean[1];
        call.accept(dialogue.facts(), problem -> answered[0] = true);
        while (!answered[0]) {
            line.step(Long.MAX_VALUE);
        }
    }

    private void verify() throws InterruptedException {
        if (dialogue.ending() || eachTurn && !dialogue.done()) {
            boolean[] answered = new boolean[1];
            verifier.ask(dialogue.ending(), dialogue.facts(), recorded -> {
                answered[0] = true;
                dialogue.recorded(recorded, now());
            });
            while (!answered[0]) {
                line.step(Long.MAX_VALUE);
            }
        }
    }

    private void hearAll() throws InterruptedException {
        long waitingSince = now();
        while (dialogue.pending() > 0 && !dialogue.done()) {
            long wait = dialogue.waitMicros();
            boolean heard = line.step(wait < 0 ? Long.MAX_VALUE : waitingSince + wait - now());
            if (!heard) {
                waitingSince = now();
                Utterance second = dialogue.waited(now());
                if (second != null) {
                    cutPending(second.turn());
                    send(second);
                }
            }
        }
    }

    private void send(Utterance utterance) {
        paces.put(utterance.turn(), new PaceMeter(now()));
        session.say(utterance);
    }

    private void cutPending(int before) {
        for (int turn = 1; turn < before; turn++) {
            String heard = session.cut(turn);
            if (heard != null) {
                dialogue.cut(turn, heard, paces.get(turn).end(now()), now());
            }
        }
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started) + skippedMicros;
    }

    @Override
    public void part(int turn) {
        paces.get(turn).part(now());
        dialogue.part(turn, now());
    }

    @Override
    public void replied(int turn, AgentReply reply) {
        dialogue.hear(turn, reply, paces.get(turn).end(now()), now());
    }

    @Override
    public void retried(int turn, Fault fault) {
        dialogue.retried(turn, fault, now());
    }
}
