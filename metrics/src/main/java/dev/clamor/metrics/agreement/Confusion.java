package dev.clamor.metrics.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Counts of pairs (label, reading) over a fixed list of classes: what something is against what it was read as.
 *
 * <p>With p_ij = share of pairs with label i and reading j, row sums p_i. and column sums p_.j:
 *
 * <ul>
 *   <li>accuracy p_o = sum of p_ii;
 *   <li>chance agreement p_e = sum of p_i. p_.i;
 *   <li>Cohen's kappa = (p_o - p_e) / (1 - p_e) (Cohen, Educational and Psychological Measurement 20, 1960);
 *   <li>its large-sample standard error, square root of (A + B - C) / ((1 - p_e)^2 n) with A = sum of p_ii (1 - (p_i. +
 *       p_.i)(1 - kappa))^2, B = (1 - kappa)^2 sum over i != j of p_ij (p_.i + p_j.)^2, C = (kappa - p_e (1 - kappa))^2
 *       (Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969);
 *   <li>Matthews' correlation = (p_o - p_e) / square root of (1 - sum of p_i.^2)(1 - sum of p_.i^2), for two classes
 *       (tp tn - fp fn) / square root of (tp + fp)(tp + fn)(tn + fp)(tn + fn) (Matthews, Biochimica et Biophysica Acta
 *       405, 1975; more classes: Gorodkin, Computational Biology and Chemistry 28, 2004);
 *   <li>macro-F1 = mean over classes of 2 p_ii / (p_i. + p_.i), classes that are in neither labels nor readings left
 *       out.
 * </ul>
 *
 * <p>All five are absent without pairs; kappa and its error also where p_e is 1, that is, where both know one class
 * only; Matthews' correlation where either knows one class only.
 */
public final class Confusion {
    private final List<String> classes;
    private final long[][] counts;

    /** No pairs yet; classes in the order in which they are printed. */
    public Confusion(List<String> classes) {
        if (classes.isEmpty() || classes.stream().distinct().count() != classes.size()) {
            throw new IllegalArgumentException("classes: expected at least one, each once. Found: " + classes);
        }
        this.classes = List.copyOf(classes);
        this.counts = new long[classes.size()][classes.size()];
    }

    /** Counts a pair; a name that is not one of the classes is refused. */
    public void add(String label, String reading) {
        counts[position(label)][position(reading)]++;
    }

    /** Takes over the pairs of another count over the same classes. */
    public void merge(Confusion other) {
        if (!classes.equals(other.classes)) {
            throw new IllegalArgumentException("classes: expected " + classes + ". Found: " + other.classes);
        }
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                counts[i][j] += other.counts[i][j];
            }
        }
    }

    /** The classes in the order in which they are printed. */
    public List<String> classes() {
        return classes;
    }

    /** How many pairs have this label and this reading. */
    public long count(String label, String reading) {
        return counts[position(label)][position(reading)];
    }

    /** How many pairs there are. */
    public long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Share of pairs whose reading is the label. */
    public OptionalDouble accuracy() {
        return total() == 0 ? OptionalDouble.empty() : OptionalDouble.of(observed());
    }

    /** Cohen's kappa. */
    public OptionalDouble kappa() {
        double chance = chance();
        return total() == 0 || chance >= 1
                ? OptionalDouble.empty()
                : OptionalDouble.of((observed() - chance) / (1 - chance));
    }

    /** Standard error of kappa. */
    public OptionalDouble kappaError() {
        OptionalDouble kappa = kappa();
        return kappa.isEmpty() ? kappa : OptionalDouble.of(kappaError(kappa.getAsDouble()));
    }

    /** Matthews' correlation, from -1 (two classes always confused) over 0 (as by chance) to 1. */
    public OptionalDouble matthews() {
        double rows = 1;
        double columns = 1;
        for (int i = 0; i < counts.length; i++) {
            rows -= row(i) * row(i);
            columns -= column(i) * column(i);
        }
        return rows > 0 && columns > 0
                ? OptionalDouble.of((observed() - chance()) / Math.sqrt(rows * columns))
                : OptionalDouble.empty();
    }

    private double kappaError(double kappa) {
        double chance = chance();
        double distrust = 1 - kappa;
        double agreeing = 0;
        double differing = 0;
        for (int i = 0; i < counts.length; i++) {
            double own = 1 - (row(i) + column(i)) * distrust;
            agreeing += share(i, i) * own * own;
            for (int j = 0; j < counts.length; j++) {
                double both = column(i) + row(j);
                differing += i == j ? 0 : share(i, j) * both * both;
            }
        }
        double middle = kappa - chance * distrust;
        double variance = agreeing + distrust * distrust * differing - middle * middle;
        return Math.sqrt(Math.max(0, variance) / total()) / (1 - chance);
    }

    /** Mean F1 of the classes that are in the labels or in the readings. */
    public OptionalDouble macroF1() {
        double sum = 0;
        int present = 0;
        for (String name : classes) {
            OptionalDouble f1 = f1(name);
            sum += f1.orElse(0);
            present += f1.isPresent() ? 1 : 0;
        }
        return present == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / present);
    }

    /** Harmonic mean of precision and recall of one class; absent where it is in neither labels nor readings. */
    public OptionalDouble f1(String name) {
        int i = position(name);
        long both = labelled(i) + read(i);
        return both == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * counts[i][i] / both);
    }

    /** A table for people: a line for each label, a column for each reading, totals, F1; then the figures. */
    public String table() {
        int width = classes.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder("label \\ reading\n");
        table.append(" ".repeat(width));
        for (int j = 0; j < classes.size(); j++) {
            table.append(String.format(Locale.ROOT, "%6s", "(" + (j + 1) + ")"));
        }
        table.append("   all     F1\n");
        for (int i = 0; i < classes.size(); i++) {
            table.append(String.format(Locale.ROOT, "%-" + width + "s", classes.get(i)));
            for (long count : counts[i]) {
                table.append(String.format(Locale.ROOT, "%6s", count == 0 ? "." : String.valueOf(count)));
            }
            table.append(String.format(Locale.ROOT, "%6d %6s%n", labelled(i), print(f1(classes.get(i)))));
        }
        return table.append(String.format(
                        Locale.ROOT,
                        "pairs %d, accuracy %s, kappa %s (standard error %s), Matthews %s, macro-F1 %s%n",
                        total(),
                        print(accuracy()),
                        print(kappa()),
                        print(kappaError()),
                        print(matthews()),
                        print(macroF1())))
                .toString()
                .replace(System.lineSeparator(), "\n");
    }

    private static String print(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
    }

    private double observed() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += share(i, i);
        }
        return sum;
    }

    private double chance() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += row(i) * column(i);
        }
        return sum;
    }

    private double share(int label, int reading) {
        return (double) counts[label][reading] / total();
    }

    private double row(int label) {
        return (double) labelled(label) / total();
    }

    private double column(int reading) {
        return (double) read(reading) / total();
    }

    private long labelled(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    private long read(int reading) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[reading];
        }
        return sum;
    }

    private int position(String name) {
        int position = classes.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException("class: expected one of " + classes + ". Found: \"" + name + "\"");
        }
        return position;
    }
}
