package dev.clamor.results.knee;

import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.results.inference.Newcombe;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the agent is itself again under the first step's load, from the contacts of the first step and those since: live,
 * and again from the log.
 *
 * <p>An objective is <em>lost</em> when it is clearly worse than on the first step. Else it is <em>as before</em> when it is
 * at most half of what its target allows to go wrong below the first step (one-sided bound of the difference, Newcombe, on
 * effective numbers); else lost when it is breached, and <em>met again</em> when it is met. The contacts are looked at
 * {@value #LOOKS} times, after half of the most contacts of a step and at the end, and what is decided first stands.
 *
 * <p>Each of the two ways to say that an objective is back errs with alpha / (2 x looks) at a look, so that both together err
 * with its alpha at most. That one is breached is said with the same divided by the number of objectives; that one is worse,
 * at 5 % on two sides after Holm over all and Bonferroni over the looks. So that one is lost of which nothing changed, and
 * which was held, is said with a chance of alpha / 2 + 2.5 % at most.
 */
final class RecoveryJudge {
    /** Fewer than of a step: seldom can all objectives be told from the first step's by less than half of its contacts. */
    private static final int LOOKS = 2;
    /** With two ways to say it at {@value #LOOKS} looks, a statement has the chance of error of one at the looks of a step. */
    private static final int STEPS = 2 * LOOKS / KneeLevels.LOOKS;

    private final List<Slo> slos;
    private final KneeLevels levels;
    private final StepJudge steps;
    private final long mostContacts;

    /** @param mostContacts of a step, from which the looks follow */
    RecoveryJudge(List<Slo> slos, long mostContacts) {
        this.slos = slos;
        this.levels = new KneeLevels(STEPS, Math.max(1, slos.size()));
        this.steps = new StepJudge(slos, STEPS);
        this.mostContacts = mostContacts;
    }

    /** What is known of one objective. */
    enum Fate {
        AS_BEFORE,
        MET_AGAIN,
        LOST,
        UNDECIDED
    }

    /**
     * What is known.
     *
     * @param contacts how many of those since were looked at, valid or not
     * @param objectives each by its own bounds
     * @param fates of each
     * @param against the first step: each objective, and the latency
     */
    record Judged(int contacts, List<OnStep> objectives, List<Fate> fates, List<Shift> against) {
        /** MET when every objective is as before or met again, BREACHED when one is lost. */
        Finding.State state() {
            if (fates.contains(Fate.LOST)) {
                return Finding.State.BREACHED;
            }
            return fates.isEmpty() || fates.contains(Fate.UNDECIDED) ? Finding.State.INCONCLUSIVE : Finding.State.MET;
        }
    }

    /** Judges objectives by their own bounds at the levels of a recovery. */
    StepJudge steps() {
        return steps;
    }

    /** Whether so many contacts since are looked at before all have ended. */
    boolean look(long contacts) {
        return contacts == Math.max(1, mostContacts / LOOKS);
    }

    /** What was decided first, or what is known of all when nothing was. Both in the order of arrival. */
    Judged first(List<KneeContact> first, List<KneeContact> since) {
        for (int contacts = 1; contacts < since.size(); contacts++) {
            if (look(contacts)) {
                Judged judged = judge(first, since.subList(0, contacts));
                if (judged.state() != Finding.State.INCONCLUSIVE) {
                    return judged;
                }
            }
        }
        return judge(first, since);
    }

    /** One look. */
    Judged judge(List<KneeContact> first, List<KneeContact> since) {
        List<KneeContact> before = first.stream().filter(KneeContact::valid).toList();
        List<KneeContact> after = since.stream().filter(KneeContact::valid).toList();
        List<OnStep> objectives = steps.judge(after);
        List<Shift> against = Shifts.corrected(List.of(Shifts.between(before, after, objectives)), LOOKS)
                .get(0);
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < slos.size(); i++) {
            boolean close = close(slos.get(i), Batches.of(before, i), Batches.of(after, i));
            fates.add(fate(objectives.get(i), against.get(i), close));
        }
        return new Judged(since.size(), objectives, List.copyOf(fates), against);
    }

    /** Whether half of what the target allows to go wrong is more than has been lost. */
    private boolean close(Slo slo, Batches before, Batches after) {
        double margin = (1 - slo.target().doubleValue()) / 2;
        Interval difference =
                Newcombe.difference(after.good(), after.n(), before.good(), before.n(), 2 * levels.met(slo));
        return difference.lower() > -margin;
    }

    private static Fate fate(OnStep objective, Shift against, boolean close) {
        if (worse(against)) {
            return Fate.LOST;
        }
        if (close) {
            return Fate.AS_BEFORE;
        }
        return switch (objective.state()) {
            case BREACHED -> Fate.LOST;
            case MET -> Fate.MET_AGAIN;
            case INCONCLUSIVE -> Fate.UNDECIDED;
        };
    }

    /** Clearly less than before. Of the latency it says nothing: what takes a little longer than before may still be quick. */
    static boolean worse(Shift shift) {
        return shift.clear() && shift.difference() < 0 && !shift.what().equals(Shifts.LATENCY);
    }
}
