package dev.clamor.results.slo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Writes objectives in Clamor's own words, every key of an objective spelled out; reading them back gives equal ones. */
public final class ObjectivesYaml {
    private ObjectivesYaml() {}

    /** The file. */
    public static String text(Objectives objectives) {
        StringBuilder out = new StringBuilder("apiVersion: clamor/v1\nkind: Objectives\nmetadata:\n  name: ");
        out.append(Yaml.scalar(objectives.name())).append("\nspec:\n  timeWindow: {duration: ");
        out.append(objectives.periodDays()).append("d}\n");
        if (objectives.productionContactsPerDay() > 0) {
            out.append("  productionContactsPerDay: ").append(number(objectives.productionContactsPerDay()));
            out.append('\n');
        }
        append(objectives.stopping(), out);
        out.append("  objectives:\n");
        objectives.slos().forEach(slo -> append(slo, out));
        return out.toString();
    }

    private static void append(StoppingRules stopping, StringBuilder out) {
        if (stopping.none()) {
            return;
        }
        out.append("  stopping:\n");
        stopping.rollBack()
                .ifPresent(rule -> out.append("    rollBack: {alpha: ")
                        .append(number(rule.alpha()))
                        .append("}\n"));
        out.append("    curtail: ").append(stopping.curtail()).append('\n');
        stopping.promote()
                .ifPresent(
                        plan -> out.append("    promote: {").append(plan(plan)).append("}\n"));
    }

    private static String plan(StoppingRules.Promote plan) {
        if (plan instanceof StoppingRules.Looks looks) {
            return "method: " + looks.shape().name().toLowerCase(Locale.ROOT) + ", looks: " + looks.looks();
        }
        if (plan instanceof StoppingRules.RatioTest test) {
            return "method: sprt, better: " + number(test.better()) + ", beta: " + number(test.beta());
        }
        throw new IllegalArgumentException("plan to promote: expected one that can be written. Found: " + plan);
    }

    private static void append(Slo slo, StringBuilder out) {
        out.append("    - id: ").append(Yaml.scalar(slo.id())).append('\n');
        indicator(slo.sli()).forEach(line -> line(line, out));
        line("target: " + slo.target().toPlainString(), out);
        line("gating: " + slo.gating(), out);
        line("confidence: " + number(slo.confidence()), out);
        line("minimumEvents: " + slo.minimumEvents(), out);
        line("estimand: " + slo.estimand().name().toLowerCase(Locale.ROOT), out);
        if (!slo.description().isEmpty()) {
            line("description: " + Yaml.scalar(slo.description()), out);
        }
        if (slo.budgeting() instanceof Budgeting.Timeslices slices) {
            line(
                    "budgeting: {method: timeslices, slice: " + slices.sliceSeconds() + "s, sliceTarget: "
                            + slices.sliceTarget().toPlainString() + "}",
                    out);
        }
        slo.baseline()
                .ifPresent(b -> line(
                        "baseline: {margin: " + b.margin().toPlainString() + ", gating: " + b.gating() + "}", out));
    }

    private static void line(String text, StringBuilder out) {
        out.append("      ").append(text).append('\n');
    }

    /** The keys of an indicator, by its id: {@code indicator: trueContainment}, and {@code threshold} where it has one. */
    public static List<String> indicator(String sli) {
        int colon = sli.indexOf(':');
        return colon < 0
                ? List.of("indicator: " + sli)
                : List.of("indicator: " + sli.substring(0, colon), "threshold: " + sli.substring(colon + 1));
    }

    /** The shortest decimal that reads back to the same double, without an exponent. */
    public static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
