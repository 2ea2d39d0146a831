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
