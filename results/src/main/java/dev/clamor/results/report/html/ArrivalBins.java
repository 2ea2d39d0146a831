package dev.clamor.results.report.html;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.OrderStatistics;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Quality by arrival rate. The run is cut into windows of {@link #WINDOW_SECONDS}, and windows in which contacts began at
 * much the same rate stand together. A contact counts in the window in which it began, a turn in the one in which it was
 * sent, so a bin shows what became of its own load. Turns after the last contact had begun stand by themselves, last,
 * without a rate.
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
    private final SortedMap<Integer, Long> opened = new TreeMap<>();
    private final int last;
    private final double width;

    private ArrivalBins(List<TimeSlice> timeline) {
        this.timeline = timeline;
        timeline.forEach(slice -> opened.merge(window(slice.index()), slice.opened(), Long::sum));
        last = opened.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(Integer.MIN_VALUE);
        width = width(opened.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    /** By rising rate; nothing when no contact began. */
    static List<AtLoad> of(List<TimeSlice> timeline) {
        return new ArrivalBins(timeline).bins();
    }

    private List<AtLoad> bins() {
        if (last == Integer.MIN_VALUE) {
            return List.of();
        }
        SortedMap<Integer, List<TimeSlice>> bins =
                timeline.stream().collect(groupingBy(slice -> bin(slice.index()), TreeMap::new, toList()));
        return bins.entrySet().stream()
                .map(bin -> at(bin.getKey(), bin.getValue()))
                .toList();
    }

    private AtLoad at(int bin, List<TimeSlice> slices) {
        return new AtLoad(
                label(bin),
                rate(bin),
                sum(slices, TimeSlice::truly),
                sum(slices, TimeSlice::recall),
                AtLoad.bad(sum(slices, TimeSlice::harmless)),
                sum(slices, TimeSlice::replies),
                time(slices));
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

    private static Ratio sum(List<TimeSlice> slices, Function<TimeSlice, Ratio> of) {
        return slices.stream().map(of).reduce(Ratio.NONE, Ratio::plus);
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

    private static AtLoad.Time time(List<TimeSlice> slices) {
        List<Double> p95s = slices.stream()
                .map(TimeSlice::responseP95)
                .filter(Double::isFinite)
                .sorted()
                .toList();
        Optional<Percentile.Range> range = OrderStatistics.twoSided(p95s.size(), HALF, ALPHA)
                .map(ranks ->
                        new Percentile.Range(p95s.get((int) ranks.lower() - 1), p95s.get((int) ranks.upper() - 1)));
        return new AtLoad.Time(median(p95s), range, "median of " + Numbers.count(p95s.size()) + " slices");
    }

    private static double median(List<Double> sorted) {
        int n = sorted.size();
        return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
