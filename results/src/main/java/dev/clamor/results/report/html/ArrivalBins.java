package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.OrderStatistics;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Quality by arrival rate. The run is cut into windows of {@link #WINDOW_SECONDS}, and windows in which contacts began at
 * much the same rate stand together. A contact counts in the window in which it closed, a reply in the one in which it
 * arrived. What came after the last contact had begun stands by itself, last, without a rate.
 *
 * <p>A percentile cannot be had from percentiles, so the response time of a bin is the median, over its slices of time, of
 * each slice's 95th percentile, with the interval of {@link OrderStatistics} for that median.
 */
final class ArrivalBins {
    static final int WINDOW_SECONDS = 4;

    private static final int MOST = 8;
    private static final int AFTER = Integer.MAX_VALUE;
    private static final int SLICES = WINDOW_SECONDS / MetricsConfig.DEFAULT_SLICE_SECONDS;
    private static final double ALPHA = 0.05;
    private static final double HALF = 0.5;
    private static final double ROUNDING = 1e-9;
    private static final double[] STEPS = {1, 2, 5, 10};

    private final List<TimeSlice> timeline;
    private final SortedMap<String, SliCounts> slis;
    private final SortedMap<Integer, Long> opened = new TreeMap<>();
    private final int last;
    private final double width;

    private ArrivalBins(List<TimeSlice> timeline, SortedMap<String, SliCounts> slis) {
        this.timeline = timeline;
        this.slis = slis;
        timeline.forEach(slice -> opened.merge(window(slice.index()), slice.opened(), Long::sum));
        last = opened.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(Integer.MIN_VALUE);
        width = width(opened.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    /** By rising rate; nothing when no contact began. */
    static List<AtLoad> of(List<TimeSlice> timeline, SortedMap<String, SliCounts> slis) {
        return new ArrivalBins(timeline, slis).bins();
    }

    private List<AtLoad> bins() {
        if (last == Integer.MIN_VALUE) {
            return List.of();
        }
        SortedMap<Integer, Ratio> truly = sums(Sli.TRUE_CONTAINMENT);
        SortedMap<Integer, Ratio> recall = sums(Sli.ESCALATION_RECALL);
        SortedMap<Integer, Ratio> harmless = sums(Sli.WRONG_ACTION_FREE);
        SortedMap<Integer, Ratio> usable = sums(Sli.ERROR_FREE_TURNS);
        SortedSet<Integer> all = new TreeSet<>();
        timeline.forEach(slice -> all.add(bin(slice.index())));
        return all.stream()
                .map(bin -> new AtLoad(
                        label(bin),
                        rate(bin),
                        truly.getOrDefault(bin, Ratio.NONE),
                        recall.getOrDefault(bin, Ratio.NONE),
                        AtLoad.bad(harmless.getOrDefault(bin, Ratio.NONE)),
                        usable.getOrDefault(bin, Ratio.NONE),
                        time(bin)))
                .toList();
    }

    private static int window(int slice) {
        return Math.floorDiv(slice, SLICES);
    }

    private int bin(int slice) {
        return binOf(window(slice));
    }

    private int binOf(int window) {
        if (window > last) {
            return AFTER;
        }
        double rate = (double) opened.getOrDefault(window, 0L) / WINDOW_SECONDS;
        return (int) Math.floor(rate / width + ROUNDING);
    }

    /** 1, 2 or 5 times a power of ten, so that the busiest window needs no more than {@link #MOST} bins, or one over. */
    private static double width(long most) {
        double least = Math.max(most, 1) / (double) WINDOW_SECONDS / MOST;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * power >= least - ROUNDING) {
                return step * power;
            }
        }
        return STEPS[STEPS.length - 1] * power;
    }

    private SortedMap<Integer, Ratio> sums(Sli sli) {
        SortedMap<Integer, Ratio> sums = new TreeMap<>();
        @Nullable SliCounts counts = slis.get(sli.id());
        if (counts != null) {
            counts.bySlice().forEach((slice, ratio) -> sums.merge(bin(slice), ratio, Ratio::plus));
        }
        return sums;
    }

    private String label(int bin) {
        if (bin == AFTER) {
            return "after the last arrival";
        }
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(width) - ROUNDING));
        return Numbers.decimal(bin * width, digits) + "\u2013" + Numbers.decimal((bin + 1) * width, digits);
    }

    private double rate(int bin) {
        return bin == AFTER
                ? Double.NaN
                : IntStream.rangeClosed(opened.firstKey(), last)
                        .filter(window -> binOf(window) == bin)
                        .mapToDouble(window -> (double) opened.getOrDefault(window, 0L) / WINDOW_SECONDS)
                        .average()
                        .orElse(Double.NaN);
    }

    private AtLoad.Time time(int bin) {
        List<Double> slices = timeline.stream()
                .filter(slice -> bin(slice.index()) == bin)
                .map(TimeSlice::responseP95)
                .filter(Double::isFinite)
                .sorted()
                .toList();
        Optional<Percentile.Range> range = OrderStatistics.twoSided(slices.size(), HALF, ALPHA)
                .map(ranks ->
                        new Percentile.Range(slices.get((int) ranks.lower() - 1), slices.get((int) ranks.upper() - 1)));
        return new AtLoad.Time(median(slices), range, "median of " + Numbers.count(slices.size()) + " slices");
    }

    private static double median(List<Double> sorted) {
        int n = sorted.size();
        return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
