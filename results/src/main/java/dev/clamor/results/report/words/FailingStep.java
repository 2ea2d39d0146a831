package dev.clamor.results.report.words;

import dev.clamor.metrics.MetricsSnapshot.StepSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.BenjaminiHochberg;
import dev.clamor.results.inference.RateRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A journey step that fails more often under a condition than elsewhere.
 *
 * @param step the step's name
 * @param condition the condition, as {@link StepSlice} names it
 * @param visits replies that concerned the step, good = not failed
 * @param rest the same for all other visits of the step
 * @param ratio how many times as often
 * @param adjusted p-value after Benjamini-Hochberg over every slice looked at
 * @param examples a few contacts in which it failed
 */
public record FailingStep(
        String step,
        String condition,
        Ratio visits,
        Ratio rest,
        RateRatio ratio,
        double adjusted,
        List<String> examples) {
    /** Below this many visits a slice is not looked at. */
    public static final long LEAST_VISITS = 20;

    private static final double CLEAR = 0.05;

    /** Whether chance is an unlikely reason: adjusted p at most 0.05. */
    public boolean clear() {
        return adjusted <= CLEAR;
    }

    /**
     * The slices that fail more often than the rest of their step: clear ones first, then by how many times as often.
     * Slices of fewer than {@link #LEAST_VISITS} visits are left out, and not counted among those looked at.
     */
    public static List<FailingStep> ranked(List<StepSlice> slices) {
        List<StepSlice> looked = slices.stream()
                .filter(slice -> slice.visits().total() >= LEAST_VISITS)
                .filter(slice -> slice.rest().total() > 0)
                .toList();
        List<RateRatio> ratios = looked.stream()
                .map(slice -> RateRatio.of(slice.visits(), slice.rest(), slice.clusters()))
                .toList();
        List<Double> adjusted =
                BenjaminiHochberg.adjust(ratios.stream().map(RateRatio::pValue).toList());
        List<FailingStep> found = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            if (ratios.get(i).value() > 1) {
                found.add(of(looked.get(i), ratios.get(i), adjusted.get(i)));
            }
        }
        found.sort(Comparator.comparing((FailingStep one) -> !one.clear())
                .thenComparing(one -> -one.ratio().value())
                .thenComparing(FailingStep::step)
                .thenComparing(FailingStep::condition));
        return List.copyOf(found);
    }

    private static FailingStep of(StepSlice slice, RateRatio ratio, double adjusted) {
        return new FailingStep(
                slice.step(), slice.condition(), slice.visits(), slice.rest(), ratio, adjusted, slice.examples());
    }

    /** Failures beyond those that the rate of the rest would give: what mending it would save. */
    public double excess() {
        return visits.bad() - visits.total() * badShare(rest);
    }

    /** The finding in one sentence with its numbers. */
    public String sentence() {
        String often = String.format(
                Locale.ROOT,
                "\u201C%s\u201D fails in %s of %s visits %s",
                Words.name(step),
                Numbers.percent(badShare(visits)),
                Numbers.count(visits.total()),
                Words.condition(condition));
        return often + ", " + times() + (clear() ? "." : "; this could be chance.") + seen();
    }

    private String seen() {
        String where = ratio.clustered() ? "" : " Here or elsewhere there is one persona and scenario only.";
        return examples.isEmpty() ? where : where + " See " + String.join(", ", examples) + ".";
    }

    private String times() {
        return Double.isInfinite(ratio.value())
                ? "and never elsewhere (at least " + Numbers.decimal(ratio.lower(), 1) + " times as often)"
                : Numbers.decimal(ratio.value(), 1) + " times as often as elsewhere (" + Numbers.percent(badShare(rest))
                        + "; 95 %: " + Numbers.decimal(ratio.lower(), 1) + " to " + Numbers.decimal(ratio.upper(), 1)
                        + " times)";
    }

    private static double badShare(Ratio ratio) {
        return ratio.total() == 0 ? Double.NaN : (double) ratio.bad() / ratio.total();
    }
}
