package dev.clamor.results.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The highest bearable load for machines; described by {@code clamor/schema/knee.schema.json}. Of another run, the knee is
 * {@code null}; an end of the interval that was not found, or any number that does not exist, too.
 */
final class KneeJsonWriter implements ReportWriter {
    private static final int SCHEMA_VERSION = 1;

    @Override
    public void write(Report report, Appendable out) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("runId", report.manifest().runId());
        root.put("search", report.manifest().knee());
        root.put("knee", report.knee());
        out.append(ReportJson.text(root));
    }
}
