package dev.clamor.results.knee;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Holm;
import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.results.inference.Newcombe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares contacts of two times, objective by objective, and by how long replies take. */
final class Shifts {
    static final String LATENCY = "latency";
    static final double ALPHA = 0.05;

    private Shifts() {}

    /** Not yet corrected for how many there are. */
    static List<Shift> between(List<KneeContact> before, List<KneeContact> after, List<OnStep> objectives) {
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < objectives.size(); i++) {
            shifts.add(shift(objectives.get(i).objective(), Batches.of(before, i), Batches.of(after, i)));
        }
        double median = median(before, after);
        shifts.add(shift(LATENCY, Batches.of(quick(before, median)), Batches.of(quick(after, median))));
        return shifts;
    }

    /** First half against second half, in the order of arrival. */
    static List<Shift> within(List<KneeContact> contacts, List<OnStep> objectives) {
        int half = contacts.size() / 2;
        return between(contacts.subList(0, half), contacts.subList(half, contacts.size()), objectives);
    }

    /**
     * Holm over all of them, whatever list they stand in.
     *
     * @param looks over which they are corrected besides (Bonferroni)
     */
    static List<List<Shift>> corrected(List<List<Shift>> families, int looks) {
        double[] adjusted = Holm.adjust(families.stream()
                .flatMap(List::stream)
                .mapToDouble(Shift::adjustedP)
                .toArray());
        List<List<Shift>> all = new ArrayList<>();
        int at = 0;
        for (List<Shift> family : families) {
            List<Shift> corrected = new ArrayList<>();
            for (Shift shift : family) {
                corrected.add(with(shift, Math.min(1, looks * adjusted[at++])));
            }
            all.add(List.copyOf(corrected));
        }
        return all;
    }

    private static Shift with(Shift s, double p) {
        return new Shift(s.what(), s.before(), s.after(), s.difference(), s.lower(), s.upper(), p, p < ALPHA);
    }

    private static Shift shift(String what, Batches before, Batches after) {
        double worse = Newcombe.pBelow(after.good(), after.n(), before.good(), before.n(), 0);
        double better = Newcombe.pBelow(before.good(), before.n(), after.good(), after.n(), 0);
        Interval interval = Newcombe.difference(after.good(), after.n(), before.good(), before.n(), ALPHA);
        double first = before.events().value().orElse(Double.NaN);
        double second = after.events().value().orElse(Double.NaN);
        return new Shift(
                what,
                first,
                second,
                second - first,
                interval.lower(),
                interval.upper(),
                Math.min(1, 2 * Math.min(worse, better)),
                false);
    }

    private static double median(List<KneeContact> before, List<KneeContact> after) {
        double[] means = java.util.stream.Stream.concat(before.stream(), after.stream())
                .mapToDouble(KneeContact::meanMillis)
                .filter(mean -> !Double.isNaN(mean))
                .sorted()
                .toArray();
        return means.length == 0
                ? Double.NaN
                : Arrays.stream(means).skip((means.length - 1) / 2).findFirst().orElse(0);
    }

    /** One event for every contact with a reply: whether its replies took no longer than that on average. */
    private static List<Ratio> quick(List<KneeContact> contacts, double median) {
        return contacts.stream()
                .map(KneeContact::meanMillis)
                .map(mean -> Double.isNaN(mean) ? Ratio.NONE : Ratio.NONE.plus(mean <= median))
                .toList();
    }
}
