package dev.clamor.results.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every number of the run for machines. Under {@code snapshot} stands {@link dev.clamor.metrics.MetricsSnapshot}: each
 * key is the name of a record component and means what that component's Javadoc says, in that order; a ratio is
 * {@code {"good": …, "total": …}}; a number that does not exist is {@code null}. A latency has {@code intervals} in the
 * place of {@code ranks}: the two-sided 95 % interval of each percentile, {@code null} with too few replies for one (see
 * {@link dev.clamor.results.report.words.Percentile}).
 */
final class SnapshotJsonWriter implements ReportWriter {
    private static final int SCHEMA_VERSION = 1;

    @Override
    public void write(Report report, Appendable out) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("runId", report.manifest().runId());
        root.put("snapshot", report.snapshot());
        out.append(ReportJson.text(root));
    }
}
