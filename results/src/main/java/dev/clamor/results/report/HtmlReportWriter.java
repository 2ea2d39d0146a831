package dev.clamor.results.report;

import dev.clamor.results.report.html.Page;
import java.io.IOException;
import java.util.List;

/** The page for people. */
final class HtmlReportWriter implements ReportWriter {
    private static final String SCRIPT = "report.js";

    @Override
    public void write(Report report, Appendable out) throws IOException {
        Page page = page(report);
        OfflinePage.write(page.title(), page.body(), page.charts(), SCRIPT, out);
    }

    private static Page page(Report report) {
        List<Page.Reading> readings = report.transcripts().stream()
                .map(one -> new Page.Reading(one.contact(), one.because(), one.events()))
                .toList();
        return Page.of(
                report.manifest(),
                report.snapshot(),
                report.verdict(),
                report.analysis(),
                report.judgedAt(),
                readings,
                report.changes(),
                report.knee());
    }
}
