package dev.clamor.results.verdict;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.Holm;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Verdict.Autonomy;
import dev.clamor.results.verdict.Verdict.Autonomy.Advice;
import dev.clamor.results.verdict.Verdict.Autonomy.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What to do with the level of autonomy of each intent, from the gating objectives on true containment and on wrong
 * actions, applied to the intent's own contacts.
 *
 * <ul>
 *   <li>LOWER when either is significantly below its target, after Holm over all intents and both indicators.
 *   <li>RAISE when the lower bounds of both reach their targets and the level is below {@value #HIGHEST}.
 *   <li>KEEP otherwise, and always when the run does not count.
 * </ul>
 *
 * Bounds are exact for independent contacts of this suite: an intent has too few segments for more. The target of an
 * objective on slices of time is a share of slices, which says nothing of contacts, so such an objective is left out.
 */
final class AutonomyAdvice {
    private static final int HIGHEST = 4;
    private static final List<String> INDICATORS = List.of(Sli.WRONG_ACTION_FREE.id(), Sli.TRUE_CONTAINMENT.id());

    private final MetricsSnapshot snapshot;
    private final List<Slo> gating;
    private final SortedMap<String, Integer> levels;
    private final boolean valid;

    private AutonomyAdvice(
            MetricsSnapshot snapshot, List<Slo> gating, SortedMap<String, Integer> levels, boolean valid) {
        this.snapshot = snapshot;
        this.gating = gating;
        this.levels = levels;
        this.valid = valid;
    }

    /** Advice by intent, sorted. */
    static List<Autonomy> of(
            MetricsSnapshot snapshot, List<Slo> slos, SortedMap<String, Integer> levels, boolean valid) {
        List<Slo> gating = slos.stream()
                .filter(slo -> slo.gating() && slo.budgeting() instanceof Budgeting.Occurrences)
                .toList();
        return new AutonomyAdvice(snapshot, gating, levels, valid).all();
    }

    private List<Autonomy> all() {
        List<IntentEvidence> evidence = new ArrayList<>();
        SortedSet<String> intents = new TreeSet<>();
        for (String indicator : INDICATORS) {
            SliCounts counts = snapshot.slis().get(indicator);
            if (counts != null) {
                intents.addAll(counts.byIntent().keySet());
            }
        }
        intents.forEach(intent ->
                INDICATORS.forEach(i -> objective(i).ifPresent(slo -> evidence.add(evidence(slo, intent)))));
        double[] adjusted = Holm.adjust(
                evidence.stream().mapToDouble(IntentEvidence::pBelow).toArray());
        List<Autonomy> advice = new ArrayList<>();
        for (String intent : intents) {
            advice.add(advice(intent, evidence, adjusted));
        }
        return List.copyOf(advice);
    }

    private Optional<Slo> objective(String indicator) {
        return gating.stream().filter(s -> s.sli().equals(indicator)).findFirst();
    }

    private IntentEvidence evidence(Slo slo, String intent) {
        SliCounts counts = snapshot.slis().get(slo.sli());
        Ratio events = counts == null ? Ratio.NONE : counts.byIntent().getOrDefault(intent, Ratio.NONE);
        double alpha = 1 - slo.confidence();
        boolean enough = events.total() >= slo.minimumEvents();
        double lower = events.total() == 0 ? 0 : Intervals.lowerBound(events.good(), events.total(), alpha);
        double p = enough
                ? Intervals.pBelow(events.good(), events.total(), slo.target().doubleValue())
                : 1;
        return new IntentEvidence(intent, slo, events, lower, p, enough);
    }

    private Autonomy advice(String intent, List<IntentEvidence> evidence, double[] adjusted) {
        int level = levels.getOrDefault(intent, 0);
        if (!valid) {
            return new Autonomy(intent, level, Advice.KEEP, "The run does not count.", NextLevel.aRunThatCounts());
        }
        List<IntentEvidence> own = new ArrayList<>();
        Optional<String> below = Optional.empty();
        for (int i = 0; i < adjusted.length; i++) {
            IntentEvidence e = evidence.get(i);
            if (e.intent().equals(intent)) {
                own.add(e);
                if (below.isEmpty() && adjusted[i] < 1 - e.slo().confidence()) {
                    below = Optional.of(e.shown() + ", significantly below " + e.target() + ".");
                }
            }
        }
        Next next = NextLevel.of(level, HIGHEST, own, INDICATORS);
        return below.map(because -> new Autonomy(intent, level, Advice.LOWER, because, next))
                .orElseGet(() -> raiseOrKeep(intent, level, own, next));
    }

    private static Autonomy raiseOrKeep(String intent, int level, List<IntentEvidence> own, Next next) {
        if (own.size() < INDICATORS.size()) {
            String because =
                    "Gating objectives on both " + String.join(" and ", INDICATORS) + " are needed for a raise.";
            return new Autonomy(intent, level, Advice.KEEP, because, next);
        }
        for (IntentEvidence e : own) {
            if (!e.met()) {
                return new Autonomy(intent, level, Advice.KEEP, e.missing(), next);
            }
        }
        String shown =
                own.get(0).shown() + " and " + own.get(1).shown() + ", both with bounds at or above their targets";
        if (level == 0) {
            String because = shown + "; no scenario in the manifest states the level.";
            return new Autonomy(intent, level, Advice.KEEP, because, next);
        }
        return level < HIGHEST
                ? new Autonomy(intent, level, Advice.RAISE, shown + ".", next)
                : new Autonomy(intent, level, Advice.KEEP, shown + "; " + HIGHEST + " is the highest level.", next);
    }
}
