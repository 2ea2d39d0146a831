package dev.clamor.cli.plan;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.load.plan.Stage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan as it will be run, as a terminal of 80 columns shows it. */
final class PlanText {
    private static final String ROW = "%-22s %9s %9s %-16s %9s";
    private static final int NAME_WIDTH = 22;
    private static final int MOST_LEVELS = 3;
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;

    private final PrintWriter out;

    PlanText(PrintWriter out) {
        this.out = out;
    }

    void print(PlanAnswer answer) {
        out.println("plan " + Printable.of(answer.plan())
                + (answer.description().isEmpty() ? "" : ": " + Printable.of(answer.description())));
        out.println(
                answer.tellsCustomers()
                        ? "customers one after the other, in " + span(answer.seconds())
                                + "; how many contacts that makes depends on how long they last"
                        : text(
                                "about %,.0f contacts, %,.0f of them judged, in %s; arrivals %s",
                                answer.contacts().orElse(Double.NaN),
                                answer.judged().orElse(Double.NaN),
                                span(answer.seconds()),
                                answer.spacing()));
        out.println(answer.timeScaleMeans());
        out.println("conversations may go on for " + span(answer.drainSeconds()) + " after the last arrival"
                + (answer.maxContacts() == 0 ? "" : text("; at most %,d contacts", answer.maxContacts())));
        answer.ceilings().ifPresent(this::ceilings);
        out.println();
        String level = answer.tellsCustomers() ? "at a time" : "a second";
        out.println(text(ROW, "stage", "begin", "end", level, "contacts"));
        answer.stages().forEach(this::row);
        out.println();
        new RateChart(answer.stages(), answer.tellsCustomers() ? "customers at a time" : "contacts a second")
                .lines()
                .forEach(out::println);
    }

    private void ceilings(PlanAnswer.Ceiling ceiling) {
        List<String> words = new ArrayList<>();
        ceiling.contacts().ifPresent(contacts -> words.add(text("%,d contacts in progress", contacts)));
        ceiling.requestsPerSecond().ifPresent(requests -> words.add(number(requests) + " requests a second"));
        ceiling.spend().ifPresent(spend -> words.add("a spend of " + number(spend)));
        out.println("the agent is charged with at most " + String.join(", ", words));
    }

    private void row(PlanAnswer.Row row) {
        String words = row.shape() + (row.warmUp() ? (row.shape().isEmpty() ? "" : ", ") + "warm-up" : "");
        out.println((text(
                                ROW,
                                cut(Printable.of(row.name())),
                                span(row.begin()),
                                span(row.end()),
                                levels(row.pieces()),
                                row.contacts()
                                        .map(contacts -> text("%,.0f", contacts))
                                        .orElse("-"))
                        + "  " + Printable.of(words))
                .stripTrailing());
        mix("personas", row.personas());
        mix("scenarios", row.scenarios());
    }

    private void mix(String what, Map<String, Double> shares) {
        if (!shares.isEmpty()) {
            out.println("  of its " + what + " "
                    + shares.entrySet().stream()
                            .map(one -> one.getKey() + " " + text("%.1f %%", 100 * one.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String levels(List<Stage.Piece> pieces) {
        List<String> levels = new ArrayList<>();
        for (Stage.Piece piece : pieces) {
            add(levels, number(piece.from()));
            add(levels, number(piece.to()));
        }
        double most = pieces.stream()
                .mapToDouble(piece -> Math.max(piece.from(), piece.to()))
                .max()
                .orElse(0);
        return levels.size() > MOST_LEVELS ? "up to " + number(most) : String.join(" to ", levels);
    }

    private static void add(List<String> levels, String level) {
        Optional<String> last = levels.isEmpty() ? Optional.empty() : Optional.of(levels.get(levels.size() - 1));
        if (!last.equals(Optional.of(level))) {
            levels.add(level);
        }
    }

    /** A length of time: seconds below two minutes, then minutes, then hours. */
    static String span(double seconds) {
        if (seconds < 2 * MINUTE) {
            return number(seconds) + " s";
        }
        return seconds < 2 * HOUR ? number(seconds / MINUTE) + " min" : number(seconds / HOUR) + " h";
    }

    /** At most one digit after the point. */
    static String number(double number) {
        String text = text("%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String cut(String name) {
        return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "~";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
