package dev.clamor.benchmarks;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.results.archive.Manifest;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What all benchmarks share: the packaged personas and scenarios, one seed, an agent of three answers. */
final class Suite {
    static final RandomStreams STREAMS = new RandomStreams(20_261_121);
    static final Cast CAST =
            new Cast(new Population(PersonaCatalog.packaged()), new ScenarioMix(ScenarioCatalog.packaged()), STREAMS);
    static final NativeCodec CODEC = codec(URI.create("http://127.0.0.1:9/turn"));
    /** Think times divided by this are nothing. */
    static final double HASTE = 10_000;

    static final DialogueSettings SETTINGS = new DialogueSettings(HASTE, DialogueSettings.Leaving.SURVEY_EXIT);
    static final MetricsConfig METRICS = new MetricsConfig(
            new TreeSet<>(Set.of(1_000L, 3_000L)), MetricsConfig.DEFAULT_SLICE_SECONDS, MetricsConfig.DEFAULT_WORST);

    private static final long LATENCY_MICROS = 400_000;
    private static final long TIMEOUT_MICROS = 30_000_000;
    private static final long SPACING_MICROS = 10_000;

    private static final byte[][] ANSWERS = {
        answer(
                "I am sorry to hear that. Could you give me the number of your account, so that I can look into it?",
                "open",
                "\"account_number\""),
        answer(
                "Thank you, I have found your account. One moment please while I go through the last entries.",
                "open",
                ""),
        answer(
                "That is settled now. You will see the change on your next statement. Is there anything else?",
                "resolved",
                "")
    };

    private Suite() {}

    /** Speaks the native protocol to that address. */
    static NativeCodec codec(URI agent) {
        return new NativeCodec(CodecContext.plain(agent, new CodecContext.Caller("benchmark", "benchmark", "chat")));
    }

    /** All customers share so many connections. */
    static Ceilings sharing(int connections) {
        return new Ceilings(Integer.MAX_VALUE, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, connections);
    }

    /** The answer of the canned agent to the n-th utterance of a contact, from 1. */
    static byte[] answer(int turn) {
        return ANSWERS[Math.min(turn, ANSWERS.length) - 1];
    }

    /** Answers by the number of the turn; the same 400 ms later, always. */
    static VirtualAgent agent() {
        return (request, now) -> {
            String key = request.headers().getOrDefault("Idempotency-Key", "");
            int turn = Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
            return new VirtualAgent.Answered(200, answer(turn), LATENCY_MICROS);
        };
    }

    /** Runs contacts without sockets. */
    static VirtualRun run(EventSink sink) {
        return new VirtualRun(STREAMS, SETTINGS, CODEC, agent(), TIMEOUT_MICROS, sink);
    }

    /** Runs one contact of the crowd, due at a hundredth of a second per contact. */
    static void contact(VirtualRun run, long index) {
        run.run(CAST.plan(index, index * SPACING_MICROS, "only", true));
    }

    /** The events of so many contacts, one contact after the other. */
    static List<LogEvent> events(int contacts) {
        List<LogEvent> events = new ArrayList<>();
        VirtualRun run = run(events::add);
        for (int i = 0; i < contacts; i++) {
            contact(run, i);
        }
        return events;
    }

    /** Of a run that nobody will run again. */
    static Manifest manifest() {
        return manifest(0);
    }

    /** The same with so many contacts planned. */
    static Manifest manifest(long planned) {
        Manifest.Source none = new Manifest.Source("benchmark", "");
        return new Manifest(
                1,
                "benchmark",
                "benchmark",
                "",
                "",
                STREAMS.seed(),
                none,
                none,
                List.of(),
                List.of(),
                "",
                new Manifest.Agent("constant", "", "native", ""),
                HASTE,
                planned,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }

    private static byte[] answer(String text, String state, String asks) {
        return ("{\"reply\":\"" + text + "\",\"state\":\"" + state
                        + "\",\"intent\":\"billing_dispute\",\"confidence\":0.87,\"asks\":[" + asks
                        + "],\"actions\":[]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
