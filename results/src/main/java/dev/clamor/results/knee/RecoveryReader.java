package dev.clamor.results.knee;

import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.LoadStep.Part;
import dev.clamor.results.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says whether the agent was itself again after it broke. */
final class RecoveryReader {
    private static final double SLICE_MICROS = 1e6 * Recovery.SLICE_SECONDS;

    private final StepReader reader;
    private final List<KneeContact> contacts;
    private final int firstDrain;

    RecoveryReader(StepReader reader, List<KneeContact> contacts) {
        this.reader = reader;
        this.contacts = contacts;
        this.firstDrain = contacts.stream()
                .map(KneeContact::step)
                .filter(each -> each.part() == Part.DRAIN && each.number() > 0)
                .mapToInt(LoadStep::number)
                .min()
                .orElse(-1);
    }

    Recovery recovery(LoadStep first, KneeStep before, LoadStep again) {
        KneeStep after = reader.step(again);
        List<Shift> against = Shifts.corrected(
                        List.of(Shifts.between(reader.valid(first), reader.valid(again), after.objectives())))
                .get(0);
        double seconds = seconds(before.p95());
        Recovery.State state = state(after, against, seconds);
        return new Recovery(state, seconds, after, against, because(state, after, against, seconds));
    }

    private static Recovery.State state(KneeStep after, List<Shift> against, double seconds) {
        boolean worse = against.stream().anyMatch(RecoveryReader::worse);
        if (after.state() == Finding.State.BREACHED || worse || Double.isNaN(seconds)) {
            return Recovery.State.NOT_RECOVERED;
        }
        return after.state() == Finding.State.MET ? Recovery.State.RECOVERED : Recovery.State.UNDECIDED;
    }

    /** An objective that is clearly less than before. What takes a little longer than before may still be quick. */
    private static boolean worse(Shift shift) {
        return shift.clear() && shift.difference() < 0 && !shift.what().equals(Shifts.LATENCY);
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
        return afterwards || step.part() == Part.DRAIN && step.number() == firstDrain;
    }

    private static String because(Recovery.State state, KneeStep after, List<Shift> against, double seconds) {
        String again = "Afterwards, at " + KneeWords.rate(after.rate()) + " conversations a second, ";
        return switch (state) {
            case RECOVERED ->
                again + "it recovered within " + KneeWords.seconds(seconds) + ": all objectives are met again.";
            case UNDECIDED ->
                again + "replies were as fast as on the first step within " + KneeWords.seconds(seconds)
                        + ", but the objectives could not be decided on " + after.contacts() + " contacts.";
            case NOT_RECOVERED -> again + "it did not recover: " + why(after, against, seconds) + ".";
        };
    }

    private static String why(KneeStep after, List<Shift> against, double seconds) {
        List<String> reasons = new ArrayList<>();
        after.objectives().stream()
                .filter(each -> each.state() == Finding.State.BREACHED)
                .forEach(each -> reasons.add(
                        KneeWords.objective(each) + " is breached with " + KneeWords.percent(each.estimate())));
        against.stream()
                .filter(RecoveryReader::worse)
                .forEach(shift -> reasons.add(shift.what() + " fell from " + KneeWords.percent(shift.before()) + " to "
                        + KneeWords.percent(shift.after())));
        if (Double.isNaN(seconds)) {
            reasons.add("replies stayed slower than on the first step");
        }
        return reasons.stream().distinct().collect(Collectors.joining(", "));
    }
}
