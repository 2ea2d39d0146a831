package dev.clamor.results.report.trend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.results.agreement.Digests;
import dev.clamor.results.archive.FinishedRuns;
import dev.clamor.results.archive.FinishedRuns.Finished;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judged runs of the same plan that began before a run and lie beside it. What each found is taken from its {@code
 * verdict.json} as it stands; a run whose files cannot be read is left out.
 */
public final class EarlierRuns {
    /** The newest of them that are shown. */
    public static final int MOST = 19;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ABSOLUTE = "absolute";
    private static final int HASH_DIGITS = 12;

    private EarlierRuns() {}

    /**
     * How each of the run's objectives went up to it; none without an earlier run.
     *
     * @param folder the run's own; runs beside it are in folders beside it
     * @return in the order of the verdict
     */
    public static List<Trend> trends(Path folder, Manifest manifest, Verdict verdict) {
        List<Judged> runs = before(folder, manifest);
        if (runs.isEmpty()) {
            return List.of();
        }
        Map<String, List<Trend.Point>> points = new HashMap<>();
        Manifest last = runs.get(0).manifest();
        for (Judged run : runs) {
            TrendRun shown = run(run.manifest(), run.decision(), last);
            run.objectives()
                    .forEach((id, found) ->
                            points.computeIfAbsent(id, key -> new ArrayList<>()).add(point(shown, found)));
            last = run.manifest();
        }
        TrendRun now = run(manifest, verdict.decision().name(), last);
        List<Trend> trends = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            List<Trend.Point> all = points.computeIfAbsent(finding.id(), key -> new ArrayList<>());
            all.add(point(now, finding));
            trends.add(new Trend(finding.id(), finding.gating(), List.copyOf(all)));
        }
        return List.copyOf(trends);
    }

    /** Oldest first. */
    private static List<Judged> before(Path folder, Manifest manifest) {
        Path home = folder.toAbsolutePath().normalize().getParent();
        if (home == null) {
            return List.of();
        }
        List<Judged> runs = new ArrayList<>();
        try {
            for (FinishedRuns.Run run : FinishedRuns.all(home)) {
                if (runs.size() < MOST && run instanceof Finished) {
                    judged(home, (Finished) run, manifest).ifPresent(runs::add);
                }
            }
        } catch (IOException e) {
            return List.of(); // the neighbours are no condition of the report
        }
        runs.sort(Comparator.comparing((Judged run) -> run.manifest().startedAt())
                .thenComparing(run -> run.manifest().runId()));
        return runs;
    }

    private static Optional<Judged> judged(Path home, Finished run, Manifest manifest) {
        try {
            Manifest other = RunArchive.manifest(home.resolve(run.id()));
            boolean earlier = other.startedAt().compareTo(manifest.startedAt()) < 0;
            return earlier && other.plan().name().equals(manifest.plan().name())
                    ? Optional.of(new Judged(other, run.decision(), objectives(JSON.readTree(run.verdict()))))
                    : Optional.empty();
        } catch (InvalidDocumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, JsonNode> objectives(JsonNode verdict) {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode objective : verdict.path("objectives")) {
            if (objective.path("kind").asText().equals(ABSOLUTE)) {
                found.put(objective.path("id").asText(), objective);
            }
        }
        return found;
    }

    private static TrendRun run(Manifest manifest, String decision, Manifest before) {
        Manifest.Agent agent = manifest.agent();
        List<TrendRun.Change> changes = new ArrayList<>();
        if (!agent.name().equals(before.agent().name())
                || !agent.protocol().equals(before.agent().protocol())
                || !agent.declared().equals(before.agent().declared())) {
            changes.add(TrendRun.Change.AGENT);
        }
        if (!manifest.suiteHash().equals(before.suiteHash())) {
            changes.add(TrendRun.Change.SUITE);
        }
        return new TrendRun(manifest.runId(), manifest.startedAt(), decision, agent.name(), hash(agent), changes);
    }

    /** As the view {@code runs} of the history has it. */
    private static String hash(Manifest.Agent agent) {
        return Digests.of(String.join("\n", agent.name(), agent.protocol(), agent.declared()))
                .substring(0, HASH_DIGITS);
    }

    private static Trend.Point point(TrendRun run, JsonNode found) {
        return new Trend.Point(
                run,
                found.path("state").asText(),
                number(found, "estimate"),
                number(found, "lower"),
                number(found, "upper"),
                number(found, "target"));
    }

    private static Trend.Point point(TrendRun run, Finding found) {
        return new Trend.Point(
                run,
                found.state().name(),
                found.estimate(),
                found.lower(),
                found.upper(),
                found.slo().target().doubleValue());
    }

    private static double number(JsonNode found, String key) {
        return found.path(key).asDouble(Double.NaN);
    }

    private record Judged(Manifest manifest, String decision, Map<String, JsonNode> objectives) {}
}
