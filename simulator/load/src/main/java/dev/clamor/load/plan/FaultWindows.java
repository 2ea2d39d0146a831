package dev.clamor.load.plan;

import dev.clamor.conversation.FaultWindow;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * When each fault is on: a pure function of (faults, workload, seed), and of each fault alone, so that one more leaves the
 * others where they were.
 *
 * <p>Random windows lie between the end of the leading warm-up and the end of the last stage. {@code count} of length d in
 * a span of length T: with U the order statistics of so many uniform numbers in (0, T - count d), window i begins at U_i +
 * i d. {@code per_minute}: a renewal process whose gaps are exponential with mean 60 / per_minute seconds; a window that
 * would end after the span is left out.
 */
public final class FaultWindows {
    /** More than any run needs, and few enough to be looked through for every turn. */
    public static final int MOST = 500;

    private static final double MICROS = 1e6;
    private static final Comparator<Planned> ORDER = Comparator.comparingLong(
                    (Planned planned) -> planned.window().fromMicros())
            .thenComparing(planned -> planned.fault().name());

    private final Workload workload;
    private final RandomStreams streams;
    private final List<Planned> planned = new ArrayList<>();

    private FaultWindows(Workload workload, RandomStreams streams) {
        this.workload = workload;
        this.streams = streams;
    }

    /** A fault and one of its windows. */
    public record Planned(PlannedFault fault, FaultWindow window) {}

    /** Every window of the run, in the order in which they begin; at most {@link #MOST} of each fault. */
    public static List<Planned> of(List<PlannedFault> faults, Workload workload, RandomStreams streams) {
        FaultWindows windows = new FaultWindows(workload, streams);
        faults.forEach(windows::add);
        windows.planned.sort(ORDER);
        return List.copyOf(windows.planned);
    }

    private void add(PlannedFault fault) {
        if (fault.timing() instanceof FaultTiming.Once once) {
            long begin = begin(once.stage()) + once.atMicros();
            long end = once.forMicros() > 0 ? begin + once.forMicros() : end(once.stage());
            window(fault, begin, end);
        } else if (fault.timing() instanceof FaultTiming.Times times) {
            times(fault, times);
        } else if (fault.timing() instanceof FaultTiming.NowAndThen nowAndThen) {
            nowAndThen(fault, nowAndThen);
        }
    }

    private void times(PlannedFault fault, FaultTiming.Times times) {
        long from = judgedFrom();
        double free = Math.max(0, total() - from - (double) times.count() * times.forMicros());
        double[] places = new double[times.count()];
        for (int i = 0; i < places.length; i++) {
            places[i] = free * streams.uniform(stream(fault), Purpose.FAULT, 0, i);
        }
        Arrays.sort(places);
        for (int i = 0; i < places.length; i++) {
            long begin = from + Math.round(places[i]) + i * times.forMicros();
            window(fault, begin, begin + times.forMicros());
        }
    }

    private void nowAndThen(PlannedFault fault, FaultTiming.NowAndThen timing) {
        double mean = 60 * MICROS / timing.perMinute();
        long end = judgedFrom();
        for (int i = 0; i < MOST; i++) {
            long begin = end + Math.round(mean * streams.exponential(stream(fault), Purpose.FAULT, 0, i));
            end = begin + timing.forMicros();
            if (end > total()) {
                return;
            }
            window(fault, begin, end);
        }
    }

    private void window(PlannedFault fault, long from, long to) {
        planned.add(
                new Planned(fault, new FaultWindow(fault.name(), fault.kind().word(), from, to)));
    }

    /** A stream of its own by name; no contact has a number that great. */
    private static long stream(PlannedFault fault) {
        return Long.MIN_VALUE | fault.name().hashCode() & 0xFFFF_FFFFL;
    }

    private long judgedFrom() {
        double seconds = 0;
        for (Stage stage : workload.stages()) {
            if (!stage.warmUp()) {
                break;
            }
            seconds += stage.seconds();
        }
        return Math.round(seconds * MICROS);
    }

    private long total() {
        return Math.round(workload.seconds() * MICROS);
    }

    private long begin(String name) {
        double seconds = 0;
        for (Stage stage : workload.stages()) {
            if (name.isEmpty() || stage.name().equals(name)) {
                return Math.round(seconds * MICROS);
            }
            seconds += stage.seconds();
        }
        throw new IllegalStateException("fault: expected a stage of the plan. Found: " + name);
    }

    private long end(String name) {
        double seconds = 0;
        for (Stage stage : workload.stages()) {
            seconds += stage.seconds();
            if (stage.name().equals(name)) {
                break;
            }
        }
        return Math.round(seconds * MICROS);
    }
}
