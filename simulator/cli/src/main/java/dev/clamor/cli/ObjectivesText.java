package dev.clamor.cli;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.ObjectivesYaml;
import dev.clamor.results.slo.Slo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Objectives for people: a line each, and below it what a machine does with it. */
final class ObjectivesText {
    private ObjectivesText() {}

    static String of(Objectives objectives) {
        StringBuilder out = new StringBuilder("Objectives ").append(Printable.of(objectives.name()));
        out.append("; error budget over ").append(objectives.periodDays()).append(" days");
        double perDay = objectives.productionContactsPerDay();
        out.append(perDay > 0 ? ", " + ObjectivesYaml.number(perDay) + " contacts a day in production\n" : "\n");
        List<Slo> slos = objectives.slos();
        int width = slos.stream().mapToInt(slo -> slo.id().length()).max().orElse(0);
        for (Slo slo : slos) {
            String id = slo.id() + " ".repeat(width - slo.id().length());
            out.append('\n')
                    .append(id)
                    .append("  ")
                    .append(slo.gating() ? "gates  " : "reports")
                    .append("  ");
            out.append(slo.sli())
                    .append(" at least ")
                    .append(percent(slo.target()))
                    .append('\n');
            String indent = "\n" + " ".repeat(width + 2);
            out.append(indent.substring(1))
                    .append(String.join(indent, below(slo)))
                    .append('\n');
        }
        return out.toString();
    }

    private static List<String> below(Slo slo) {
        String bounds = "bounds at " + percent(BigDecimal.valueOf(slo.confidence())) + " for the "
                + slo.estimand().name().toLowerCase(Locale.ROOT) + ", from " + slo.minimumEvents() + " " + unit(slo);
        String baseline = slo.baseline()
                .map(b -> "at most " + hundredths(b.margin()) + " points below a baseline"
                        + (b.gating() ? ", which gates" : ""))
                .orElse("");
        return List.of(Printable.of(slo.description()), bounds, baseline).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String unit(Slo slo) {
        return slo.budgeting() instanceof Budgeting.Timeslices slices
                ? "slices of " + slices.sliceSeconds() + " s, each good with " + percent(slices.sliceTarget())
                        + " good events"
                : "events";
    }

    private static String percent(BigDecimal share) {
        return hundredths(share) + " %";
    }

    private static String hundredths(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
