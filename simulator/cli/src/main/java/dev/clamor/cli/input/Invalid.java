package dev.clamor.cli.input;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Nearest;
import dev.clamor.document.Problem;
import java.util.List;

/** What a user gave and cannot be taken, with one problem. */
public final class Invalid {
    private Invalid() {}

    /** @param where the option, parameter or file */
    public static InvalidDocumentException of(String where, String expected, String found) {
        return new InvalidDocumentException(List.of(new Problem(where, 0, "", expected, found)));
    }

    /**
     * A name that is none of those known, with the nearest of them.
     *
     * @param kind what it should name
     */
    public static InvalidDocumentException unknown(String kind, String name, List<String> known) {
        return of(kind, "one of " + String.join(", ", known), "\"" + name + "\"" + Nearest.hint(name, known));
    }
}
