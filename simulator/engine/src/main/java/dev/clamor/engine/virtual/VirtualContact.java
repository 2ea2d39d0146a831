package dev.clamor.engine.virtual;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.dialogue.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contact in virtual time. */
final class VirtualContact {
    private final VirtualRun run;
    private final ContactPlan plan;
    private final Dialogue dialogue;
    private final List<Coming> coming = new ArrayList<>(4);
    private long now;
    private long lastSend;

    /** A reply under way. */
    private record Coming(int turn, AgentReply reply, long latency, long at) {}

    VirtualContact(VirtualRun run, ContactPlan plan) {
        this.run = run;
        this.plan = plan;
        this.dialogue = new Dialogue(plan, run.streams(), run.settings(), run.sink());
        this.now = plan.dueMicros();
    }

    void run() {
        dialogue.open(now, 1);
        while (!dialogue.done()) {
            now += dialogue.thinkMicros();
            send(dialogue.speak(now));
            while (dialogue.pending() > 0 && !dialogue.done()) {
                waitOrHear();
            }
        }
    }

    private void waitOrHear() {
        Coming first = earliest();
        long delay = dialogue.waitMicros();
        if (delay >= 0 && (first == null || lastSend + delay < first.at())) {
            now = lastSend + delay;
            lastSend = now;
            send(dialogue.waited(now));
        } else if (first != null) {
            coming.remove(first);
            now = first.at();
            dialogue.hear(first.turn(), first.reply(), first.latency(), now);
        }
    }

    private @Nullable Coming earliest() {
        Coming earliest = null;
        for (Coming each : coming) {
            if (earliest == null || each.at() < earliest.at()) {
                earliest = each;
            }
        }
        return earliest;
    }

    private void send(@Nullable Utterance utterance) {
        if (utterance == null) {
            return;
        }
        lastSend = now;
        VirtualAgent.Answered answered = run.agent().answer(run.codec().encode(plan.contact(), utterance), now);
        boolean late = answered.latencyMicros() > run.timeoutMicros();
        AgentReply reply = late
                ? new AgentReply.Failed(Fault.TIMEOUT, "no reply in time")
                : run.codec().decode(answered.status(), answered.body());
        long latency = late ? run.timeoutMicros() : answered.latencyMicros();
        coming.add(new Coming(utterance.turn(), reply, latency, now + latency));
    }
}
