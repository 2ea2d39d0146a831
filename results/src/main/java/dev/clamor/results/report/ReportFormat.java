package dev.clamor.results.report;

import java.util.function.Supplier;

/** Every file that is written about a run. */
public enum ReportFormat {
    VERDICT_JSON("verdict.json", VerdictJsonWriter::new),
    SNAPSHOT_JSON("snapshot.json", SnapshotJsonWriter::new),
    ANALYSIS_JSON("analysis.json", AnalysisJsonWriter::new),
    /** Of a run that searched for the highest bearable load. */
    KNEE_JSON("knee.json", KneeJsonWriter::new),
    SUMMARY_MARKDOWN("summary.md", SummaryMarkdownWriter::new),
    JUNIT_XML("junit.xml", JunitXmlWriter::new),
    HTML("report.html", HtmlReportWriter::new);

    private final String fileName;
    private final Supplier<ReportWriter> writer;

    ReportFormat(String fileName, Supplier<ReportWriter> writer) {
        this.fileName = fileName;
        this.writer = writer;
    }

    /** The file's name in the run's folder. */
    public String fileName() {
        return fileName;
    }

    /** Whether there is anything to write. */
    public boolean of(Report report) {
        return this != KNEE_JSON || report.knee().isPresent();
    }

    /** A writer of this format. */
    public ReportWriter writer() {
        return writer.get();
    }
}
