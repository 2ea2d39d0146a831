package dev.clamor.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the constants of an enum are spelled in files: in lower case, with dashes or underscores. */
final class Constants {
    private Constants() {}

    /** The constant that {@code text} spells. */
    static <E extends Enum<E>> Optional<E> parse(Class<E> type, String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(wanted))
                .findFirst();
    }

    /** Every spelling, in the order of the constants. */
    static <E extends Enum<E>> List<String> spelled(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** What a message expects of a constant. */
    static <E extends Enum<E>> String expected(Class<E> type) {
        return "one of " + String.join(", ", spelled(type));
    }
}
