package dev.clamor.cli.live;

import dev.clamor.results.report.words.Visible;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A block of up to ten lines, rewritten in place. Colour only repeats what the words say. */
final class TerminalView implements LiveView {
    static final int DEFAULT_WIDTH = 80;
    private static final int LEAST_WIDTH = 20;
    private static final int BAR = 24;
    private static final int LABEL = 12;
    private static final String ESC = "\u001B[";
    private static final String CLEAR_LINE = ESC + "2K";
    private static final String CLEAR_BELOW = ESC + "J";
    private static final String BOLD = "1";
    private static final String RED = "31";

    private final PrintWriter out;
    private final int width;
    private final boolean colour;
    private int rows;

    /** @param width columns of the terminal */
    public TerminalView(PrintWriter out, int width, boolean colour) {
        this.out = out;
        this.width = Math.max(LEAST_WIDTH, width) - 1;
        this.colour = colour;
    }

    /** What {@code COLUMNS} says, where it is a number. */
    public static int width(String columns) {
        return columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    }

    @Override
    public void show(LiveFigures figures) {
        StringBuilder block = new StringBuilder(back());
        List<String> lines = lines(figures);
        lines.forEach(line -> block.append(CLEAR_LINE).append(line).append('\n'));
        block.append(CLEAR_BELOW);
        rows = lines.size();
        out.print(block);
        out.flush();
    }

    @Override
    public void tell(String line) {
        out.print(back() + CLEAR_BELOW);
        rows = 0;
        out.println(line);
        out.flush();
    }

    @Override
    public void end(LiveFigures figures) {
        show(figures);
    }

    /** To where the block begins. */
    private String back() {
        return rows == 0 ? "" : "\r" + ESC + rows + "A";
    }

    /** The block, each line cut to the width. */
    List<String> lines(LiveFigures f) {
        List<String> lines = new ArrayList<>();
        lines.add(painted(cut(bar(f) + "  " + Visible.line(f.stage())), BOLD));
        lines.add(line(
                "load",
                "arrivals " + LiveWords.rate(f.arrivalsPerSecond()) + "  in progress " + f.inProgress() + "  opened "
                        + f.opened() + "  closed " + f.closed()));
        lines.add(line("contained", "truly " + LiveWords.share(f.trueContainment())));
        lines.add(line("humans", "recall " + LiveWords.share(f.escalationRecall())));
        lines.add(line(
                "turns",
                "error-free " + LiveWords.percent(f.errorFreeTurns().value()) + "  agent errors " + f.agentErrors()
                        + "  retries " + f.retries()));
        budgets(f, lines);
        lines.add(line(
                "latency",
                "p50 " + LiveWords.millis(f.response().p50()) + "  p95 "
                        + LiveWords.millis(f.response().p95()) + "  p99 "
                        + LiveWords.millis(f.response().p99())));
        generator(f, lines);
        if (!f.faults().isEmpty()) {
            lines.add(alarm("FAULT", Visible.line(String.join(", ", f.faults()))));
        }
        return lines;
    }

    private void budgets(LiveFigures f, List<String> lines) {
        if (LiveWords.overspent(f)) {
            lines.add(alarm("budget left", LiveWords.budgets(f)));
        } else if (!f.budgets().isEmpty()) {
            lines.add(line("budget left", LiveWords.budgets(f)));
        }
    }

    private void generator(LiveFigures f, List<String> lines) {
        lines.add(
                f.limitPassed().isEmpty()
                        ? line("generator", LiveWords.generator(f.generator()))
                        : alarm("generator", "LIMIT " + f.limitPassed()));
        if (LiveWords.held(f)) {
            lines.add(line("held back", LiveWords.held(f.generator())));
        }
    }

    private static String bar(LiveFigures f) {
        double share = f.plannedSeconds() > 0 ? Math.max(0, Math.min(1, f.seconds() / f.plannedSeconds())) : 0;
        int full = (int) Math.round(BAR * share);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]"
                + String.format(Locale.ROOT, " %.0f/%.0f s", f.seconds(), f.plannedSeconds());
    }

    private String line(String label, String text) {
        String cut = cut(label + " ".repeat(LABEL - label.length()) + text);
        int end = Math.min(LABEL, cut.length());
        return painted(cut.substring(0, end), BOLD) + cut.substring(end);
    }

    private String alarm(String label, String text) {
        return painted(cut(label + " ".repeat(LABEL - label.length()) + text), RED);
    }

    private String cut(String line) {
        return line.codePointCount(0, line.length()) <= width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "~";
    }

    private String painted(String text, String code) {
        return colour ? ESC + code + "m" + text + ESC + "0m" : text;
    }
}
