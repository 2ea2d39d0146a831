package dev.clamor.results.verdict;

import dev.clamor.results.inference.Intervals;
import dev.clamor.results.verdict.Verdict.Autonomy.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is missing for the next level of autonomy of an intent: more events, where the share seen would do if it were known
 * better, or a better share.
 */
final class NextLevel {
    private NextLevel() {}

    /** The next level of a run that decides nothing. */
    static Next aRunThatCounts() {
        return new Next(List.of(), Optional.empty(), "A run that counts.");
    }

    /**
     * What is missing.
     *
     * @param level the level now, 0 if unknown
     * @param own the evidence on this intent
     * @param indicators the indicators that must have a gating objective
     */
    static Next of(int level, int highest, List<IntentEvidence> own, List<String> indicators) {
        if (level >= highest) {
            return new Next(List.of(), Optional.empty(), "Nothing: it is the highest level.");
        }
        if (own.size() < indicators.size()) {
            return new Next(
                    List.of(), Optional.empty(), "Gating objectives on " + String.join(" and ", indicators) + ".");
        }
        List<IntentEvidence> unmet = own.stream().filter(e -> !e.met()).toList();
        if (!unmet.isEmpty()) {
            return missing(unmet);
        }
        return new Next(
                List.of(),
                Optional.empty(),
                level == 0
                        ? "A scenario of this intent that states its level (autonomy)."
                        : "Nothing: both objectives are met.");
    }

    private static Next missing(List<IntentEvidence> unmet) {
        List<String> sentences = new ArrayList<>();
        long most = 0;
        boolean known = true;
        for (IntentEvidence e : unmet) {
            OptionalDouble more = more(e);
            known &= more.isPresent();
            most = Math.max(most, (long) more.orElse(0));
            sentences.add(more.isPresent() ? events(e, more.getAsDouble()) : better(e));
        }
        return new Next(
                unmet.stream().map(e -> e.slo().id()).toList(),
                known ? Optional.of(most) : Optional.empty(),
                String.join(" ", sentences));
    }

    /** Events that are missing at the share seen; empty when the share must get better first. */
    private static OptionalDouble more(IntentEvidence e) {
        double target = e.slo().target().doubleValue();
        double alpha = 1 - e.slo().confidence();
        long seen = e.events().total();
        double asked = e.slo().minimumEvents();
        if (seen == 0) {
            return OptionalDouble.of(Math.max(asked, Intervals.leastAllGood(target, alpha)));
        }
        double share = (double) e.events().good() / seen;
        OptionalDouble needed = share > target ? MoreEvents.needed(share, target, alpha) : OptionalDouble.empty();
        return needed.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(1, Math.max(asked, needed.getAsDouble()) - seen));
    }

    private static String events(IntentEvidence e, double more) {
        String count = Words.count(more);
        return e.events().total() == 0
                ? count + " contacts of this intent, all good by " + e.slo().sli() + "."
                : count + " more contacts of this intent at the observed rate of " + rate(e) + " by "
                        + e.slo().sli() + ".";
    }

    private static String better(IntentEvidence e) {
        return e.slo().sli() + " must rise clearly above "
                + Words.percent(e.slo().target()) + "; it is " + rate(e) + " ("
                + Words.count(e.events().good()) + " of "
                + Words.count(e.events().total()) + ").";
    }

    private static String rate(IntentEvidence e) {
        return Words.percent(e.events().value().orElse(Double.NaN), e.slo().target());
    }
}
