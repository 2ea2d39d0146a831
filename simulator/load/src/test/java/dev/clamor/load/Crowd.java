package dev.clamor.load;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A small crowd with think times of next to nothing, and a sink that keeps what happened. */
final class Crowd implements EventSink {
    private static final RandomStreams STREAMS = new RandomStreams(20_261_121);
    private static final Cast CAST =
            new Cast(new Population(PersonaCatalog.packaged()), new ScenarioMix(ScenarioCatalog.packaged()), STREAMS);
    private static final DialogueSettings HASTY = new DialogueSettings(10_000, DialogueSettings.Leaving.SURVEY_EXIT);

    private final Queue<LogEvent> events = new ConcurrentLinkedQueue<>();
    private final Consumer<LogEvent> watcher;

    Crowd() {
        this(event -> {});
    }

    /** With someone who sees every event as it comes, on the event loop. */
    Crowd(Consumer<LogEvent> watcher) {
        this.watcher = watcher;
    }

    /** Evenly spaced arrivals. */
    LoadJob arriving(double perSecond, double seconds, URI agent) {
        Workload.OpenWorkload workload = new Workload.OpenWorkload(
                List.of(new Stage("only", perSecond, perSecond, seconds, false)), Workload.Spacing.EVEN);
        return new LoadJob(
                workload,
                Arrivals.dueMicros(workload, 0, STREAMS),
                CAST,
                HASTY,
                agent,
                new NativeCodec("test", "crowd", "chat"),
                10,
                20,
                this,
                () -> 0);
    }

    @Override
    public void accept(LogEvent event) {
        events.add(event);
        watcher.accept(event);
    }

    <T> List<T> seen(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Events of the contacts, in order. */
    Stream<TurnEvent> turns() {
        return seen(TurnEvent.class).stream();
    }

    RunEvent.RunEnded ended() {
        List<RunEvent.RunEnded> ends = seen(RunEvent.RunEnded.class);
        return ends.get(ends.size() - 1);
    }
}
