package dev.clamor.results.knee;

import dev.clamor.results.slo.Slo;

/**
 * How sure each statement on a step must be, so that all of a search together err with at most the chance that an objective
 * allows one statement.
 *
 * <p>A step may be looked at {@value #LOOKS} times before it ends: after an eighth, a quarter and half of its most contacts,
 * and at its end. Whatever is then said is said of one of as many possible sets of contacts, and of one of at most so many
 * steps, so each is given alpha / (looks x steps) (Bonferroni). That a step breaks may be said of any of the objectives,
 * which divides its alpha once more; that it holds is said of all of them at once, which needs no division.
 *
 * @param steps of the search at most
 * @param objectives that decide
 */
record KneeLevels(int steps, int objectives) {
    static final int LOOKS = 4;

    /** Chance of error of "this objective is met on this step". */
    double met(Slo slo) {
        return (1 - slo.confidence()) / (LOOKS * steps);
    }

    /** Chance of error of "this objective is breached on this step". */
    double breached(Slo slo) {
        return met(slo) / objectives;
    }

    /** Whether a step of at most so many contacts is looked at after this one. */
    static boolean look(long contacts, long most) {
        for (int halvings = 1; halvings < LOOKS; halvings++) {
            if (contacts == Math.max(1, most >> halvings)) {
                return true;
            }
        }
        return false;
    }
}
