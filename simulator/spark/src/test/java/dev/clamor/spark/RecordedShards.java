package dev.clamor.spark;

import dev.clamor.conversation.FaultWindow;
import dev.clamor.conversation.RunEvent;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.archive.Sharding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The folders of a run's shards, in virtual time, under the objectives that are shipped. */
final class RecordedShards {
    private static final Path OBJECTIVES = Path.of("..", "..", "results", "objectives", "default.yaml");
    private static final String START = "2026-01-02T03:04:05Z";
    private static final FaultWindow FAULT = new FaultWindow("slow", "agent", 3_000_000, 6_000_000);

    private RecordedShards() {}

    /** Writes them into the run's folder. */
    static void write(Path run, int contacts, int count) throws IOException {
        String objectives = Files.readString(OBJECTIVES);
        for (int index = 0; index < count; index++) {
            Manifest manifest = manifest(objectives, contacts, index, count);
            try (RunArchive.EventLog log = RunArchive.create(run.resolve(Sharding.folder(index, count)), manifest)) {
                Counted.events(contacts, index, count).forEach(log::accept);
                log.accept(
                        new RunEvent.FaultSwitched(FAULT.fromMicros() + index, FAULT.fault(), FAULT.kind(), true, ""));
                log.accept(new RunEvent.CeilingHeld(4_000_000 + index, 3, 0, 2_000_000, 1, 500_000));
            }
        }
    }

    private static Manifest manifest(String objectives, int contacts, int index, int count) {
        Sharding part = Sharding.shard(index, count, contacts, 0, START, Sharding.ClockOffset.UNKNOWN);
        return new Manifest(
                1,
                "recorded",
                "test",
                START,
                "clamor run --shard " + index + "/" + count,
                20_261_121,
                new Manifest.Source("plan.yaml", ""),
                new Manifest.Source("default.yaml", objectives),
                List.of(),
                List.of(),
                "",
                new Manifest.Agent("three answers", "http://agent.test/chat", "native", ""),
                1,
                part.share(index),
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>(),
                Manifest.Conditions.UNKNOWN,
                part,
                Manifest.Knee.NONE,
                new Manifest.Faults(new Manifest.Source("", ""), List.of(FAULT)));
    }
}
