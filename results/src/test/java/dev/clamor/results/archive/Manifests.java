package dev.clamor.results.archive;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A manifest with something in every part. */
public final class Manifests {
    private Manifests() {}

    /** The manifest of a run that planned so many contacts of two equally frequent personas. */
    public static Manifest planned(long contacts) {
        return new Manifest(
                ManifestFile.SCHEMA_VERSION,
                "run-1",
                "0.1.0",
                "2026-01-02T03:04:05Z",
                "clamor run storm.yaml",
                42,
                new Manifest.Source("storm.yaml", "name: storm\n"),
                new Manifest.Source("default.yaml", "kind: Objectives\n"),
                List.of(new Manifest.Weighted("calm", 1, "id: calm\n"), new Manifest.Weighted("rushed", 1, "")),
                List.of(new Manifest.Weighted(
                        "bill", 1, "id: bill\nautonomy: 2\ngoals:\n  - {id: g, intent: dispute}\n")),
                "abc123",
                new Manifest.Agent("reference agent", "http://127.0.0.1:1/chat", "clamor-json", "{\"wrong\": 0.01}"),
                12,
                contacts,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>(Map.of("java", "17", "processors", "2")));
    }
}
