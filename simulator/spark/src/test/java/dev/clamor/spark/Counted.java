package dev.clamor.spark;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of contacts with an agent of three answers, in virtual time. */
final class Counted {
    private static final RandomStreams STREAMS = new RandomStreams(20_261_121);
    private static final Cast CAST =
            new Cast(new Population(PersonaCatalog.packaged()), new ScenarioMix(ScenarioCatalog.packaged()), STREAMS);
    private static final URI AGENT = URI.create("http://127.0.0.1:9/chat");
    private static final long MICROS_BETWEEN = 50_000;
    private static final long TIMEOUT_MICROS = 30_000_000;
    private static final String[] ANSWERS = {
        "{\"reply\":\"Certainly. Which order is it about?\"}",
        "{\"reply\":\"That is done.\",\"state\":\"resolved\"}",
        "{\"reply\":\"I pass you on.\",\"state\":\"handed_off\",\"handoff\":{\"queue\":\"care\",\"reason\":\"asked\"}}"
    };

    private Counted() {}

    /** Contacts whose index is {@code shard} modulo {@code shards}, their events by time, and the run's own. */
    static List<LogEvent> events(int contacts, int shard, int shards) {
        List<LogEvent> events = new ArrayList<>();
        VirtualRun run = new VirtualRun(
                STREAMS,
                new DialogueSettings(20, DialogueSettings.Leaving.SURVEY_EXIT),
                new NativeCodec(CodecContext.plain(AGENT, new CodecContext.Caller("test", "run", "chat"))),
                (request, now) -> {
                    int which = Math.floorMod(new String(request.body(), StandardCharsets.UTF_8).hashCode(), 7);
                    byte[] answer = ANSWERS[which % 3].getBytes(StandardCharsets.UTF_8);
                    return new VirtualAgent.Answered(200, answer, 100_000L + 10_000 * which);
                },
                TIMEOUT_MICROS,
                events::add);
        int begun = 0;
        for (int index = shard; index < contacts; index += shards) {
            run.run(CAST.plan(index, index * MICROS_BETWEEN, "steady", true));
            begun++;
        }
        events.sort(Comparator.comparingLong(LogEvent::atMicros));
        long end = events.get(events.size() - 1).atMicros();
        events.add(new RunEvent.HealthSampled(end, begun, 0, 900, 500, 800, 0, 0.25, 0));
        events.add(new RunEvent.RunEnded(end + 1, begun, begun, begun, RunEvent.EndReason.COMPLETED, 0));
        return events;
    }
}
