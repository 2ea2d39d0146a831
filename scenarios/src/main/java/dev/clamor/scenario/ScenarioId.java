package dev.clamor.scenario;

/** The name of a scenario, in lower case with underscores: {@code telecom_billing_dispute}. */
public record ScenarioId(String value) implements Comparable<ScenarioId> {
    private static final int MAX_LENGTH = 80;

    /** Checks the spelling. */
    public ScenarioId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "scenario id: expected lower-case letters, digits and _. Found: " + value);
        }
    }

    /** Whether {@code text} could be an id. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }

    @Override
    public int compareTo(ScenarioId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
