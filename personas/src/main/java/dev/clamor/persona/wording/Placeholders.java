package dev.clamor.persona.wording;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names in braces a phrase of each kind must or may contain. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private Placeholders() {}

    /** What was expected of the placeholders of a phrase; empty when they are as they should be. */
    static Optional<String> problem(Phrase kind, String phrase) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(phrase);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        Optional<String> required = required(kind);
        Set<String> allowed = new TreeSet<>(optional(kind));
        required.ifPresent(allowed::add);
        if (required.isPresent() && !found.contains(required.get())) {
            return Optional.of("a phrase with {" + required.get() + "} in it");
        }
        String rest = matcher.replaceAll("");
        if (!allowed.containsAll(found) || rest.contains("{") || rest.contains("}")) {
            return Optional.of(
                    allowed.isEmpty()
                            ? "a phrase without braces"
                            : "no braces but {" + String.join("}, {", allowed) + "}");
        }
        return Optional.empty();
    }

    private static Optional<String> required(Phrase kind) {
        return switch (kind) {
            case REVISION, ACCOMMODATE -> Optional.of("statement");
            case CHANGE_INTENT, DOUBLE_CHECK -> Optional.of("opening");
            default -> Optional.empty();
        };
    }

    private static Set<String> optional(Phrase kind) {
        return switch (kind) {
            case DONT_KNOW -> Set.of("fact");
            case MOVED -> Set.of("before");
            default -> Set.of();
        };
    }
}
