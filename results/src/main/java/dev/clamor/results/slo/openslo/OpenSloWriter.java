package dev.clamor.results.slo.openslo;

import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.ObjectivesYaml;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes objectives as OpenSLO v1: a service, and an SLO with its indicator inline for each objective. What OpenSLO has no
 * key for stands in annotations, so that reading the file back gives equal objectives.
 */
public final class OpenSloWriter {
    private static final int MOST_DESCRIPTION = 1050;
    private static final int SECONDS_PER_MINUTE = 60;

    private final Objectives objectives;
    private final Names names = new Names();
    private final StringBuilder out = new StringBuilder();

    private OpenSloWriter(Objectives objectives) {
        this.objectives = objectives;
    }

    /** The file. */
    public static String text(Objectives objectives) {
        OpenSloWriter writer = new OpenSloWriter(objectives);
        String service = new Names().of(objectives.name());
        writer.service(service);
        objectives.slos().forEach(slo -> writer.slo(slo, service));
        return writer.out.toString();
    }

    private void service(String name) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (!name.equals(objectives.name())) {
            annotations.put("name", objectives.name());
        }
        if (objectives.productionContactsPerDay() > 0) {
            annotations.put("productionContactsPerDay", ObjectivesYaml.number(objectives.productionContactsPerDay()));
        }
        head("Service", name, annotations);
        out.append("spec: {}\n");
    }

    private void slo(Slo slo, String service) {
        String name = names.of(slo.id());
        out.append("---\n");
        head("SLO", name, annotations(slo, name));
        out.append("spec:\n");
        if (!slo.description().isEmpty() && fits(slo)) {
            line(2, "description: " + Yaml.scalar(slo.description()));
        }
        line(2, "service: " + Yaml.scalar(service));
        indicator(slo, name);
        line(2, "timeWindow:");
        line(4, "- duration: " + objectives.periodDays() + "d");
        line(4, "  isRolling: true");
        boolean sliced = slo.budgeting() instanceof Budgeting.Timeslices;
        line(2, "budgetingMethod: " + (sliced ? "Timeslices" : "Occurrences"));
        line(2, "objectives:");
        line(4, "- target: " + slo.target().toPlainString());
        if (slo.budgeting() instanceof Budgeting.Timeslices slices) {
            line(4, "  timeSliceTarget: " + slices.sliceTarget().toPlainString());
            line(4, "  timeSliceWindow: " + wholeMinutes(slices) + "m");
        }
    }

    private static Map<String, String> annotations(Slo slo, String name) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (!name.equals(slo.id())) {
            annotations.put("id", slo.id());
        }
        if (!fits(slo)) {
            annotations.put("description", slo.description());
        }
        annotations.put("gating", Boolean.toString(slo.gating()));
        annotations.put("confidence", ObjectivesYaml.number(slo.confidence()));
        annotations.put("minimumEvents", Long.toString(slo.minimumEvents()));
        annotations.put("estimand", slo.estimand().name().toLowerCase(Locale.ROOT));
        if (slo.budgeting() instanceof Budgeting.Timeslices slices && slices.sliceSeconds() % SECONDS_PER_MINUTE != 0) {
            annotations.put("slice", slices.sliceSeconds() + "s");
        }
        slo.baseline().ifPresent(baseline -> {
            annotations.put("baselineMargin", baseline.margin().toPlainString());
            annotations.put("baselineGating", Boolean.toString(baseline.gating()));
        });
        return annotations;
    }

    private static boolean fits(Slo slo) {
        return slo.description().codePointCount(0, slo.description().length()) <= MOST_DESCRIPTION;
    }

    private static int wholeMinutes(Budgeting.Timeslices slices) {
        return (slices.sliceSeconds() + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE;
    }

    private void head(String kind, String name, Map<String, String> annotations) {
        out.append("apiVersion: openslo/v1\nkind: ").append(kind).append("\nmetadata:\n");
        line(2, "name: " + Yaml.scalar(name));
        if (!annotations.isEmpty()) {
            line(2, "annotations:");
            annotations.forEach((key, value) -> line(4, Metadata.PREFIX + key + ": " + Yaml.scalar(value)));
        }
    }

    private void indicator(Slo slo, String name) {
        line(2, "indicator:");
        line(4, "metadata:");
        line(6, "name: " + Yaml.scalar(name));
        line(4, "spec:");
        line(6, "ratioMetric:");
        line(8, "counter: true");
        for (String part : List.of("good", "total")) {
            line(8, part + ":");
            line(10, "metricSource:");
            line(12, "type: " + MetricSource.TYPE);
            line(12, "spec:");
            ObjectivesYaml.indicator(slo.sli()).forEach(key -> line(14, key));
        }
    }

    private void line(int indent, String text) {
        out.append(" ".repeat(indent)).append(text).append('\n');
    }

    /** Labels of RFC 1123 made from any text, each once. */
    private static final class Names {
        private static final int MOST = 63;
        private final List<String> taken = new ArrayList<>();

        String of(String text) {
            String label = label(text, MOST);
            String name = label;
            for (int i = 2; taken.contains(name); i++) {
                String suffix = "-" + i;
                name = label(label, MOST - suffix.length()) + suffix;
            }
            taken.add(name);
            return name;
        }

        private static String label(String text, int most) {
            String dashed = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
            String cut = dashed.replaceAll("^-+", "");
            cut = cut.substring(0, Math.min(most, cut.length())).replaceAll("-+$", "");
            return cut.isEmpty() ? "unnamed" : cut;
        }
    }
}
