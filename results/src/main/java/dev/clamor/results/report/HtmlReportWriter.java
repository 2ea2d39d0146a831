package dev.clamor.results.report;

import dev.clamor.results.report.html.Conversation;
import dev.clamor.results.report.html.Page;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page for people. */
final class HtmlReportWriter implements ReportWriter {
    private static final String SCRIPT = "report.js";

    @Override
    public void write(Report report, Appendable out) throws IOException {
        Page page = page(report);
        Map<String, Object> blocks = new LinkedHashMap<>();
        blocks.put("data", page.charts());
        blocks.put("contacts", page.contacts());
        OfflinePage.write(page.title(), page.body(), blocks, SCRIPT, out);
    }

    private static Page page(Report report) {
        List<Conversation> contacts = report.transcripts().stream()
                .map(one -> Conversation.of(one.contact(), one.because(), one.events())
                        .judged(one.severity(), one.ending(), one.human()))
                .toList();
        return Page.of(
                report.manifest(),
                report.snapshot(),
                report.verdict(),
                report.analysis(),
                report.judgedAt(),
                contacts,
                report.changes(),
                report.knee(),
                report.history());
    }
}
