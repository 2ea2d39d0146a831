package dev.clamor.scenario;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The facts of one contact.
 *
 * @param values value by fact name, as a customer would write it
 */
public record FactValues(SortedMap<String, String> values) {

    /** Draws the facts of a contact: stream FACT, turn = position of the fact, so that adding a fact changes no other. */
    public static FactValues draw(Scenario scenario, RandomStreams streams, long contact) {
        return draw(scenario, streams, contact, 0);
    }

    /** Other values for the same facts, for customers who correct themselves; {@code version} from 1. */
    public static FactValues draw(Scenario scenario, RandomStreams streams, long contact, int version) {
        TreeMap<String, String> values = new TreeMap<>();
        List<Fact> facts = scenario.facts();
        for (int i = 0; i < facts.size(); i++) {
            values.put(facts.get(i).name(), value(facts.get(i).sampler(), streams, contact, i | version << 8));
        }
        return new FactValues(values);
    }

    /** The value of a fact; empty text if there is no such fact. */
    public String get(String fact) {
        return values.getOrDefault(fact, "");
    }

    /** The value as a number, if it is one. */
    public OptionalDouble number(String fact) {
        try {
            return OptionalDouble.of(Double.parseDouble(get(fact)));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The same facts with one replaced. */
    public FactValues with(String fact, String value) {
        TreeMap<String, String> changed = new TreeMap<>(values);
        changed.put(fact, value);
        return new FactValues(changed);
    }

    /** The right ending of a goal with these values. */
    public Goal.Right right(Goal goal) {
        if (goal.limit().isEmpty()) {
            return goal.right();
        }
        Threshold limit = goal.limit().get();
        OptionalDouble number = number(limit.fact());
        if (number.isEmpty() || number.getAsDouble() <= limit.above()) {
            return goal.right();
        }
        return limit.effect() == Threshold.Effect.ESCALATE ? Goal.Right.ESCALATE : Goal.Right.REFUSE;
    }

    /** The text with every {@code {fact}} replaced by its value; other braces stay as they are. */
    public String fill(String template) {
        int open = template.indexOf('{');
        if (open < 0) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 16);
        int copied = 0;
        while (open >= 0) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String value = values.get(template.substring(open + 1, close));
            if (value != null) {
                text.append(template, copied, open).append(value);
                copied = close + 1;
            }
            open = template.indexOf('{', open + 1);
        }
        return text.append(template, copied, template.length()).toString();
    }

    private static String value(Sampler sampler, RandomStreams streams, long contact, int turn) {
        if (sampler instanceof Sampler.Pick pick) {
            return pick.values().get(streams.index(pick.values().size(), contact, Purpose.FACT, turn, 0));
        }
        if (sampler instanceof Sampler.Number number) {
            int steps = (int) Math.round((number.most() - number.least()) / number.step()) + 1;
            double drawn = number.least() + number.step() * streams.index(steps, contact, Purpose.FACT, turn, 0);
            return String.format(Locale.ROOT, "%." + number.decimals() + "f", drawn);
        }
        if (sampler instanceof Sampler.Day day) {
            LocalDate first = LocalDate.parse(day.first());
            int days = (int) ChronoUnit.DAYS.between(first, LocalDate.parse(day.last())) + 1;
            return first.plusDays(streams.index(days, contact, Purpose.FACT, turn, 0))
                    .toString();
        }
        String pattern = ((Sampler.Pattern) sampler).pattern();
        StringBuilder text = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '#') {
                text.append((char) ('0' + streams.index(10, contact, Purpose.FACT, turn, i)));
            } else if (c == '@') {
                text.append("0123456789ABCDEF".charAt(streams.index(16, contact, Purpose.FACT, turn, i)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
