package dev.clamor.cli;

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
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.nio.file.Path;
import java.util.TreeMap;

/** The folder of a run of the packaged crowd against some agent, made in virtual time: no sockets, no waiting. */
public final class VirtualArchive {
    private static final long SPACING_MICROS = 100_000;
    private static final long TIMEOUT_MICROS = 10_000_000;

    private VirtualArchive() {}

    /** Writes the log and the manifest of a run that was completed. */
    public static void write(Path folder, long seed, int contacts, VirtualAgent agent) {
        RandomStreams streams = new RandomStreams(seed);
        Cast cast = new Cast(
                new Population(PersonaCatalog.packaged()), new ScenarioMix(ScenarioCatalog.packaged()), streams);
        try (RunArchive.EventLog log = RunArchive.create(folder, manifest(seed, contacts))) {
            new VirtualRun(
                            streams,
                            new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT),
                            new NativeCodec(CodecContext.plain(
                                    URI.create("http://agent.test/chat"),
                                    new CodecContext.Caller("test", "run-" + seed, "chat"))),
                            agent,
                            TIMEOUT_MICROS,
                            log)
                    .run(0, contacts, index -> cast.plan(index, index * SPACING_MICROS, "steady", true));
            long end = contacts * SPACING_MICROS;
            log.accept(new RunEvent.HealthSampled(end, contacts, 0, 0, 0, 0, 0, 0.5, 0));
            log.accept(new RunEvent.RunEnded(end + 1, contacts, contacts, contacts, RunEvent.EndReason.COMPLETED, 0));
        }
    }

    private static Manifest manifest(long seed, int contacts) {
        return new Manifest(
                1,
                "run-" + seed,
                "0.1.0",
                "2026-01-02T03:04:05Z",
                "clamor run",
                seed,
                new Manifest.Source("p.yaml", "name: p\n"),
                new Manifest.Source("default", ObjectivesCatalog.packagedText()),
                PersonaCatalog.packaged().stream()
                        .map(p -> new Manifest.Weighted(p.id().toString(), 1, ""))
                        .toList(),
                ScenarioCatalog.packaged().stream()
                        .map(s -> s.id().toString())
                        .map(id -> new Manifest.Weighted(
                                id, 1, ScenarioCatalog.packagedText(id).orElseThrow()))
                        .toList(),
                "abc",
                new Manifest.Agent("reference agent", "http://agent.test/chat", "native", "{}"),
                1,
                contacts,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }
}
