package dev.clamor.results.verdict;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.Difference;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import dev.clamor.results.verdict.Verdict.BaselineFacts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds every objective with a margin against the baseline, by {@link Difference} at the objective's own confidence.
 * Without a baseline, or with one that cannot be compared, each is INCONCLUSIVE with bounds of -1 and 1.
 */
final class Comparisons {
    private final JudgedRun run;
    private final Optional<JudgedRun> baseline;
    private final Optional<BaselineFacts> facts;

    private Comparisons(JudgedRun run, Optional<JudgedRun> baseline, Optional<BaselineFacts> facts) {
        this.run = run;
        this.baseline = baseline;
        this.facts = facts;
    }

    /**
     * One per objective with a margin, in their order.
     *
     * @param facts of the baseline, if there is one
     */
    static List<Comparison> of(
            List<Slo> slos, JudgedRun run, Optional<JudgedRun> baseline, Optional<BaselineFacts> facts) {
        Comparisons comparisons = new Comparisons(run, baseline, facts);
        return slos.stream()
                .flatMap(slo -> slo.baseline().stream().map(margin -> comparisons.of(slo, margin)))
                .toList();
    }

    private Comparison of(Slo slo, BaselineMargin margin) {
        Ratio here = events(run, slo);
        if (facts.isEmpty() || !facts.get().compatible()) {
            String because = facts.map(BaselineFacts::because).orElse("");
            return incomparable(slo, margin, here, ComparisonSentences.incomparable(slo, margin, because));
        }
        JudgedRun other = baseline.orElseThrow();
        Difference difference = run.equals(other)
                ? Difference.ofTheSame(segments(run, slo))
                : Difference.of(
                        segments(run, slo), segments(other, slo), facts.get().paired(), 1 - slo.confidence());
        return compared(slo, margin, here, events(other, slo), difference);
    }

    private static Comparison incomparable(Slo slo, BaselineMargin margin, Ratio here, String because) {
        return new Comparison(
                slo,
                margin,
                here,
                Ratio.NONE,
                0,
                Double.NaN,
                "none",
                -1,
                1,
                Double.NaN,
                Double.NaN,
                1,
                State.INCONCLUSIVE,
                because);
    }

    private static Comparison compared(Slo slo, BaselineMargin margin, Ratio here, Ratio there, Difference difference) {
        Comparison bare = new Comparison(
                slo,
                margin,
                here,
                there,
                difference.segments(),
                difference.estimate(),
                difference.method(),
                difference.lower(),
                difference.upper(),
                difference.bootstrap().lower(),
                difference.bootstrap().upper(),
                difference.pBelow(margin.margin().doubleValue()),
                state(slo, margin, Math.min(here.total(), there.total()), difference),
                "");
        return withBecause(bare, ComparisonSentences.of(bare));
    }

    private static State state(Slo slo, BaselineMargin margin, long events, Difference difference) {
        double allowed = -margin.margin().doubleValue();
        if (events == 0 || events < slo.minimumEvents()) {
            return State.INCONCLUSIVE;
        }
        if (difference.lower() > allowed) {
            return State.MET;
        }
        return difference.upper() < allowed ? State.BREACHED : State.INCONCLUSIVE;
    }

    private static Ratio events(JudgedRun run, Slo slo) {
        SliCounts counts = run.snapshot().slis().get(slo.sli());
        return counts == null ? Ratio.NONE : counts.total();
    }

    private static SortedMap<String, Ratio> segments(JudgedRun run, Slo slo) {
        SliCounts counts = run.snapshot().slis().get(slo.sli());
        return counts == null ? new TreeMap<>() : counts.bySegment();
    }

    private static Comparison withBecause(Comparison c, String because) {
        return new Comparison(
                c.slo(),
                c.margin(),
                c.candidate(),
                c.baseline(),
                c.clusters(),
                c.difference(),
                c.method(),
                c.lower(),
                c.upper(),
                c.bootstrapLower(),
                c.bootstrapUpper(),
                c.pBreach(),
                c.state(),
                because);
    }
}
