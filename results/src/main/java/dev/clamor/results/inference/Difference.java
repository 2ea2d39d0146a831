package dev.clamor.results.inference;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Intervals.Interval;
import java.util.SortedMap;

/**
 * How much better one run's share is than another's, with one-sided bounds at one level, by the best method that the two
 * runs allow:
 *
 * <ul>
 *   <li>the same run twice: none at all, exactly;
 *   <li>runs whose contacts pair: {@link SegmentPaired};
 *   <li>others, and pairs whose segments all differ alike, so that their spread is not known: {@link Newcombe} on the
 *       effective numbers of events of {@link Clusters}.
 * </ul>
 *
 * Without events on one side the estimate is NaN, the bounds are -1 and 1 and the p-values 1.
 */
public sealed interface Difference {
    /** Segments with events in both runs. */
    int segments();

    /** Candidate minus baseline; NaN without events on both sides. */
    double estimate();

    /** How the bounds were made. */
    String method();

    /** One-sided lower bound, at least -1. */
    double lower();

    /** One-sided upper bound, at most 1. */
    double upper();

    /** One-sided bounds by resampling segments, for comparison; NaN when the method has none. */
    Interval bootstrap();

    /** One-sided p-value of "at least -margin" against "worse than that". */
    double pBelow(double margin);

    /** One-sided p-value of "at most -margin" against "better than that". */
    double pAbove(double margin);

    /** Two-sided p-value of "no difference". */
    default double pNone() {
        return Math.min(1, 2 * Math.min(pBelow(0), pAbove(0)));
    }

    /**
     * The difference.
     *
     * @param candidate good over valid events by segment
     * @param baseline the same of the other run
     * @param paired whether the same customers met both
     * @param alpha chance of error of one bound
     */
    static Difference of(
            SortedMap<String, Ratio> candidate, SortedMap<String, Ratio> baseline, boolean paired, double alpha) {
        SegmentPaired pairs = SegmentPaired.of(candidate, baseline);
        if (paired && !pairs.degenerate()) {
            return new Paired(pairs, alpha);
        }
        String method = paired ? Independent.ALIKE : Independent.METHOD;
        return new Independent(
                pairs.segments(),
                Clusters.of(candidate.values(), alpha),
                Clusters.of(baseline.values(), alpha),
                method,
                alpha);
    }

    /** A run against itself. */
    static Difference ofTheSame(SortedMap<String, Ratio> bySegment) {
        int filled =
                (int) bySegment.values().stream().filter(r -> r.total() > 0).count();
        return new Same(filled);
    }

    /** The same customers met both. */
    record Paired(SegmentPaired pairs, double alpha) implements Difference {
        @Override
        public int segments() {
            return pairs.segments();
        }

        @Override
        public double estimate() {
            return pairs.difference();
        }

        @Override
        public String method() {
            return "paired t on persona x scenario, one-sided";
        }

        @Override
        public double lower() {
            return pairs.lower(alpha);
        }

        @Override
        public double upper() {
            return pairs.upper(alpha);
        }

        @Override
        public Interval bootstrap() {
            return pairs.bootstrap(alpha, SegmentPaired.SEED, SegmentPaired.RESAMPLES);
        }

        @Override
        public double pBelow(double margin) {
            return pairs.pBelow(margin);
        }

        @Override
        public double pAbove(double margin) {
            return pairs.pAbove(margin);
        }
    }

    /** Different customers met them, or what pairing shows is not enough. */
    record Independent(int segments, Clusters candidate, Clusters baseline, String method, double alpha)
            implements Difference {
        private static final String METHOD = "Newcombe on effective counts, one-sided";
        private static final String ALIKE =
                "Newcombe on effective counts, one-sided, as all segments differ alike between the pairs";

        @Override
        public double estimate() {
            return share(candidate.total()) - share(baseline.total());
        }

        private static double share(Ratio ratio) {
            return ratio.value().orElse(Double.NaN);
        }

        @Override
        public double lower() {
            return Math.max(
                    -1, Newcombe.ofClustered(candidate, baseline, 2 * alpha).lower());
        }

        @Override
        public double upper() {
            return Math.min(
                    1, Newcombe.ofClustered(candidate, baseline, 2 * alpha).upper());
        }

        @Override
        public Interval bootstrap() {
            return new Interval(Double.NaN, Double.NaN);
        }

        @Override
        public double pBelow(double margin) {
            return Newcombe.pBelowClustered(candidate, baseline, margin);
        }

        @Override
        public double pAbove(double margin) {
            return Newcombe.pBelowClustered(baseline, candidate, -margin);
        }
    }

    /** One run twice. */
    record Same(int segments) implements Difference {
        @Override
        public double estimate() {
            return segments == 0 ? Double.NaN : 0;
        }

        @Override
        public String method() {
            return "the same run";
        }

        @Override
        public double lower() {
            return segments == 0 ? -1 : 0;
        }

        @Override
        public double upper() {
            return segments == 0 ? 1 : 0;
        }

        @Override
        public Interval bootstrap() {
            return new Interval(lower(), upper());
        }

        @Override
        public double pBelow(double margin) {
            return 1;
        }

        @Override
        public double pAbove(double margin) {
            return segments > 0 && margin > 0 ? 0 : 1;
        }
    }
}
