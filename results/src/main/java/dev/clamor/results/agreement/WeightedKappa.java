package dev.clamor.results.agreement;

import dev.clamor.conversation.ReplyClass;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Cohen's kappa between labels and readings in the whole run, from a stratified sample.
 *
 * <p>Pairs are weighted back to the run: each of the n_h labelled replies of a stratum with N_h replies counts N_h / n_h. The
 * standard error is the stratified jackknife's: the square root of the sum over strata of (n_h - 1) / n_h times the sum of
 * squares of (kappa without one labelled reply of the stratum, its others reweighted, minus kappa's mean over the stratum)
 * (Wolter, Introduction to Variance Estimation, 2nd edition 2007, section 4.5). Without a correction for a finite run: the
 * run stands for others like it. A stratum with one label adds nothing.
 *
 * <p>Where labels and readings agree throughout, the jackknife knows no error, and the lower end is that of the accuracy:
 * (a - p_e) / (1 - p_e), with p_e the agreement by chance and a = (alpha / 2)^(1 / m) the exact bound of a share of m good
 * ones of m (Clopper and Pearson 1934), m the effective number of labels (Kish 1965: square of the sum of weights over the
 * sum of their squares).
 */
final class WeightedKappa {
    private final Map<ReplyClass, Map<ReplyClass, Double>> shares;
    private final OptionalDouble kappa;
    private final double error;
    private final double chance;
    private final double effective;

    WeightedKappa(Labelled labelled) {
        Map<Stratum, Map<ReplyClass, Integer>> counts = labelled.counts();
        shares = pairs(counts, labelled);
        kappa = kappa(shares);
        chance = chance(shares);
        effective = effective(labelled);
        error = kappa.isEmpty() ? Double.NaN : error(counts, labelled);
    }

    /** Absent without labels, and where both know one class only. */
    OptionalDouble kappa() {
        return kappa;
    }

    /** NaN where kappa is absent. */
    double error() {
        return error;
    }

    /** Lower end of the interval; NaN where kappa is absent. */
    double lower(double alpha) {
        if (kappa.isEmpty()) {
            return Double.NaN;
        }
        double value = kappa.getAsDouble();
        return value < 1 ? Math.max(-1, value - z(alpha) * error) : (exact(alpha) - chance) / (1 - chance);
    }

    /** Upper end of the interval; NaN where kappa is absent. */
    double upper(double alpha) {
        return kappa.isEmpty() ? Double.NaN : Math.min(1, kappa.getAsDouble() + z(alpha) * error);
    }

    private double exact(double alpha) {
        return Math.pow(alpha / 2, 1 / effective);
    }

    private static double z(double alpha) {
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - alpha / 2);
    }

    private static double effective(Labelled labelled) {
        double sum = 0;
        double squares = 0;
        for (ReadReply reply : labelled.read()) {
            sum += labelled.weight(reply);
            squares += labelled.weight(reply) * labelled.weight(reply);
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** Replies of the run with this label, estimated. */
    double labelled(ReplyClass label) {
        return shares.getOrDefault(label, Map.of()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Replies of the run with this reading, in strata that have a label. */
    double read(ReplyClass reading) {
        return shares.values().stream()
                .mapToDouble(row -> row.getOrDefault(reading, 0.0))
                .sum();
    }

    /** Replies of the run with this label and this reading, estimated. */
    double both(ReplyClass label, ReplyClass reading) {
        return shares.getOrDefault(label, Map.of()).getOrDefault(reading, 0.0);
    }

    private static Map<ReplyClass, Map<ReplyClass, Double>> pairs(
            Map<Stratum, Map<ReplyClass, Integer>> counts, Labelled labelled) {
        Map<ReplyClass, Map<ReplyClass, Double>> pairs = new EnumMap<>(ReplyClass.class);
        counts.forEach((stratum, row) ->
                row.forEach((label, count) -> add(pairs, label, stratum.reading(), count * labelled.weight(stratum))));
        return pairs;
    }

    private static void add(
            Map<ReplyClass, Map<ReplyClass, Double>> pairs, ReplyClass label, ReplyClass reading, double weight) {
        pairs.computeIfAbsent(label, any -> new EnumMap<>(ReplyClass.class)).merge(reading, weight, Double::sum);
    }

    private static OptionalDouble kappa(Map<ReplyClass, Map<ReplyClass, Double>> pairs) {
        double all = 0;
        double same = 0;
        for (Map.Entry<ReplyClass, Map<ReplyClass, Double>> row : pairs.entrySet()) {
            for (Map.Entry<ReplyClass, Double> cell : row.getValue().entrySet()) {
                all += cell.getValue();
                same += row.getKey() == cell.getKey() ? cell.getValue() : 0;
            }
        }
        double chance = chance(pairs);
        return all == 0 || chance >= 1
                ? OptionalDouble.empty()
                : OptionalDouble.of((same / all - chance) / (1 - chance));
    }

    private static double chance(Map<ReplyClass, Map<ReplyClass, Double>> pairs) {
        Map<ReplyClass, Double> rows = new EnumMap<>(ReplyClass.class);
        Map<ReplyClass, Double> columns = new EnumMap<>(ReplyClass.class);
        pairs.forEach((label, row) -> row.forEach((reading, weight) -> {
            rows.merge(label, weight, Double::sum);
            columns.merge(reading, weight, Double::sum);
        }));
        double all = rows.values().stream().mapToDouble(Double::doubleValue).sum();
        double chance = 0;
        for (Map.Entry<ReplyClass, Double> row : rows.entrySet()) {
            chance += row.getValue() / all * columns.getOrDefault(row.getKey(), 0.0) / all;
        }
        return chance;
    }

    private double error(Map<Stratum, Map<ReplyClass, Integer>> counts, Labelled labelled) {
        double variance = 0;
        for (Map.Entry<Stratum, Map<ReplyClass, Integer>> entry : counts.entrySet()) {
            int n = entry.getValue().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            if (n > 1) {
                double weight = labelled.weight(entry.getKey());
                variance += (n - 1.0) / n * squares(entry.getKey(), entry.getValue(), n, weight);
            }
        }
        return Math.sqrt(variance);
    }

    private double squares(Stratum stratum, Map<ReplyClass, Integer> row, int n, double weight) {
        Map<ReplyClass, Double> without = new EnumMap<>(ReplyClass.class);
        double mean = 0;
        for (ReplyClass gone : row.keySet()) {
            double value = without(stratum, row, gone, n, weight);
            without.put(gone, value);
            mean += row.get(gone) * value / n;
        }
        double squares = 0;
        for (Map.Entry<ReplyClass, Double> one : without.entrySet()) {
            squares += row.get(one.getKey()) * (one.getValue() - mean) * (one.getValue() - mean);
        }
        return squares;
    }

    /** Kappa without one reply of the stratum that has the label {@code gone}. */
    private double without(Stratum stratum, Map<ReplyClass, Integer> row, ReplyClass gone, int n, double weight) {
        Map<ReplyClass, Map<ReplyClass, Double>> pairs = new EnumMap<>(ReplyClass.class);
        shares.forEach((label, columns) -> columns.forEach((reading, sum) -> add(pairs, label, reading, sum)));
        double grown = weight * n / (n - 1);
        row.forEach((label, count) -> {
            int left = label == gone ? count - 1 : count;
            add(pairs, label, stratum.reading(), left * grown - count * weight);
        });
        return kappa(pairs).orElse(1);
    }
}
