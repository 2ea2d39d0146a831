package dev.clamor.benchmarks;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast customers must arrive for a crowd of a size: by Little's law its size over the mean length of a contact, which
 * a sample in virtual time tells.
 *
 * @param timeScale divides the think times of the personas, so that their mean is the wanted one
 * @param perSecond contacts
 * @param seconds mean length of a contact
 */
record CrowdPace(double timeScale, double perSecond, double seconds) {
    private static final int SAMPLE = 3_000;
    private static final long LATENCY_MICROS = 500;
    private static final long TIMEOUT_MICROS = 30_000_000;
    private static final double MICROS_PER_SECOND = 1e6;

    static CrowdPace of(CrowdPlan plan) {
        List<LogEvent> events = new ArrayList<>();
        byte[] reply = ConstantAgent.reply();
        VirtualAgent agent = (request, now) -> new VirtualAgent.Answered(200, reply, LATENCY_MICROS);
        VirtualRun run = new VirtualRun(Suite.STREAMS, settings(1), Suite.CODEC, agent, TIMEOUT_MICROS, events::add);
        for (int i = 0; i < SAMPLE; i++) {
            Suite.contact(run, i);
        }
        double total = 0;
        long thoughts = 0;
        for (LogEvent event : events) {
            total += event instanceof TurnEvent.ContactClosed ? event.atMicros() : 0;
            total -= event instanceof TurnEvent.ContactOpened ? event.atMicros() : 0;
            thoughts += event instanceof TurnEvent.CustomerSpoke spoke && spoke.turn() > 1 ? 1 : 0;
        }
        double timeScale = total / thoughts / MICROS_PER_SECOND / plan.thinkSeconds();
        double seconds = total / SAMPLE / MICROS_PER_SECOND / timeScale;
        return new CrowdPace(timeScale, plan.customers() / seconds, seconds);
    }

    static DialogueSettings settings(double timeScale) {
        return new DialogueSettings(timeScale, DialogueSettings.Leaving.SURVEY_EXIT);
    }
}
