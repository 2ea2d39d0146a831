package dev.clamor.results.report.trend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.results.agreement.Digests;
import dev.clamor.results.archive.FinishedRuns;
import dev.clamor.results.archive.FinishedRuns.Judged;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.ManifestHead;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    private static final DateTimeFormatter BEGAN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private EarlierRuns() {}

    /**
     * How each of the run's objectives went up to it; none without an earlier run.
     *
     * @param folder the run's own; runs beside it are in folders beside it
     * @return in the order of the verdict
     */
    public static List<Trend> trends(Path folder, Manifest manifest, Verdict verdict) {
        return ManifestHead.of(manifest)
                .map(head -> trends(before(folder, head), head, verdict))
                .orElse(List.of());
    }

    private static List<Trend> trends(List<Judged> runs, ManifestHead own, Verdict verdict) {
        if (runs.isEmpty()) {
            return List.of();
        }
        Map<String, List<Trend.Point>> points = new HashMap<>();
        ManifestHead last = runs.get(0).head();
        for (Judged judged : runs) {
            TrendRun run = run(judged.head(), judged.run().decision(), last);
            objectives(judged.run())
                    .forEach((id, found) ->
                            points.computeIfAbsent(id, key -> new ArrayList<>()).add(point(run, found)));
            last = judged.head();
        }
        TrendRun now = run(own, verdict.decision().name(), last);
        List<Trend> trends = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            List<Trend.Point> all = points.computeIfAbsent(finding.id(), key -> new ArrayList<>());
            all.add(point(now, finding));
            trends.add(new Trend(finding.id(), finding.gating(), List.copyOf(all)));
        }
        return List.copyOf(trends);
    }

    /** Oldest first. */
    private static List<Judged> before(Path folder, ManifestHead own) {
        Path home = folder.toAbsolutePath().normalize().getParent();
        List<Judged> runs = new ArrayList<>();
        try {
            if (home != null) {
                runs.addAll(FinishedRuns.judged(
                        home,
                        other -> other.startedAt().isBefore(own.startedAt())
                                && other.plan().equals(own.plan()),
                        MOST));
            }
        } catch (IOException e) {
            return List.of(); // the neighbours are no condition of the report
        }
        Collections.reverse(runs);
        return runs;
    }

    private static Map<String, JsonNode> objectives(FinishedRuns.Finished run) {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode objective : read(run.verdict()).path("objectives")) {
            if (objective.path("kind").asText().equals(ABSOLUTE)) {
                found.put(objective.path("id").asText(), objective);
            }
        }
        return found;
    }

    private static TrendRun run(ManifestHead head, String decision, ManifestHead before) {
        List<TrendRun.Change> changes = new ArrayList<>();
        if (!hash(head).equals(hash(before))) {
            changes.add(TrendRun.Change.AGENT);
        }
        if (!head.suiteHash().equals(before.suiteHash())) {
            changes.add(TrendRun.Change.SUITE);
        }
        return new TrendRun(
                head.runId(),
                BEGAN.format(head.startedAt().atOffset(ZoneOffset.UTC)),
                decision,
                head.agent(),
                hash(head),
                changes);
    }

    /** As the view {@code runs} of the history has it. */
    private static String hash(ManifestHead head) {
        return Digests.of(String.join("\n", head.agent(), head.protocol(), head.declared()))
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

    private static JsonNode read(byte[] verdict) {
        try {
            return JSON.readTree(verdict);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // FinishedRuns has read it
        }
    }

    private static double number(JsonNode found, String key) {
        return found.path(key).asDouble(Double.NaN);
    }
}
