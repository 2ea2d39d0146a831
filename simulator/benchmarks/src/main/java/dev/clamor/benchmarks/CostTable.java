package dev.clamor.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Every run and, for each generator, the medians; with an even number of runs the mean of the middle two. */
final class CostTable {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double KIB_PER_MIB = 1024;

    static final String HEAD = String.format(
            Locale.ROOT,
            "%-28s %10s %8s %12s %12s %10s %8s %9s %9s",
            "",
            "turns",
            "turns/s",
            "CPU us/turn",
            "compiled",
            "collector",
            "log",
            "first s",
            "peak MiB");

    private final Map<Generator, List<CostRow>> rows = new EnumMap<>(Generator.class);

    /** Takes a run and gives its line. */
    String add(Generator generator, CostRow row) {
        rows.computeIfAbsent(generator, g -> new ArrayList<>()).add(row);
        return String.format(
                Locale.ROOT,
                "%-28s %10d %8.0f %12.1f %12.1f %10.1f %8.1f %9.2f %9.0f",
                generator.label(),
                row.turns(),
                row.perSecond(),
                row.microsPerTurn(),
                row.compiledMicrosPerTurn(),
                row.collectorMicrosPerTurn(),
                row.logMicrosPerTurn(),
                row.firstMillis() / MILLIS_PER_SECOND,
                row.peakKib() / KIB_PER_MIB);
    }

    /** The medians and what each generator costs beside the first. */
    String summary() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%nMedian CPU us/turn (and without the compiler's), and what share of it %s is%n",
                Generator.CLAMOR.label()));
        for (Generator generator : rows.keySet()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-28s %8.1f [%s]  %8.1f   %s%n",
                    generator.label(),
                    median(generator, CostRow::microsPerTurn),
                    spread(generator),
                    median(generator, CostRow::compiledMicrosPerTurn),
                    rows.containsKey(Generator.CLAMOR)
                            ? String.format(
                                    Locale.ROOT,
                                    "x %.2f (x %.2f)",
                                    ratio(generator, CostRow::microsPerTurn),
                                    ratio(generator, CostRow::compiledMicrosPerTurn))
                            : ""));
        }
        return out.toString();
    }

    private double ratio(Generator other, ToDoubleFunction<CostRow> figure) {
        return median(Generator.CLAMOR, figure) / median(other, figure);
    }

    private String spread(Generator generator) {
        double[] sorted = sorted(generator, CostRow::microsPerTurn);
        return String.format(Locale.ROOT, "%.1f to %.1f, %d runs", sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    private double median(Generator generator, ToDoubleFunction<CostRow> figure) {
        double[] sorted = sorted(generator, figure);
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double[] sorted(Generator generator, ToDoubleFunction<CostRow> figure) {
        double[] values = rows.getOrDefault(generator, List.of()).stream()
                .mapToDouble(figure)
                .toArray();
        Arrays.sort(values);
        return values;
    }
}
