package dev.clamor.results.knee;

import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.LoadStep.Part;
import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.knee.RecoveryJudge.Fate;
import dev.clamor.results.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says whether the agent was itself again after it broke. */
final class RecoveryReader {
    private static final double SLICE_MICROS = 1e6 * Recovery.SLICE_SECONDS;

    private final RecoveryJudge judge;
    private final List<KneeContact> contacts;
    private final List<HealthSampled> samples;
    private final HealthLimits limits;
    private final int broken;

    /** @param contacts of the whole search in the order of their arrival */
    RecoveryReader(RecoveryJudge judge, List<KneeContact> contacts, List<HealthSampled> samples, HealthLimits limits) {
        this.judge = judge;
        this.contacts = contacts;
        this.samples = samples;
        this.limits = limits;
        this.broken = contacts.stream()
                .map(KneeContact::step)
                .takeWhile(step -> step.part() != Part.RECOVERY)
                .mapToInt(LoadStep::number)
                .max()
                .orElse(0);
    }

    Recovery recovery(LoadStep first, KneeStep before, LoadStep again) {
        List<KneeContact> since = of(again);
        RecoveryJudge.Judged judged = judge.first(of(first), since);
        KneeStep after = step(again, since.subList(0, judged.contacts()));
        double seconds = seconds(before.p95());
        Recovery.State state = state(judged.state(), after, seconds);
        return new Recovery(state, seconds, after, judged.against(), because(state, judged, after, seconds));
    }

    private List<KneeContact> of(LoadStep step) {
        return contacts.stream().filter(contact -> contact.step().equals(step)).toList();
    }

    /** The step as if these contacts of it had been all, and the last of the search. */
    private KneeStep step(LoadStep step, List<KneeContact> looked) {
        long last = looked.get(looked.size() - 1).arrival();
        List<KneeContact> until = contacts.stream()
                .takeWhile(contact -> contact.arrival() <= last)
                .toList();
        return new StepReader(judge.steps(), until, samples, limits).step(step);
    }

    private static Recovery.State state(Finding.State objectives, KneeStep after, double seconds) {
        if (!after.generator().isEmpty()) {
            return Recovery.State.UNDECIDED;
        }
        if (objectives == Finding.State.BREACHED || Double.isNaN(seconds)) {
            return Recovery.State.NOT_RECOVERED;
        }
        return objectives == Finding.State.MET ? Recovery.State.RECOVERED : Recovery.State.UNDECIDED;
    }

    /** From the fall of the load to the end of the last slow slice, while that load is on. */
    private double seconds(double limitMillis) {
        List<KneeContact> low = contacts.stream().filter(c -> low(c.step())).toList();
        if (low.isEmpty()) {
            return Double.NaN;
        }
        long from = low.stream().mapToLong(KneeContact::openedMicros).min().orElse(0);
        long to = low.stream().mapToLong(KneeContact::openedMicros).max().orElse(0);
        SortedMap<Integer, List<Long>> slices = new TreeMap<>();
        for (KneeContact contact : contacts) {
            for (int i = 0; i < contact.replyMicros().length; i++) {
                long at = contact.replyMicros()[i];
                if (at >= from && at <= to) {
                    slices.computeIfAbsent((int) ((at - from) / SLICE_MICROS), slice -> new ArrayList<>())
                            .add(contact.latencyMicros()[i]);
                }
            }
        }
        int lastSlow = -1;
        for (var slice : slices.entrySet()) {
            long[] sorted = slice.getValue().stream()
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            lastSlow = StepReader.rank(sorted, 0.5) > limitMillis ? slice.getKey() : lastSlow;
        }
        return !slices.isEmpty() && lastSlow == slices.lastKey()
                ? Double.NaN
                : (lastSlow + 1) * (double) Recovery.SLICE_SECONDS;
    }

    /** The load after the first break: its drain, the recovery and what follows that at the same load. */
    private boolean low(LoadStep step) {
        boolean afterwards = step.part() == Part.RECOVERY || step.part() == Part.TAIL && step.number() == 0;
        return afterwards || step.part() == Part.DRAIN && step.number() == broken;
    }

    private static String because(Recovery.State state, RecoveryJudge.Judged judged, KneeStep after, double seconds) {
        String again = "Afterwards, at " + KneeWords.rate(after.rate()) + " conversations a second, ";
        return switch (state) {
            case RECOVERED ->
                again + "it recovered within " + KneeWords.seconds(seconds) + ": " + back(judged, after) + ".";
            case UNDECIDED ->
                again
                        + (after.generator().isEmpty()
                                ? replies(seconds) + ", but not decided on " + after.contacts() + " contacts: "
                                        + told(judged, Fate.UNDECIDED)
                                : "nothing can be said of the agent: " + after.generator())
                        + ".";
            case NOT_RECOVERED -> again + "it did not recover: " + why(judged, seconds) + ".";
        };
    }

    private static String replies(double seconds) {
        return Double.isNaN(seconds)
                ? "replies stayed slower than on the first step"
                : "replies were as fast as on the first step within " + KneeWords.seconds(seconds);
    }

    private static String back(RecoveryJudge.Judged judged, KneeStep after) {
        boolean allMet = after.state() == Finding.State.MET;
        return allMet
                ? "all objectives are met again"
                : "all objectives are met again, or as on the first step (" + asBefore(judged) + ")";
    }

    /** Those that are not met by their own bounds. */
    private static String asBefore(RecoveryJudge.Judged judged) {
        return told(judged, i -> judged.objectives().get(i).state() != Finding.State.MET);
    }

    private static String told(RecoveryJudge.Judged judged, Fate fate) {
        return told(judged, i -> judged.fates().get(i) == fate);
    }

    /** {@code solved-truly 94.3 % after 96.1 %}, of those that are meant. */
    private static String told(RecoveryJudge.Judged judged, IntPredicate meant) {
        return IntStream.range(0, judged.fates().size())
                .filter(meant)
                .mapToObj(i -> judged.against().get(i))
                .map(shift -> shift.what() + " " + KneeWords.percent(shift.after()) + " after "
                        + KneeWords.percent(shift.before()))
                .collect(Collectors.joining(", "));
    }

    private static String why(RecoveryJudge.Judged judged, double seconds) {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < judged.fates().size(); i++) {
            if (judged.fates().get(i) == Fate.LOST) {
                reasons.add(lost(judged.objectives().get(i), judged.against().get(i)));
            }
        }
        if (Double.isNaN(seconds)) {
            reasons.add(replies(seconds));
        }
        return String.join(", ", reasons);
    }

    private static String lost(OnStep objective, Shift against) {
        String fell = RecoveryJudge.worse(against)
                ? "fell from " + KneeWords.percent(against.before()) + " to " + KneeWords.percent(against.after())
                : "";
        String breached = objective.state() == Finding.State.BREACHED
                ? "is breached with " + KneeWords.percent(objective.estimate())
                : "";
        return KneeWords.objective(objective) + " "
                + Stream.of(breached, fell).filter(words -> !words.isEmpty()).collect(Collectors.joining(" and "));
    }
}
