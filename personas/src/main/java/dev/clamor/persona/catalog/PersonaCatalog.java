package dev.clamor.persona.catalog;

import dev.clamor.document.Problems;
import dev.clamor.persona.Persona;
import java.util.Optional;

/** Reads persona files, and the twelve that come with Clamor. */
public final class PersonaCatalog {
    private PersonaCatalog() {}

    /** Reads one file; empty when it has problems, which are recorded. */
    public static Optional<Persona> read(String file, String text, Problems problems) {
        throw new UnsupportedOperationException("H1");
    }

    /** The packaged personas, sorted by id. */
    public static java.util.List<Persona> packaged() {
        throw new UnsupportedOperationException("H1");
    }

    /** The text of a packaged persona's file. */
    public static Optional<String> packagedText(String id) {
        throw new UnsupportedOperationException("H1");
    }
}
