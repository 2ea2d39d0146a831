package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.wording.Phrase;
import dev.clamor.scenario.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a customer talks of facts: gives, volunteers, stays vague, does not know, corrects. */
final class FactTalk {
    /** Raises the chance of volunteering in an opening, where people explain themselves. */
    private static final double OPENING_FACTOR = 1.5;

    private static final int MOST_ANSWERED = 5;

    private final Customer customer;
    private final Dice dice;
    private final FactSheet sheet;
    private final Speaker speaker;

    FactTalk(Customer customer, Dice dice, FactSheet sheet, Speaker speaker) {
        this.customer = customer;
        this.dice = dice;
        this.sheet = sheet;
        this.speaker = speaker;
    }

    /** Clauses and the values stated in them. */
    record Stated(List<String> clauses, Map<String, String> facts) {
        Stated() {
            this(new ArrayList<>(4), new TreeMap<>());
        }

        String text() {
            return Sentences.list(clauses);
        }
    }

    /** What is volunteered with an opening. */
    Stated withOpening(Goal goal, int turn) {
        Stated stated = new Stated();
        volunteer(stated, goal, turn, OPENING_FACTOR);
        return stated;
    }

    /** Answers a question for facts, by their names on the wire. */
    Move answer(Goal goal, List<String> asked, String why, int turn) {
        Stated stated = new Stated();
        String vague = "";
        String unknown = "";
        int aim = speaker.aim(turn, false);
        for (String name : asked.subList(0, Math.min(MOST_ANSWERED, asked.size()))) {
            int position = sheet.position(name);
            if (position < 0 || !sheet.given(position) && !sheet.canGive(position, turn)) {
                unknown = doesNotKnow(position < 0 ? name : sheet.fact(position).name(), turn, aim);
            } else if (sheet.given(position) || sheet.putsClearly(position, clarity(), turn)) {
                state(stated, position, turn, aim);
            } else {
                vague = speaker.pick(sheet.fact(position).vague(), turn, DrawIndex.STATEMENT + position, aim);
            }
        }
        volunteer(stated, goal, turn, 1);
        String text = Sentences.join(Sentences.join(stated.text(), vague), unknown);
        if (!stated.facts().isEmpty()) {
            return Move.statement(CustomerAct.INFORM, goal.id(), why, text, stated.facts());
        }
        return vague.isEmpty()
                ? Move.plain(CustomerAct.DONT_KNOW, goal.id(), "inform:unknown", text)
                : Move.plain(CustomerAct.INFORM, goal.id(), "inform:vague", text);
    }

    /** The names of the goal's facts not given yet; only those that the customer knows, if so wanted. */
    List<String> missing(Goal goal, boolean onlyKnown) {
        List<String> names = new ArrayList<>();
        for (int position : sheet.missing(goal)) {
            if (!onlyKnown || sheet.known(position)) {
                names.add(sheet.fact(position).name());
            }
        }
        return names;
    }

    /** One fact stated: the next not given that the customer knows, else the first given; nothing if there is none. */
    Stated oneMore(Goal goal, int turn) {
        Stated stated = new Stated();
        List<Integer> given = sheet.givenFor(goal);
        int aim = speaker.aim(turn, false);
        for (int position : sheet.missing(goal)) {
            if (sheet.known(position)) {
                state(stated, position, turn, aim);
                return stated;
            }
        }
        if (!given.isEmpty()) {
            state(stated, given.get(0), turn, aim);
        }
        return stated;
    }

    /** These facts stated, as far as they have been given before. */
    Stated again(List<String> names, int turn) {
        Stated stated = new Stated();
        int aim = speaker.aim(turn, false);
        for (String name : names.subList(0, Math.min(MOST_ANSWERED, names.size()))) {
            int position = sheet.position(name);
            if (position >= 0 && sheet.given(position)) {
                state(stated, position, turn, aim);
            }
        }
        return stated;
    }

    /** Replaces a given fact of the goal by another value; null if none was given or the draw falls on the same value. */
    @Nullable Move revise(Goal goal, String why, int turn) {
        List<Integer> given = sheet.givenFor(goal);
        if (given.isEmpty()) {
            return null;
        }
        int position = given.get(dice.index(given.size(), Purpose.DECISION, turn, DrawIndex.REVISED_FACT));
        String value = sheet.otherValue(position);
        if (value.equals(sheet.value(position))) {
            return null;
        }
        sheet.replace(position, value);
        int aim = speaker.aim(turn, false);
        Stated stated = new Stated();
        state(stated, position, turn, aim);
        String text = speaker.phrase(Phrase.REVISION, turn, DrawIndex.PHRASE, aim)
                .replace("{statement}", stated.text());
        return Move.statement(CustomerAct.REVISE, goal.id(), why, text, stated.facts())
                .revising(sheet.fact(position).name());
    }

    /** The template with the values it names, which are thereby given. */
    String fill(String template, Map<String, String> facts) {
        String text = template;
        for (int from = text.indexOf('{'); from >= 0; from = text.indexOf('{', from + 1)) {
            int to = text.indexOf('}', from);
            int position = to < 0 ? -1 : sheet.position(text.substring(from + 1, to));
            if (position >= 0) {
                sheet.give(position);
                facts.put(sheet.fact(position).name(), sheet.value(position));
                text = text.substring(0, from) + sheet.value(position) + text.substring(to + 1);
            }
        }
        return text;
    }

    private void volunteer(Stated stated, Goal goal, int turn, double factor) {
        double probability = Math.min(0.95, clarity() * customer.verbosity() * factor);
        int aim = speaker.aim(turn, false);
        for (int position : sheet.missing(goal)) {
            if (sheet.known(position)
                    && dice.chance(probability, Purpose.DECISION, turn, DrawIndex.VOLUNTEER + position)) {
                state(stated, position, turn, aim);
            }
        }
    }

    private void state(Stated stated, int position, int turn, int aim) {
        sheet.give(position);
        String name = sheet.fact(position).name();
        if (stated.facts().put(name, sheet.value(position)) == null) {
            stated.clauses().add(speaker.state(sheet.fact(position), sheet.value(position), position, turn, aim));
        }
    }

    private String doesNotKnow(String name, int turn, int aim) {
        return speaker.phrase(Phrase.DONT_KNOW, turn, DrawIndex.PHRASE, aim).replace("{fact}", name.replace('_', ' '));
    }

    private double clarity() {
        return customer.persona().knowledge().clarity();
    }
}
