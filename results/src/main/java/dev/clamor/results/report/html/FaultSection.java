package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot.ContactsThen;
import dev.clamor.metrics.MetricsSnapshot.FaultImpact;
import dev.clamor.metrics.MetricsSnapshot.TurnsThen;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.analysis.FaultFinding;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What went wrong on purpose, and what customers met before, in and after it. */
record FaultSection(List<Window> windows) {

    /** One window. */
    record Window(String name, String sentence, List<Part> parts) {}

    /** Before, in or after it. */
    record Part(String name, String contacts, Cell truly, Cell recall, Cell failed, String p50, String p95) {}

    /** A share and its interval. */
    record Cell(String share, String interval) {
        static Cell of(Ratio ratio) {
            return new Cell(Numbers.withCounts(ratio), Wilson.of(ratio).text());
        }
    }

    private static final Map<String, String> PARTS = Map.of(
            "before", "Ended before it",
            "caught", "In progress when it began",
            "inside", "Began in it",
            "after", "Began after it");
    private static final List<String> ORDER = List.of("before", "caught", "inside", "after");

    static FaultSection of(List<FaultFinding> findings) {
        return new FaultSection(findings.stream().map(FaultSection::window).toList());
    }

    private static Window window(FaultFinding finding) {
        List<Part> parts = new ArrayList<>();
        for (String part : ORDER) {
            ContactsThen contacts = finding.impact().contacts().get(part);
            if (contacts != null) {
                parts.add(part(part, contacts, finding.impact()));
            }
        }
        return new Window(finding.impact().fault(), finding.because(), List.copyOf(parts));
    }

    private static Part part(String name, ContactsThen contacts, FaultImpact impact) {
        TurnsThen turns = impact.turns().getOrDefault(name, new TurnsThen(Ratio.NONE, Double.NaN, Double.NaN));
        Ratio usable = turns.usable();
        return new Part(
                PARTS.getOrDefault(name, name),
                Numbers.count(contacts.contacts()),
                Cell.of(contacts.truly()),
                Cell.of(contacts.recall()),
                Cell.of(new Ratio(usable.bad(), usable.total())),
                Numbers.millis(turns.responseP50()),
                Numbers.millis(turns.responseP95()));
    }
}
