package dev.clamor.engine.dialogue;

import dev.clamor.persona.Purpose;
import dev.clamor.scenario.Fact;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What a customer knows of the facts of one contact and has said so far. Facts are named by their position. */
final class FactSheet {
    /** A customer who has twice said not to know a fact and is asked again finds it with this probability. */
    private static final double FINDS = 0.7;

    private static final int DENIALS_BEFORE_SEARCH = 2;

    private final Scenario scenario;
    private final Dice dice;
    private final boolean[] known;
    private final boolean[] given;
    private final int[] mentions;
    private final int[] denials;
    private FactValues values;
    private int revisions;

    FactSheet(Scenario scenario, FactValues values, Dice dice, double probabilityKnown) {
        int size = scenario.facts().size();
        this.scenario = scenario;
        this.values = values;
        this.dice = dice;
        this.known = new boolean[size];
        this.given = new boolean[size];
        this.mentions = new int[size];
        this.denials = new int[size];
        for (int i = 0; i < size; i++) {
            known[i] = scenario.facts().get(i).own()
                    || dice.chance(probabilityKnown, Purpose.TRAIT, 0, DrawIndex.KNOWN + i);
        }
    }

    FactValues values() {
        return values;
    }

    Fact fact(int position) {
        return scenario.facts().get(position);
    }

    String value(int position) {
        return values.get(fact(position).name());
    }

    /** Position of the fact with this name or synonym; -1 if there is none. */
    int position(String name) {
        List<Fact> facts = scenario.facts();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        for (int i = 0; i < facts.size(); i++) {
            for (String synonym : facts.get(i).synonyms()) {
                if (synonym.equalsIgnoreCase(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    boolean known(int position) {
        return known[position];
    }

    boolean given(int position) {
        return given[position];
    }

    /** Facts that the goal needs and that have not been given, known or not, in the goal's order. */
    List<Integer> missing(Goal goal) {
        List<Integer> missing = new ArrayList<>(goal.needs().size());
        for (String need : goal.needs()) {
            int position = position(need);
            if (position >= 0 && !given[position]) {
                missing.add(position);
            }
        }
        return missing;
    }

    /** Facts that the goal needs and that have been given. */
    List<Integer> givenFor(Goal goal) {
        List<Integer> facts = new ArrayList<>(goal.needs().size());
        for (String need : goal.needs()) {
            int position = position(need);
            if (position >= 0 && given[position]) {
                facts.add(position);
            }
        }
        return facts;
    }

    /** Whether the fact is put clearly in this turn: always from the second mention on, or if there is no vague way. */
    boolean putsClearly(int position, double clarity, int turn) {
        boolean again = mentions[position]++ > 0 || fact(position).vague().isEmpty();
        return again || dice.chance(clarity, Purpose.DECISION, turn, DrawIndex.CLEAR + position);
    }

    /** Whether the customer, asked for the fact, can give it; looking it up counts. */
    boolean canGive(int position, int turn) {
        if (!known[position] && denials[position] >= DENIALS_BEFORE_SEARCH) {
            known[position] = dice.chance(FINDS, Purpose.DECISION, turn, DrawIndex.FIND + position);
        }
        if (!known[position]) {
            denials[position]++;
        }
        return known[position];
    }

    void give(int position) {
        known[position] = true;
        given[position] = true;
    }

    /** Another value for the fact, drawn afresh; the value held now if the draw falls on the same. */
    String otherValue(int position) {
        revisions++;
        return FactValues.draw(scenario, dice.streams(), dice.contact(), revisions)
                .get(fact(position).name());
    }

    void replace(int position, String value) {
        values = values.with(fact(position).name(), value);
    }
}
