package dev.clamor.results.report.html;

import dev.clamor.results.compare.Change;
import dev.clamor.results.compare.Changes;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import dev.clamor.results.verdict.Comparison;
import dev.clamor.results.verdict.Finding.State;
import dev.clamor.results.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What the run is against its baseline, ready to print.
 *
 * @param present whether there is anything to say
 * @param paired whether the same customers met both
 * @param because what was compared, or why nothing could be
 * @param objectives one row per objective with a margin
 * @param indicators one row per indicator that both runs have events of and that changed clearly
 * @param unclear the same of the others
 * @param slices the most certain changes for some customers only
 * @param moreSlices how many more there are
 */
record BaselineSection(
        boolean present,
        boolean paired,
        String because,
        List<Row> objectives,
        List<Shift> indicators,
        List<Shift> unclear,
        List<Shift> slices,
        int moreSlices) {
    private static final int MOST_SLICES = 20;
    private static final String UNSURE = "plain";

    /** One objective against the baseline. */
    record Row(
            String id,
            boolean gating,
            String kind,
            String state,
            String because,
            Interval interval,
            String limit,
            String change,
            String counts,
            String evidence) {}

    /** One indicator, overall or for some. */
    record Shift(
            String indicator,
            String slice,
            String before,
            String after,
            String change,
            String ends,
            Interval interval,
            String kind,
            String clear) {
        private boolean sure() {
            return !kind.equals(UNSURE);
        }
    }

    static BaselineSection of(Verdict verdict, Optional<Changes> changes) {
        List<Shift> overall = shifts(changes.map(Changes::overall).orElse(List.of()).stream()
                .filter(Change::known)
                .toList());
        List<Change> slices = changes.map(Changes::clearSlices).orElse(List.of());
        return new BaselineSection(
                verdict.baseline().isPresent() || !verdict.comparisons().isEmpty(),
                verdict.baseline().map(Verdict.BaselineFacts::paired).orElse(false),
                verdict.baseline()
                        .map(Verdict.BaselineFacts::because)
                        .orElse("No baseline was given, so nothing below could be judged."),
                verdict.comparisons().stream().map(BaselineSection::row).toList(),
                overall.stream().filter(Shift::sure).toList(),
                overall.stream().filter(shift -> !shift.sure()).toList(),
                shifts(slices.stream().limit(MOST_SLICES).toList()),
                Math.max(0, slices.size() - MOST_SLICES));
    }

    /** Whether any indicator could be compared. */
    boolean compared() {
        return !indicators.isEmpty() || !unclear.isEmpty();
    }

    /** How many of the indicators changed clearly, and which way. */
    String changed() {
        long better =
                indicators.stream().filter(shift -> shift.kind().equals("good")).count();
        long worse = indicators.size() - better;
        String all = " of " + (indicators.size() + unclear.size()) + " indicators";
        if (indicators.isEmpty()) {
            return "None" + all + " changed by more than chance explains.";
        }
        return worse + all + " clearly worse, " + better + " clearly better.";
    }

    private static Row row(Comparison c) {
        double limit = -c.margin().margin().doubleValue();
        String kind = kind(c.state());
        return new Row(
                c.slo().id(),
                c.gating(),
                kind,
                c.state().name(),
                c.because(),
                Interval.difference(limit, c.difference(), c.lower(), c.upper(), kind),
                Numbers.points(limit),
                Numbers.points(c.difference()),
                Numbers.withCounts(c.baseline()) + " before, " + Numbers.withCounts(c.candidate()) + " now",
                evidence(c));
    }

    private static String evidence(Comparison c) {
        String bootstrap = Double.isFinite(c.bootstrapLower())
                ? "; by resampling segments " + Numbers.points(c.bootstrapLower()) + " to "
                        + Numbers.points(c.bootstrapUpper())
                : "";
        return c.slo().sli() + "; " + c.method() + ", each bound at " + Numbers.percent(c.confidence()) + ": "
                + Numbers.points(c.lower()) + " to " + Numbers.points(c.upper()) + " points" + bootstrap + "; "
                + Numbers.count(c.clusters()) + " segments; estimand "
                + c.slo().estimand().name().toLowerCase(Locale.ROOT) + ".";
    }

    private static String kind(State state) {
        return switch (state) {
            case MET -> "good";
            case BREACHED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
    }

    /** On one scale, so that their bars can be compared. */
    private static List<Shift> shifts(List<Change> changes) {
        double[] ends = changes.stream()
                .flatMapToDouble(c -> DoubleStream.of(c.lower(), c.upper(), 0))
                .toArray();
        Axis axis = Axis.aroundDifferences(ends);
        return changes.stream().map(c -> shift(c, axis)).toList();
    }

    private static Shift shift(Change change, Axis axis) {
        String kind = !change.clear() ? UNSURE : change.difference() > 0 ? "good" : "bad";
        return new Shift(
                change.indicator(),
                Words.condition(change.slice()),
                Numbers.percent(change.baseline()),
                Numbers.percent(change.candidate()),
                Numbers.points(change.difference()),
                Numbers.points(change.lower()) + " to " + Numbers.points(change.upper()),
                Interval.difference(axis, 0, change.difference(), change.lower(), change.upper(), kind),
                kind,
                !change.clear() ? "not clear" : change.difference() > 0 ? "clearly better" : "clearly worse");
    }
}
