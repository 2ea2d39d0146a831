package dev.clamor.referenceagent;

import java.util.List;

/** A declared behaviour that cannot be; carries every problem found, not only the first. */
public final class InvalidBehaviourException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Complaint> complaints;
    private final transient List<String> problems;

    /**
     * One thing wrong with a behaviour.
     *
     * @param key dotted path of the key, for example {@code pressure.rates.leak}; empty for the whole file
     * @param expected what was expected
     * @param found what stood there instead
     * @param known the keys that could stand there, where {@code key} is none of them; else empty
     */
    public record Complaint(String key, String expected, String found, List<String> known) {
        Complaint(String key, String expected, String found) {
            this(key, expected, found, List.of());
        }

        private String in(String where) {
            String at = where + (where.isEmpty() || key.isEmpty() ? "" : ", ") + key;
            return at + ": " + expected + " was expected. Found: " + found;
        }
    }

    /** @param where what to call the file in messages; empty where there is none */
    InvalidBehaviourException(String where, List<Complaint> complaints) {
        super(String.join(System.lineSeparator(), texts(where, complaints)));
        this.complaints = List.copyOf(complaints);
        this.problems = texts(where, complaints);
    }

    private static List<String> texts(String where, List<Complaint> complaints) {
        return complaints.stream().map(complaint -> complaint.in(where)).toList();
    }

    /** The problems in their parts. */
    public List<Complaint> complaints() {
        return complaints;
    }

    /** The problems, each as "where: what was expected. Found: what." */
    public List<String> problems() {
        return problems;
    }
}
