package dev.clamor.results.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every number of the run for machines. Under {@code snapshot} stands {@link dev.clamor.metrics.MetricsSnapshot}: each
 * key is the name of a record component and means what that component's Javadoc says, in that order; a ratio is
 * {@code {"good": …, "total": …}}; a number that does not exist is {@code null}.
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
