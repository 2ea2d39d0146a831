package dev.clamor.engine.dialogue;

import dev.clamor.persona.Purpose;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import java.util.Arrays;
import java.util.List;

/**
 * The goals of a contact. The customer comes with a planned number of them, the main one first; others of the scenario
 * are opened only on a change of mind. Goals are named by their position in the scenario.
 */
final class Agenda {
    private final List<Goal> goals;
    private final Status[] status;
    private final Wordings[] wordings;
    private final int planned;
    private int current;

    private enum Status {
        UNOPENED,
        OPEN,
        PARKED,
        DROPPED,
        SETTLED
    }

    Agenda(Scenario scenario, double meanGoals, Dice dice) {
        goals = scenario.goals();
        status = new Status[goals.size()];
        Arrays.fill(status, Status.UNOPENED);
        wordings = new Wordings[goals.size()];
        planned = 1 + extraGoals(meanGoals - 1, goals.size() - 1, dice);
    }

    /** Poisson with this mean, by inversion, at most {@code most}. */
    private static int extraGoals(double mean, int most, Dice dice) {
        if (mean <= 0 || most <= 0) {
            return 0;
        }
        double u = dice.uniform(Purpose.GOAL, 0, DrawIndex.GOAL_COUNT);
        double term = StrictMath.exp(-mean);
        double cumulative = term;
        int count = 0;
        while (u > cumulative && count < most) {
            count++;
            term *= mean / count;
            cumulative += term;
        }
        return count;
    }

    Goal goal() {
        return goals.get(current);
    }

    /** How the wordings of the current goal have been used. */
    Wordings wordings() {
        Wordings used = wordings[current];
        if (used == null) {
            used = new Wordings(goal().openings());
            wordings[current] = used;
        }
        return used;
    }

    void open(int position) {
        current = position;
        status[position] = Status.OPEN;
    }

    /** The goal with this id needs nothing more; the current one if the id is unknown. */
    void settle(String goal) {
        status[position(goal)] = Status.SETTLED;
    }

    boolean isSettled() {
        return status[current] == Status.SETTLED;
    }

    boolean isParked(int position) {
        return status[position] == Status.PARKED;
    }

    /** The current goal is taken up again. */
    void reopen() {
        status[current] = Status.OPEN;
    }

    /** Puts the current goal off, unless it is settled. */
    void parkIfOpen() {
        if (status[current] == Status.OPEN) {
            status[current] = Status.PARKED;
        }
    }

    /** Gives the current goal up for another. */
    void drop() {
        status[current] = Status.DROPPED;
    }

    boolean isDropped(String goal) {
        return status[position(goal)] == Status.DROPPED;
    }

    private int position(String goal) {
        for (int i = 0; i < goals.size(); i++) {
            if (goals.get(i).id().equals(goal)) {
                return i;
            }
        }
        return current;
    }

    /** What comes after a settled goal: a parked one, else a planned one, else nothing (-1). */
    int next() {
        for (int i = 0; i < status.length; i++) {
            if (status[i] == Status.PARKED) {
                return i;
            }
        }
        for (int i = 0; i < planned; i++) {
            if (status[i] == Status.UNOPENED) {
                return i;
            }
        }
        return -1;
    }

    /** A goal not opened yet, planned or not, at quantile {@code u}; -1 if there is none. */
    int unopened(double u) {
        int count = 0;
        for (Status each : status) {
            count += each == Status.UNOPENED ? 1 : 0;
        }
        int wanted = (int) (u * count);
        for (int i = 0; i < status.length; i++) {
            if (status[i] == Status.UNOPENED && wanted-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The last group and wording used by each goal, so that repeated questions use new words until all were used. */
    static final class Wordings {
        private final List<List<String>> groups;
        private int group = -1;
        private int first;
        private int used;

        Wordings(List<List<String>> groups) {
            this.groups = groups;
        }

        boolean started() {
            return group >= 0;
        }

        /** Begins with this wording of this group. */
        void start(int chosenGroup, int chosenWording) {
            group = chosenGroup;
            first = chosenWording;
            used = 0;
        }

        /** The next wording of the group; the first again after the last. */
        void advance() {
            used++;
        }

        /** Number of the wording over all groups. */
        int index() {
            int before = 0;
            for (int i = 0; i < group; i++) {
                before += groups.get(i).size();
            }
            return before + inGroup();
        }

        String text() {
            return groups.get(group).get(inGroup());
        }

        private int inGroup() {
            return (first + used) % groups.get(group).size();
        }
    }
}
