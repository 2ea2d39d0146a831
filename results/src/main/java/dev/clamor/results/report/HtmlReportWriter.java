package dev.clamor.results.report;

/** Placeholder contract: replaced by its author. */
final class HtmlReportWriter implements ReportWriter {
    @Override
    public void write(Report report, Appendable out) {
        throw new UnsupportedOperationException("results");
    }
}
