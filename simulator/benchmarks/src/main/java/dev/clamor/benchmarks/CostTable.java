package dev.clamor.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every run and, for each generator, the median; with an even number of runs the mean of the middle two. */
final class CostTable {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Generator, List<Row>> rows = new EnumMap<>(Generator.class);

    /** Who makes the load. */
    enum Generator {
        CLAMOR("Clamor"),
        BARE("bare Gatling"),
        BARE_WITH_WRITER("bare Gatling, file writer");

        private final String label;

        Generator(String label) {
            this.label = label;
        }
    }

    /** What one run did in its window. */
    record Row(long turns, long cpuNanos, long nanos) {
        double perSecond() {
            return turns / (nanos / NANOS_PER_SECOND);
        }

        double microsPerTurn() {
            return cpuNanos / NANOS_PER_MICRO / turns;
        }
    }

    /** Takes a run and gives its line. */
    String add(Generator generator, Row row) {
        rows.computeIfAbsent(generator, g -> new ArrayList<>()).add(row);
        return String.format(
                Locale.ROOT,
                "%-28s %10d turns %10.0f turns/s %8.1f CPU us/turn",
                generator.label,
                row.turns(),
                row.perSecond(),
                row.microsPerTurn());
    }

    /** The medians and what Clamor costs beside the others. */
    String summary() {
        StringBuilder out = new StringBuilder("\nMedian CPU us/turn\n");
        rows.keySet()
                .forEach(g ->
                        out.append(String.format(Locale.ROOT, "%-28s %8.1f  [%s]%n", g.label, median(g), spread(g))));
        ratio(out, Generator.BARE);
        ratio(out, Generator.BARE_WITH_WRITER);
        return out.toString();
    }

    private void ratio(StringBuilder out, Generator other) {
        out.append(String.format(
                Locale.ROOT,
                "%-40s %6.2f%n",
                Generator.CLAMOR.label + " / " + other.label,
                median(Generator.CLAMOR) / median(other)));
    }

    private String spread(Generator generator) {
        double[] sorted = sorted(generator);
        return String.format(Locale.ROOT, "%.1f to %.1f, %d runs", sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    private double median(Generator generator) {
        double[] sorted = sorted(generator);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double[] sorted(Generator generator) {
        double[] values =
                rows.get(generator).stream().mapToDouble(Row::microsPerTurn).toArray();
        Arrays.sort(values);
        return values;
    }
}
