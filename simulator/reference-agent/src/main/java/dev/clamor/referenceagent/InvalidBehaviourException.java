package dev.clamor.referenceagent;

import java.util.List;

/** A declared behaviour that cannot be; carries every problem found, not only the first. */
public final class InvalidBehaviourException extends RuntimeException {
    private final List<String> problems;

    InvalidBehaviourException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, each as "where: what was expected. Found: what." */
    public List<String> problems() {
        return problems;
    }
}
