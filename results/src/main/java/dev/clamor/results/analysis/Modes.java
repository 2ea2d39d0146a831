package dev.clamor.results.analysis;

import dev.clamor.metrics.FailureMode;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.ModeCounts;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.analysis.ModeFinding.State;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The six modes of failure, judged from counts. A share's interval is Korn and Graubard's over segments, 95 %; a mode is
 * clear when the lower end is above {@value ModeFinding#TOLERATED}, an assumption.
 */
final class Modes {
    private static final double ALPHA = 0.05;

    private Modes() {}

    /** One finding per mode, in the order of {@link FailureMode}. */
    static List<ModeFinding> of(MetricsSnapshot snapshot, Optional<List<TradeOff>> tradeOffs) {
        List<ModeFinding> findings = new ArrayList<>();
        for (FailureMode mode : FailureMode.values()) {
            findings.add(
                    switch (mode) {
                        case LOCAL_OPTIMISATION -> localOptimisation(tradeOffs);
                        case UNREADY_PROCESS -> unreadyProcess(snapshot);
                        case OVER_AUTOMATION, SHALLOW_CONTEXT, UNDEFINED_ESCALATION, MISSING_FEEDBACK ->
                            ofContacts(
                                    mode,
                                    Optional.ofNullable(snapshot.failureModes().get(mode.name())));
                    });
        }
        return List.copyOf(findings);
    }

    private static ModeFinding ofContacts(FailureMode mode, Optional<ModeCounts> counted) {
        Optional<ModeCounts> filled = counted.filter(counts -> counts.contacts().total() > 0);
        if (filled.isEmpty()) {
            return without(mode, State.NOT_MEASURED, ModeWords.unit(mode), "No contact of this run could show it.");
        }
        ModeCounts counts = filled.get();
        Ratio events = counts.contacts();
        Interval interval = interval(events, counts.bySegment().values());
        return new ModeFinding(
                mode,
                state(events, interval.lower()),
                ModeWords.unit(mode),
                events.bad(),
                events.total(),
                (double) events.bad() / events.total(),
                interval.lower(),
                interval.upper(),
                counts.causes(),
                counts.examples(),
                because(mode, counts, interval));
    }

    private static String because(FailureMode mode, ModeCounts counts, Interval interval) {
        Ratio events = counts.contacts();
        Ratio shown = new Ratio(events.bad(), events.total());
        String share = Numbers.withCounts(shown) + " of " + ModeWords.unit(mode) + " (95 %: "
                + Numbers.percent(interval.lower()) + " to " + Numbers.percent(interval.upper()) + ")";
        return ModeWords.what(mode) + " in " + share + causes(counts.causes()) + "."
                + ModeWords.pointer(mode, events.bad());
    }

    private static String causes(SortedMap<String, Long> causes) {
        if (causes.isEmpty()) {
            return "";
        }
        return causes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .map(cause -> ModeWords.cause(cause.getKey()) + " " + Numbers.count(cause.getValue()))
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private static State state(Ratio events, double lower) {
        if (events.bad() == 0) {
            return State.NOT_SEEN;
        }
        return lower > ModeFinding.TOLERATED ? State.CLEAR : State.SEEN;
    }

    /** Of the share of bad events. */
    static Interval interval(Ratio events, Collection<Ratio> segments) {
        Clusters clusters = Clusters.of(segments, ALPHA / 2);
        double n = Math.min(clusters.effectiveN(), events.total());
        double x = Math.min(n, n * events.bad() / events.total());
        return Intervals.clopperPearson(x, n, ALPHA);
    }

    private static ModeFinding localOptimisation(Optional<List<TradeOff>> tradeOffs) {
        FailureMode mode = FailureMode.LOCAL_OPTIMISATION;
        String unit = ModeWords.unit(mode);
        if (tradeOffs.isEmpty()) {
            return without(mode, State.NOT_MEASURED, unit, "It shows between two runs, and there is no baseline.");
        }
        List<TradeOff> found = tradeOffs.get();
        if (found.isEmpty()) {
            return without(mode, State.NOT_SEEN, unit, "Nothing got worse while containment got better.");
        }
        SortedMap<String, Long> causes = new TreeMap<>();
        found.forEach(one -> causes.put(one.price().indicator(), 1L));
        boolean clear = found.stream().anyMatch(TradeOff::clear);
        return new ModeFinding(
                mode,
                clear ? State.CLEAR : State.SEEN,
                unit,
                found.stream().filter(TradeOff::clear).count(),
                found.size(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                causes,
                List.of(),
                found.get(0).because());
    }

    private static ModeFinding unreadyProcess(MetricsSnapshot snapshot) {
        FailureMode mode = FailureMode.UNREADY_PROCESS;
        List<UnreadyStep> steps = UnreadyStep.all(snapshot.stepsBySegment());
        if (steps.isEmpty()) {
            return without(mode, State.NOT_MEASURED, ModeWords.unit(mode), UnreadyStep.NOTHING_TO_COMPARE);
        }
        List<UnreadyStep> unready = steps.stream().filter(UnreadyStep::unready).toList();
        if (unready.isEmpty()) {
            return without(mode, State.NOT_SEEN, ModeWords.unit(mode), UnreadyStep.NONE);
        }
        UnreadyStep worst = unready.get(0);
        SortedMap<String, Long> causes = new TreeMap<>();
        unready.forEach(step -> causes.put(step.step(), step.visits().bad()));
        String others = unready.size() == 1
                ? ""
                : " Also: "
                        + unready.stream()
                                .skip(1)
                                .map(step -> Words.name(step.step()))
                                .collect(Collectors.joining(", "))
                        + ".";
        return new ModeFinding(
                mode,
                State.CLEAR,
                "visits of the step " + Words.name(worst.step()),
                worst.visits().bad(),
                worst.visits().total(),
                worst.share(),
                worst.interval().lower(),
                worst.interval().upper(),
                causes,
                examples(snapshot, worst.step()),
                worst.sentence() + others);
    }

    private static List<String> examples(MetricsSnapshot snapshot, String step) {
        return snapshot.steps().stream()
                .filter(slice -> slice.step().equals(step) && slice.condition().equals("all"))
                .findFirst()
                .map(MetricsSnapshot.StepSlice::examples)
                .orElse(List.of());
    }

    private static ModeFinding without(FailureMode mode, State state, String unit, String because) {
        return new ModeFinding(
                mode, state, unit, 0, 0, Double.NaN, Double.NaN, Double.NaN, new TreeMap<>(), List.of(), because);
    }
}
