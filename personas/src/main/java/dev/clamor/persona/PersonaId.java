package dev.clamor.persona;

/** The name of a persona, in lower case with underscores: {@code rushed_commuter}. */
public record PersonaId(String value) implements Comparable<PersonaId> {
    private static final int MAX_LENGTH = 60;

    /** Checks the spelling. */
    public PersonaId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "persona id: expected lower-case letters, digits and _. Found: " + value);
        }
    }

    /** Whether {@code text} could be an id. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }

    @Override
    public int compareTo(PersonaId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
