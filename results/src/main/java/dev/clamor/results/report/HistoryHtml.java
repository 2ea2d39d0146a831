package dev.clamor.results.report;

import dev.clamor.results.report.html.HistoryPage;
import dev.clamor.results.report.trend.Trend;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The page of how objectives went from run to run. */
public final class HistoryHtml {
    private static final String SCRIPT = "history.js";

    private HistoryHtml() {}

    /**
     * Writes the page.
     *
     * @param trends at least one
     * @param version of Clamor
     */
    public static void write(List<Trend> trends, String version, Appendable out) throws IOException {
        HistoryPage page = new HistoryPage(trends, version);
        OfflinePage.write(page.title(), page.body(), Map.of("data", page.charts()), SCRIPT, out);
    }
}
