package dev.clamor.scenario.catalog;

import dev.clamor.document.Problems;
import dev.clamor.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/** Reads scenario files, and those that come with Clamor. */
public final class ScenarioCatalog {
    private ScenarioCatalog() {}

    /** Reads one file; empty when it has problems, which are recorded. */
    public static Optional<Scenario> read(String file, String text, Problems problems) {
        throw new UnsupportedOperationException("H2");
    }

    /** The packaged scenarios, sorted by id. */
    public static List<Scenario> packaged() {
        throw new UnsupportedOperationException("H2");
    }

    /** The text of a packaged scenario's file. */
    public static Optional<String> packagedText(String id) {
        throw new UnsupportedOperationException("H2");
    }
}
