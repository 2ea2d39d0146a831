package dev.clamor.engine.virtual;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.dialogue.Pace;
import dev.clamor.engine.dialogue.PaceMeter;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.probe.Verifier;
import dev.clamor.engine.wire.AgentSession;
import dev.clamor.engine.wire.TurnListener;
import java.util.ArrayList;
import java.util.List;

/** One contact in virtual time. */
final class VirtualContact implements TurnListener {
    private final Dialogue dialogue;
    private final VirtualLine line;
    private final AgentSession session;
    private final List<PaceMeter> paces = new ArrayList<>(8);
    private final Verifier verifier;
    private final boolean eachTurn;
    private final long due;
    private long lastSend;

    VirtualContact(VirtualRun run, ContactPlan plan) {
        this.dialogue = new Dialogue(plan, run.streams(), run.settings(), run.sink());
        this.line = new VirtualLine(run.agent(), run.timeoutMicros());
        this.session = run.codec().session(plan.contact(), line, this);
        this.verifier = new Verifier(run.verification(), plan.contact(), plan.scenario(), line);
        this.eachTurn = run.verification().asksEachTurn();
        this.due = plan.dueMicros();
    }

    void run() {
        line.sleepUntil(due);
        verifier.before(dialogue.facts(), problem -> {});
        line.drain();
        dialogue.open(line.now(), 1);
        while (!dialogue.done()) {
            line.sleepUntil(line.now() + dialogue.thinkMicros());
            send(dialogue.speak(line.now()));
            while (dialogue.pending() > 0 && !dialogue.done()) {
                waitOrHear();
            }
            verify();
        }
        session.close();
        verifier.after(dialogue.facts(), problem -> {});
        line.drain();
    }

    private void verify() {
        if (dialogue.ending() || eachTurn && !dialogue.done()) {
            verifier.ask(dialogue.ending(), dialogue.facts(), recorded -> dialogue.recorded(recorded, line.now()));
            line.drain();
        }
    }

    private void waitOrHear() {
        long delay = dialogue.waitMicros();
        if (delay >= 0 && lastSend + delay < line.next()) {
            line.sleepUntil(lastSend + delay);
            lastSend = line.now();
            Utterance second = dialogue.waited(line.now());
            if (second != null) {
                cutPending(second.turn());
                send(second);
            }
        } else if (!line.step()) {
            throw new IllegalStateException(
                    "virtual contact: expected a reply or the customer's next move. Found: none");
        }
    }

    private void send(Utterance utterance) {
        lastSend = line.now();
        while (paces.size() < utterance.turn()) {
            paces.add(new PaceMeter(line.now()));
        }
        session.say(utterance);
    }

    private void cutPending(int before) {
        for (int turn = 1; turn < before; turn++) {
            String heard = session.cut(turn);
            if (heard != null) {
                dialogue.cut(turn, heard, pace(turn), line.now());
            }
        }
    }

    private Pace pace(int turn) {
        return paces.get(turn - 1).end(line.now());
    }

    @Override
    public void part(int turn) {
        paces.get(turn - 1).part(line.now());
        dialogue.part(turn, line.now());
    }

    @Override
    public void replied(int turn, AgentReply reply) {
        dialogue.hear(turn, reply, pace(turn), line.now());
    }

    @Override
    public void retried(int turn, Fault fault) {
        dialogue.retried(turn, fault, line.now());
    }
}
