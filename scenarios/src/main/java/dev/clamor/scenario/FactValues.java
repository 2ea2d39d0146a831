package dev.clamor.scenario;

import dev.clamor.conversation.ContactId;
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
    private static final String DIGITS = "0123456789ABCDEF";
    private static final int MOST_PLAIN = 15;

    /** Draws the facts of a contact: stream FACT, turn = position of the fact, so that adding a fact changes no other. */
    public static FactValues draw(Scenario scenario, RandomStreams streams, long contact) {
        return draw(scenario, streams, contact, 0);
    }

    /** Other values for the same facts, for customers who correct themselves; {@code version} from 1. */
    public static FactValues draw(Scenario scenario, RandomStreams streams, long contact, int version) {
        TreeMap<String, String> values = new TreeMap<>();
        List<Fact> facts = scenario.facts();
        for (int i = 0; i < facts.size(); i++) {
            Sampler sampler = facts.get(i).sampler();
            String value = sampler instanceof Sampler.Pattern pattern
                    ? identifier(pattern.pattern(), rank(facts, i), streams, contact, i | version << 8)
                    : value(sampler, streams, contact, i | version << 8);
            values.put(facts.get(i).name(), value);
        }
        return new FactValues(values);
    }

    /** The value of a fact; empty text if there is no such fact. */
    public String get(String fact) {
        return values.getOrDefault(fact, "");
    }

    /** The value as a number, if it is one. */
    public OptionalDouble number(String fact) {
        String text = get(fact);
        double plain = plainDecimal(text);
        if (plain >= 0) {
            return OptionalDouble.of(plain);
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /**
     * Up to 15 digits with a decimal point among them, or -1 for anything else: whole number and power of ten are exact, so
     * their quotient is the nearest double (Clinger, "How to read floating point numbers accurately", PLDI 1990).
     */
    private static double plainDecimal(String text) {
        long digits = 0;
        long scale = 1;
        boolean point = false;
        if (text.isEmpty() || text.length() > MOST_PLAIN) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && i > 0) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
                scale *= point ? 10 : 1;
            } else {
                return -1;
            }
        }
        return (double) digits / scale;
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
        Sampler.Day day = (Sampler.Day) sampler;
        LocalDate first = LocalDate.parse(day.first());
        int days = (int) ChronoUnit.DAYS.between(first, LocalDate.parse(day.last())) + 1;
        return first.plusDays(streams.index(days, contact, Purpose.FACT, turn, 0))
                .toString();
    }

    /** How many facts before this one have the same pattern. */
    private static int rank(List<Fact> facts, int position) {
        Sampler own = facts.get(position).sampler();
        int rank = 0;
        for (int i = 0; i < position; i++) {
            rank += facts.get(i).sampler().equals(own) ? 1 : 0;
        }
        return rank;
    }

    /**
     * Patterns are identifiers: contacts whose arrivals are fewer apart than the pattern has values have different ones, so
     * that a value tells whose it is.
     */
    private static String identifier(String pattern, int rank, RandomStreams streams, long contact, int turn) {
        long size = 1;
        for (int i = 0; i < pattern.length() && size <= Shuffle.MOST; i++) {
            size *= choices(pattern.charAt(i));
        }
        if (size > Shuffle.MOST) {
            return independent(pattern, streams, contact, turn);
        }
        int version = turn >>> 8;
        int key = 31 * (31 * pattern.hashCode() + version) + rank;
        long left = new Shuffle(streams, key, size).at(new ContactId(contact).arrival());
        char[] text = pattern.toCharArray();
        for (int i = text.length - 1; i >= 0; i--) {
            int choices = choices(text[i]);
            if (choices > 1) {
                text[i] = DIGITS.charAt((int) (left % choices));
                left /= choices;
            }
        }
        return new String(text);
    }

    private static String independent(String pattern, RandomStreams streams, long contact, int turn) {
        char[] text = pattern.toCharArray();
        for (int i = 0; i < text.length; i++) {
            int choices = choices(text[i]);
            if (choices > 1) {
                text[i] = DIGITS.charAt(streams.index(choices, contact, Purpose.FACT, turn, i));
            }
        }
        return new String(text);
    }

    private static int choices(char c) {
        return c == '#' ? 10 : c == '@' ? 16 : 1;
    }
}
