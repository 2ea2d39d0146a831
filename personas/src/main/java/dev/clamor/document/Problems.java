package dev.clamor.document;

import java.util.ArrayList;
import java.util.List;

/** Collects every problem of every file read, so that they can be reported together. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Adds one problem. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Adds one problem from its parts; see {@link Problem}. */
    public void add(String file, int line, String key, String expected, String foundText) {
        add(new Problem(file, line, key, expected, foundText));
    }

    /** Adds one problem from its parts; see {@link Problem}. */
    public void add(String file, Position at, String key, String expected, String foundText) {
        add(new Problem(file, at, key, expected, foundText));
    }

    /** Gives every problem of this file that has a key, but no place, the place of that key in the file's text. */
    public void locate(String file, String text) {
        Document.parse(file, text, new Problems())
                .ifPresent(top -> found.replaceAll(problem -> {
                    boolean lost = problem.file().equals(file)
                            && problem.at().equals(Position.FILE)
                            && !problem.key().isEmpty();
                    return lost
                            ? new Problem(
                                    file, top.locate(problem.key()), problem.key(), problem.expected(), problem.found())
                            : problem;
                }));
    }

    /** All problems so far, in the order in which they were found. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return found.isEmpty();
    }

    /** Throws {@link InvalidDocumentException} with all problems unless there are none. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidDocumentException(all());
        }
    }
}
