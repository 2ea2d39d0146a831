package dev.clamor.results.compare;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.BenjaminiHochberg;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.Difference;
import dev.clamor.results.inference.Newcombe;
import dev.clamor.results.verdict.JudgedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What changed between two runs: every indicator overall, by persona, scenario, intent and load band.
 *
 * <p>Differences and intervals are those of {@link Difference} over the segments of the slice. A contact's load band is not
 * part of its segment, so the events of a band are divided by the indicator's design effect over the whole run and compared
 * by {@link Newcombe}. All changes are one family for Benjamini and Hochberg.
 *
 * @param changes sorted by indicator, everything first, then by slice; slices without events on either side are left out
 */
public record Changes(List<Change> changes) {
    /** Confidence of an interval, both ends together. */
    public static final double CONFIDENCE = 0.95;

    /** Expected share of chance among the changes that are called clear. */
    public static final double FALSE_DISCOVERY = 0.05;

    private static final double ALPHA = (1 - CONFIDENCE) / 2;

    /**
     * The candidate against the baseline; both must have been counted with the same settings.
     *
     * @param paired whether the same customers met both
     */
    public static Changes of(JudgedRun candidate, JudgedRun baseline, boolean paired) {
        boolean same = candidate.equals(baseline);
        Slices slices = new Slices(Intents.of(candidate.manifest()));
        SortedMap<String, SliCounts> here = candidate.snapshot().slis();
        SortedMap<String, SliCounts> there = baseline.snapshot().slis();
        List<Looked> looked = new ArrayList<>();
        for (String indicator : here.keySet()) {
            SliCounts other = there.get(indicator);
            if (other != null) {
                new Comparing(indicator, here.get(indicator), other, paired, same).all(slices, looked);
            }
        }
        return new Changes(adjusted(looked));
    }

    private static List<Change> adjusted(List<Looked> looked) {
        List<Double> p = BenjaminiHochberg.adjust(looked.stream().map(Looked::p).toList());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            Change bare = looked.get(i).bare();
            changes.add(new Change(
                    bare.indicator(),
                    bare.slice(),
                    bare.candidate(),
                    bare.baseline(),
                    bare.difference(),
                    bare.lower(),
                    bare.upper(),
                    p.get(i)));
        }
        return List.copyOf(changes);
    }

    /** Every indicator over everything. */
    public List<Change> overall() {
        return changes.stream().filter(c -> c.slice().equals(Change.ALL)).toList();
    }

    /** Clear changes in slices, most certain first. */
    public List<Change> clearSlices() {
        return changes.stream()
                .filter(c -> !c.slice().equals(Change.ALL) && c.clear())
                .sorted(Comparator.comparingDouble(Change::adjustedP))
                .toList();
    }

    /** A change before its p-value is adjusted. */
    private record Looked(Change bare, double p) {}

    /** One indicator of both runs. */
    private record Comparing(String indicator, SliCounts here, SliCounts there, boolean paired, boolean same) {
        void all(Slices slices, List<Looked> looked) {
            add(Change.ALL, here.bySegment(), there.bySegment(), looked);
            SortedMap<String, SortedMap<String, Ratio>> mine = slices.of(here);
            SortedMap<String, SortedMap<String, Ratio>> theirs = slices.of(there);
            for (String slice : Slices.names(mine, theirs)) {
                add(
                        slice,
                        mine.getOrDefault(slice, new TreeMap<>()),
                        theirs.getOrDefault(slice, new TreeMap<>()),
                        looked);
            }
            bands(looked);
        }

        private void add(
                String slice, SortedMap<String, Ratio> mine, SortedMap<String, Ratio> theirs, List<Looked> looked) {
            Difference difference = same ? Difference.ofTheSame(mine) : Difference.of(mine, theirs, paired, ALPHA);
            looked.add(new Looked(
                    new Change(
                            indicator,
                            slice,
                            sum(mine),
                            sum(theirs),
                            difference.estimate(),
                            difference.lower(),
                            difference.upper(),
                            1),
                    difference.pNone()));
        }

        private static Ratio sum(SortedMap<String, Ratio> segments) {
            return segments.values().stream().reduce(Ratio.NONE, Ratio::plus);
        }

        private void bands(List<Looked> looked) {
            double mine = Clusters.of(here.bySegment().values(), ALPHA).deff();
            double theirs = Clusters.of(there.bySegment().values(), ALPHA).deff();
            for (String band : Slices.names(here.byBand(), there.byBand())) {
                Ratio a = here.byBand().getOrDefault(band, Ratio.NONE);
                Ratio b = there.byBand().getOrDefault(band, Ratio.NONE);
                looked.add(same ? none("band:" + band, a) : band("band:" + band, a, mine, b, theirs));
            }
        }

        private Looked none(String slice, Ratio events) {
            return new Looked(new Change(indicator, slice, events, events, 0, 0, 0, 1), 1);
        }

        private Looked band(String slice, Ratio a, double deffA, Ratio b, double deffB) {
            double x1 = a.good() / deffA;
            double n1 = a.total() / deffA;
            double x2 = b.good() / deffB;
            double n2 = b.total() / deffB;
            var interval = Newcombe.difference(x1, n1, x2, n2, 2 * ALPHA);
            double p = 2 * Math.min(Newcombe.pBelow(x1, n1, x2, n2, 0), Newcombe.pBelow(x2, n2, x1, n1, 0));
            double difference = a.value().orElse(Double.NaN) - b.value().orElse(Double.NaN);
            Change bare = new Change(
                    indicator,
                    slice,
                    a,
                    b,
                    difference,
                    Math.max(-1, interval.lower()),
                    Math.min(1, interval.upper()),
                    1);
            return new Looked(bare, Math.min(1, p));
        }
    }
}
