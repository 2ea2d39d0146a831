package dev.clamor.cli.gate;

import dev.clamor.results.archive.FinishedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A folder of runs, as far as the gate looks into them. */
final class Shelf {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Path home;

    Shelf(Path home) {
        this.home = home;
    }

    FinishedRuns runs() {
        return new FinishedRuns(home, Duration.ofHours(24), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    GateApi api() {
        return new GateApi(runs());
    }

    Shelf finished(String id, int hoursAgo, String decision) throws IOException {
        pending(id, hoursAgo);
        Path verdict = home.resolve(id).resolve("verdict.json");
        Files.writeString(
                verdict,
                "{\"schemaVersion\": 1, \"verdict\": \"" + decision + "\", \"run\": {\"id\": \"" + id + "\"}}\n");
        Files.setLastModifiedTime(verdict, FileTime.from(NOW));
        return this;
    }

    Shelf pending(String id, int hoursAgo) throws IOException {
        Path folder = Files.createDirectories(home.resolve(id));
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"runId\": \"" + id + "\", \"startedAt\": \"" + NOW.minus(Duration.ofHours(hoursAgo)) + "\"}");
        Path log = Files.writeString(folder.resolve("events.jsonl"), "");
        Files.setLastModifiedTime(log, FileTime.from(NOW.minusSeconds(60)));
        return this;
    }
}
