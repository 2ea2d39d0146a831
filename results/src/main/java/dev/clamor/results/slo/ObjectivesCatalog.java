package dev.clamor.results.slo;

import dev.clamor.document.Problems;
import java.util.Optional;

/** Reads objectives files, and the one that comes with Clamor. */
public final class ObjectivesCatalog {
    private ObjectivesCatalog() {}

    /** Reads one file; empty when it has problems, which are recorded. */
    public static Optional<Objectives> read(String file, String text, Problems problems) {
        throw new UnsupportedOperationException("results");
    }

    /** Text of the packaged objectives. */
    public static String packagedText() {
        throw new UnsupportedOperationException("results");
    }
}
