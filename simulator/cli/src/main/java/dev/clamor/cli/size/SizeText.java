package dev.clamor.cli.size;

import dev.clamor.document.Problem;
import dev.clamor.results.sizing.Sizing;
import dev.clamor.results.sizing.Sizing.Chance;
import dev.clamor.results.sizing.Sizing.Kind;
import dev.clamor.results.sizing.Sizing.Sized;
import dev.clamor.results.sizing.Sizing.Together;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many contacts a run needs, as a terminal of 80 columns shows it. */
final class SizeText {
    private static final int WIDTH = 80;
    private static final int ID_WIDTH = 22;
    private static final String ROW = "%-22s %7s %7s %7s %6s %9s %8s %7s";
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SHORT_SECONDS = 600;

    private final PrintWriter out;

    SizeText(PrintWriter out) {
        this.out = out;
    }

    void print(SizeAnswer answer) {
        Sizing sizing = answer.sizing();
        say(text(
                "To PROMOTE with a chance of %s, plan %s needs so many judged contacts, and minutes of all stages"
                        + " together:",
                percent(sizing.wanted()), answer.plan()));
        out.println();
        out.println(text(ROW, "objective", "target", "assumed", "events", "deff", "contacts", "minutes", "as is"));
        sizing.objectives().forEach(this::row);
        together(sizing);
        out.println();
        say(
                "events: valid ones for each judged contact; deff: events for each independent one, at the contacts beside it"
                        + " (design effect); as is: the chance of the plan as it stands.");
        explain(answer);
        answer.notes().forEach(this::say);
    }

    /** What cannot be decided, and what would help. */
    void refuse(SizeAnswer answer) {
        say("plan " + answer.plan() + " can only HOLD, or never reach the chance asked for:");
        for (Sized each : answer.sizing().objectives()) {
            each.obstacle().ifPresent(obstacle -> {
                say(new Problem(each.id(), 0, "", obstacle.expected(), obstacle.found()).toString());
                say("- would help: " + obstacle.remedy());
            });
        }
        out.flush();
    }

    private void row(Sized each) {
        boolean margin = each.kind() == Kind.BASELINE;
        out.println(text(
                ROW,
                cut(each.id()),
                margin ? "-" + share(each.target()) : share(each.target()),
                percent(each.rate()),
                text(each.perContact() < 10 ? "%.2f" : "%.1f", each.perContact()),
                text("%.2f", each.designEffect()),
                each.contacts().map(n -> text("%,d", n)).orElse("none"),
                each.seconds().map(SizeText::minutes).orElse("-"),
                chance(each.planned().value())));
    }

    private void together(Sizing sizing) {
        Together all = sizing.together();
        out.println(text(
                ROW,
                "all together",
                "",
                "",
                "",
                "",
                all.contacts().map(n -> text("%,d", n)).orElse("none"),
                all.seconds().map(SizeText::minutes).orElse("-"),
                chance(all.planned().atLeast())));
    }

    private void explain(SizeAnswer answer) {
        Sizing sizing = answer.sizing();
        Chance planned = sizing.together().planned();
        say(text(
                "%s needs the most. As it stands, the plan sends about %,.0f judged contacts in %s minutes and promotes"
                        + " such an agent with a chance of at least %s (Bonferroni: however the objectives hang"
                        + " together), or %s if they were independent.",
                sizing.together().driver(),
                sizing.traffic().planned(),
                minutes(sizing.traffic().seconds()),
                chance(planned.atLeast()),
                chance(planned.ifIndependent())));
        sources(answer).forEach((source, what) -> say("- " + String.join(", ", what) + ": " + source));
        answer.command().ifPresent(command -> {
            out.println();
            out.println("Run it   " + command);
        });
    }

    /** Where each number comes from: the sources, and what each gave. */
    private static Map<String, List<String>> sources(SizeAnswer answer) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        add(sources, "stages of plan " + answer.plan(), "contacts a minute");
        List<Sized> all = answer.sizing().objectives();
        boolean mixed = all.stream().map(Sized::rateFrom).distinct().count() > 1;
        for (Sized each : all) {
            add(
                    sources,
                    answer.dryRun().map(SizeText::dry).orElse(each.eventsFrom()),
                    "events per contact and segments");
            add(sources, each.rateFrom(), mixed ? "assumed share of " + each.id() : "assumed share");
            if (!Double.isNaN(each.icc())) {
                add(sources, each.iccFrom(), "likeness in segments " + number(each.icc()));
            }
        }
        return sources;
    }

    private static void add(Map<String, List<String>> sources, String source, String what) {
        List<String> all = sources.computeIfAbsent(source, any -> new ArrayList<>());
        if (!all.contains(what)) {
            all.add(what);
        }
    }

    private static String dry(SizeAnswer.Dry dry) {
        return text(
                "dry run in virtual time on the clean reference agent, %,d contacts over %,d segments, %.1f s",
                dry.contacts(), dry.pairs(), dry.seconds());
    }

    /** Words, broken into lines that fit. */
    private void say(String sentence) {
        String indent = sentence.startsWith("- ") ? "  " : "";
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" (?!%)", -1)) {
            if (line.length() + 1 + word.length() > WIDTH && !line.toString().isBlank()) {
                out.println(line);
                line = new StringBuilder(indent);
            } else if (line.length() > 0 || word.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        out.println(line);
    }

    /** A length that {@code --duration} takes: whole seconds, or whole minutes where it is long; never shorter. */
    static String duration(double seconds) {
        return seconds <= SHORT_SECONDS
                ? (long) Math.ceil(seconds) + "s"
                : (long) Math.ceil(seconds / SECONDS_PER_MINUTE) + "m";
    }

    private static String minutes(double seconds) {
        double minutes = seconds / SECONDS_PER_MINUTE;
        return text(minutes < 10 ? "%.1f" : "%,.0f", minutes);
    }

    /** A share as a percentage with what digits it takes, rounded down so that nothing is called certain. */
    private static String percent(double share) {
        return number(BigDecimal.valueOf(100 * share)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .doubleValue())
                + " %";
    }

    private static String share(BigDecimal target) {
        return target.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** A chance; one that is neither 0 nor 1 is never shown as such. */
    private static String chance(double chance) {
        if (chance > 0 && chance < 0.01) {
            return "< 1 %";
        }
        return chance > 0.995 ? "> 99 %" : text("%.0f %%", 100 * chance);
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number)
                .setScale(3, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String cut(String id) {
        return id.length() <= ID_WIDTH ? id : id.substring(0, ID_WIDTH - 1) + "~";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
