package dev.clamor.cli.live;

import dev.clamor.results.report.words.Visible;
import java.io.PrintWriter;
import java.util.Locale;

/** A line every ten seconds, for logs. */
final class PlainView implements LiveView {
    private static final int EVERY = 20;

    private final PrintWriter out;
    private int shown;

    public PlainView(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(LiveFigures figures) {
        shown++;
        if (shown % EVERY == 0) {
            out.println(line(figures));
        }
    }

    @Override
    public void tell(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void end(LiveFigures figures) {
        out.println(line(figures));
        out.flush();
    }

    static String line(LiveFigures f) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%3.0f/%.0f s  %s  arrivals %d (%s)  in progress %d  true containment %s  recall %s  p95 %s  agent errors %d",
                f.seconds(),
                f.plannedSeconds(),
                f.stage().isEmpty() ? "-" : Visible.line(f.stage()),
                f.opened(),
                LiveWords.rate(f.arrivalsPerSecond()),
                f.inProgress(),
                LiveWords.percent(f.trueContainment().value()),
                LiveWords.percent(f.escalationRecall().value()),
                LiveWords.millis(f.response().p95()),
                f.agentErrors()));
        append(line, "  budget left ", LiveWords.budgets(f));
        append(line, "  held back ", LiveWords.held(f) ? LiveWords.held(f.generator()) : "");
        append(line, "  generator: ", f.limitPassed());
        append(line, "  FAULT ", Visible.line(String.join(", ", f.faults())));
        return line.toString();
    }

    private static void append(StringBuilder line, String label, String text) {
        if (!text.isEmpty()) {
            line.append(label).append(text);
        }
    }
}
