package dev.clamor.document;

import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}} in the values of a file (never in its keys) and remembers what was filled in, so that it can be
 * hidden wherever it would be shown. <code>$${</code> stands for a plain <code>${</code>.
 */
public final class Placeholders {
    private static final String HIDDEN = "***";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([^{}]*)}");

    private final Function<String, Optional<String>> values;
    private final TreeSet<String> filled =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** @param values the value of a name; empty if there is none */
    public Placeholders(Function<String, Optional<String>> values) {
        this.values = values;
    }

    /** With every value filled in so far replaced by {@code ***}, longest first. */
    public String hide(String text) {
        String hidden = text;
        for (String value : filled) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return hidden;
    }

    /** The text filled; a name without a value stays as it is and is handed to {@code missing}. */
    String fill(String text, Consumer<String> missing) {
        if (text.indexOf("${") < 0) {
            return text;
        }
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(whole, Matcher.quoteReplacement(value(matcher, missing)));
        }
        return matcher.appendTail(whole).toString();
    }

    private String value(Matcher placeholder, Consumer<String> missing) {
        String name = placeholder.group(1);
        if (name == null) {
            return "${";
        }
        Optional<String> value = values.apply(name);
        if (value.isEmpty()) {
            missing.accept(name);
            return placeholder.group();
        }
        if (!value.get().isEmpty()) {
            filled.add(value.get());
        }
        return value.get();
    }

    /** How many values were filled in; never the values. */
    @Override
    public String toString() {
        return filled.size() + " values";
    }
}
