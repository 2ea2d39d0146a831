package dev.clamor.results.archive;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
                new TreeMap<>(Map.of("java", "17", "processors", "2")),
                new Manifest.Conditions(
                        Manifest.Conditions.RULES, "poisson; peak 5/s", new TreeMap<>(Map.of("actions", "told"))));
    }

    /** The same run with several agents of equal weight. */
    public static Manifest several(Manifest manifest, String... agents) {
        return with(
                manifest,
                new Manifest.Agent(
                        String.join(", ", agents),
                        "",
                        "native",
                        "",
                        Stream.of(agents)
                                .map(name -> new Manifest.Share(name, 1, "http://127.0.0.1:1/chat", "native", ""))
                                .toList()));
    }

    private static Manifest with(Manifest manifest, Manifest.Agent agent) {
        return new Manifest(
                manifest.schemaVersion(),
                manifest.runId(),
                manifest.clamorVersion(),
                manifest.startedAt(),
                manifest.command(),
                manifest.seed(),
                manifest.plan(),
                manifest.objectives(),
                manifest.personas(),
                manifest.scenarios(),
                manifest.suiteHash(),
                agent,
                manifest.timeScale(),
                manifest.plannedContacts(),
                manifest.limits(),
                manifest.machine(),
                manifest.conditions());
    }

    /** The same run under other conditions. */
    public static Manifest under(Manifest manifest, Manifest.Conditions conditions) {
        return new Manifest(
                manifest.schemaVersion(),
                manifest.runId(),
                manifest.clamorVersion(),
                manifest.startedAt(),
                manifest.command(),
                manifest.seed(),
                manifest.plan(),
                manifest.objectives(),
                manifest.personas(),
                manifest.scenarios(),
                manifest.suiteHash(),
                manifest.agent(),
                manifest.timeScale(),
                manifest.plannedContacts(),
                manifest.limits(),
                manifest.machine(),
                conditions);
    }

    /** Another run on the same things, with another suite, protocol, seed and time scale. */
    public static Manifest other(
            Manifest manifest, String runId, String suiteHash, String protocol, long seed, double timeScale) {
        return new Manifest(
                manifest.schemaVersion(),
                runId,
                manifest.clamorVersion(),
                "2026-01-03T03:04:05Z",
                manifest.command(),
                seed,
                manifest.plan(),
                manifest.objectives(),
                manifest.personas(),
                manifest.scenarios(),
                suiteHash,
                new Manifest.Agent(
                        manifest.agent().name(),
                        manifest.agent().url(),
                        protocol,
                        manifest.agent().declared()),
                timeScale,
                manifest.plannedContacts(),
                manifest.limits(),
                manifest.machine(),
                manifest.conditions());
    }
}
