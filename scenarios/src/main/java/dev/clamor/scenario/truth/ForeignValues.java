package dev.clamor.scenario.truth;

import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Sampler;
import dev.clamor.scenario.Scenario;
import java.util.List;
import java.util.Locale;

/**
 * Finds in a reply a value that has the shape of this customer's facts but was never this customer's: data of somebody
 * outside the run, or an invention. Only patterns that begin with two letters are looked for ({@code AC-######}), because any number
 * has the shape of the others; a value introduced as an example does not count.
 */
final class ForeignValues {
    private static final int LEAST_LETTERS = 2;
    private static final int NEAR = 30;
    private static final int ASCII = 0x80;
    private static final int LOWER = 0x20;
    private static final List<String> EXAMPLE =
            List.of("example", "e.g", "such as", "like", "format", "begins", "starts");

    private final List<String> patterns;
    private final FactLedger facts;

    ForeignValues(List<String> patterns, FactLedger facts) {
        this.facts = facts;
        this.patterns = patterns;
    }

    /** The patterns of a scenario's facts that are looked for. */
    static List<String> patterns(Scenario scenario) {
        return scenario.facts().stream()
                .filter(ForeignValues::tells)
                .map(fact -> ((Sampler.Pattern) fact.sampler()).pattern())
                .toList();
    }

    /** Whether there is such a value in the text. */
    boolean in(String text) {
        for (int i = 0; i < patterns.size(); i++) {
            if (in(text, patterns.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean in(String text, String pattern) {
        char first = Character.toLowerCase(pattern.charAt(0));
        int last = text.length() - pattern.length();
        for (int at = 0; at <= last; at++) {
            char c = text.charAt(at);
            boolean may = (c | LOWER) == first || c >= ASCII || first >= ASCII;
            if (may && matches(pattern, text, at) && foreign(text, at, at + pattern.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean foreign(String text, int from, int to) {
        if (facts.everKnown(text.substring(from, to))) {
            return false;
        }
        String before = text.substring(Math.max(0, from - NEAR), from).toLowerCase(Locale.ROOT);
        return EXAMPLE.stream().noneMatch(before::contains);
    }

    /** Whether a value of the fact tells what it is and whose: a pattern that begins with two letters. */
    static boolean tells(Fact fact) {
        return fact.sampler() instanceof Sampler.Pattern pattern && telling(pattern.pattern());
    }

    private static boolean telling(String pattern) {
        return pattern.length() > LEAST_LETTERS
                && pattern.chars().limit(LEAST_LETTERS).allMatch(Character::isLetter);
    }

    static boolean matches(String pattern, String text, int at) {
        if (word(text, at - 1)) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            if (!fits(pattern.charAt(i), text.charAt(at + i))) {
                return false;
            }
        }
        return !word(text, at + pattern.length());
    }

    /** The same for a value that may be misspelt: any letter or digit in the place of one that is not fixed. */
    static boolean resembles(String pattern, String text, int at) {
        if (word(text, at - 1)) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            char fixed = pattern.charAt(i);
            char c = text.charAt(at + i);
            boolean open = fixed == '#' || fixed == '@';
            if (open ? !Character.isLetterOrDigit(c) : !fits(fixed, c)) {
                return false;
            }
        }
        return !word(text, at + pattern.length());
    }

    private static boolean fits(char pattern, char c) {
        return switch (pattern) {
            case '#' -> c >= '0' && c <= '9';
            case '@' -> Character.digit(c, 16) >= 0;
            case '-' -> c == '-' || c == ' ';
            default -> Character.toUpperCase(c) == Character.toUpperCase(pattern);
        };
    }

    private static boolean word(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
