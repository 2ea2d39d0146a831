package dev.clamor.document;

import java.util.List;
import java.util.stream.Collectors;

/** One or more files are not as they should be; carries every problem found. The command line answers with exit code 2. */
public final class InvalidDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Creates the exception; the message has one line per problem. */
    public InvalidDocumentException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}
