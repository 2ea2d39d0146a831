package dev.clamor.interop;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** All packaged customers and scenarios in a hurry against one agent, and what came of it. */
final class Storm implements EventSink {
    static final int CONTACTS = 100;
    private static final double SECONDS = 10;
    private static final double TIME_SCALE = 1_000;
    private static final double REQUEST_TIMEOUT_SECONDS = 30;
    private static final double DRAIN_SECONDS = 90;
    private static final RandomStreams STREAMS = new RandomStreams(20_261_121);

    private final Queue<LogEvent> events = new ConcurrentLinkedQueue<>();
    private final RunEvent.RunEnded ended;

    private Storm(URI agent, AgentCodec codec) {
        double perSecond = CONTACTS / SECONDS;
        Workload.OpenWorkload even = new Workload.OpenWorkload(
                List.of(new Stage("storm", perSecond, perSecond, SECONDS, false)), Workload.Spacing.EVEN);
        ended = GatlingRunner.run(new LoadJob(
                new FixedSchedule(even, Arrivals.dueMicros(even, CONTACTS, STREAMS), Shard.WHOLE),
                new Cast(
                        new Population(PersonaCatalog.packaged()),
                        new ScenarioMix(ScenarioCatalog.packaged()),
                        STREAMS),
                new Endpoint(
                        agent,
                        codec,
                        new DialogueSettings(TIME_SCALE, DialogueSettings.Leaving.LENIENT),
                        REQUEST_TIMEOUT_SECONDS),
                DRAIN_SECONDS,
                this,
                () -> 0));
    }

    /** Runs to its end. */
    static Storm of(URI agent, AgentCodec codec) {
        return new Storm(agent, codec);
    }

    @Override
    public void accept(LogEvent event) {
        events.add(event);
    }

    RunEvent.RunEnded ended() {
        return ended;
    }

    <T> List<T> seen(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** How often each contact was closed. */
    Map<ContactId, Long> closings() {
        return seen(TurnEvent.ContactClosed.class).stream()
                .collect(Collectors.groupingBy(TurnEvent.ContactClosed::contact, Collectors.counting()));
    }

    /** Failed turns by what was wrong. */
    Map<String, Long> failures() {
        return seen(TurnEvent.TurnFailed.class).stream()
                .collect(Collectors.groupingBy(
                        failed -> failed.fault() + " " + failed.detail(), TreeMap::new, Collectors.counting()));
    }
}
