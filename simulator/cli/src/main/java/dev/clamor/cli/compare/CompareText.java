package dev.clamor.cli.compare;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.results.compare.Change;
import dev.clamor.results.compare.Changes;
import dev.clamor.results.compare.Flips;
import dev.clamor.results.compare.LatencyChange;
import dev.clamor.results.compare.RunComparison;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Two runs side by side as a terminal shows them: what changed, for whom, and the contacts that show it. */
final class CompareText {
    private static final int NAME = 24;
    private static final String ROW = "%-" + NAME + "s %7s %7s %7s  %-16s %s";
    private static final int MOST_SLICES = 20;
    private static final double HUNDRED = 100;

    private final PrintWriter out;
    private final Ansi ansi;

    CompareText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(RunComparison comparison, Path candidate) {
        out.println(
                "from " + Printable.of(comparison.baselineRun()) + " to " + Printable.of(comparison.candidateRun()));
        out.println(Printable.of(comparison.because()));
        if (!comparison.failedChecks().isEmpty()) {
            out.println("The run after does not count, so nothing below does: "
                    + String.join(", ", comparison.failedChecks()) + " failed. clamor judge says why.");
        }
        Changes changes = new Changes(comparison.changes());
        overall(changes, comparison.paired());
        slices(changes.clearSlices());
        latency(comparison.latency());
        flips(comparison, candidate);
    }

    private void overall(Changes changes, boolean paired) {
        out.println();
        out.println(String.format(
                        Locale.ROOT, ROW, "indicator, good in %", "before", "after", "change", "95 % interval", "")
                .stripTrailing());
        for (Change change : changes.overall()) {
            if (change.known()) {
                row(change.indicator(), change);
            }
        }
        out.println("Changes in percentage points; clear: more than chance among all that was looked at (Benjamini-"
                + "Hochberg, 5 %).");
        if (paired) {
            out.println("Each is the mean over personas x scenarios, so it need not be after minus before.");
        }
    }

    private void slices(List<Change> clear) {
        out.println();
        if (clear.isEmpty()) {
            out.println("For no persona, scenario, intent or load band by itself is a change clear.");
            return;
        }
        out.println("For whom it is clear" + (clear.size() > MOST_SLICES ? ", the first " + MOST_SLICES : "") + " of "
                + clear.size() + ":");
        for (Change change : clear.subList(0, Math.min(MOST_SLICES, clear.size()))) {
            row(change.indicator() + " " + Words.condition(change.slice()), change);
        }
    }

    private void row(String name, Change change) {
        String shown = Printable.of(name);
        if (shown.length() > NAME) {
            out.println(shown);
            shown = "";
        }
        String mark = change.clear() ? color(change.difference() > 0) : "";
        line(
                shown,
                Numbers.decimal(HUNDRED * Numbers.value(change.baseline()), 1),
                Numbers.decimal(HUNDRED * Numbers.value(change.candidate()), 1),
                Numbers.points(change.difference()),
                Numbers.points(change.lower()) + " to " + Numbers.points(change.upper()),
                mark);
    }

    private void line(String name, String before, String after, String change, String interval, String mark) {
        out.println(String.format(Locale.ROOT, ROW, name, before, after, change, interval, ansi.string(mark))
                .stripTrailing());
    }

    private static String color(boolean better) {
        return better ? "@|fg(green) clear, better|@" : "@|fg(red) clear, worse|@";
    }

    private void latency(List<LatencyChange> changes) {
        out.println();
        out.println("Response time, from due time to complete reply, in ms:");
        for (LatencyChange change : changes) {
            line(
                    String.format(Locale.ROOT, "p%.0f", change.percent()),
                    Numbers.decimal(change.baselineMillis(), 0),
                    Numbers.decimal(change.candidateMillis(), 0),
                    whole(change.differenceMillis()),
                    whole(change.lowerMillis()) + " to " + whole(change.upperMillis()),
                    change.clear() ? color(change.differenceMillis() < 0) : "");
        }
    }

    private static String whole(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%+.0f", value) : Numbers.NONE;
    }

    private void flips(RunComparison comparison, Path candidate) {
        out.println();
        if (!comparison.paired()) {
            out.println("Other customers met the two runs, so no contact can be followed from one to the other.");
            return;
        }
        out.println("Contacts that went another way, of those that count in both runs:");
        for (Flips flips : comparison.flips()) {
            out.println(String.format(
                            Locale.ROOT,
                            "%-24s %,9d in both, %,d won, %,d lost ",
                            flips.indicator(),
                            flips.both(),
                            flips.won(),
                            flips.lost())
                    + ansi.string(flips.clear() ? color(flips.won() > flips.lost()) : ""));
            named("lost", flips.lostContacts(), flips.lost(), candidate);
            named("won", flips.wonContacts(), flips.won(), candidate);
        }
        out.println("clear: so many more went one way than a fair coin would send (McNemar, Benjamini-Hochberg, 5 %).");
    }

    private void named(String kind, List<String> contacts, long all, Path candidate) {
        for (String contact : contacts) {
            out.println("    " + kind + "  clamor replay " + candidate + " " + contact);
        }
        if (!contacts.isEmpty() && all > contacts.size()) {
            out.println(
                    "    " + kind + "  and " + Numbers.count(all - contacts.size()) + " more; --contacts N names more");
        }
    }
}
