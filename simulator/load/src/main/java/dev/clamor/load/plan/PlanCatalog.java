package dev.clamor.load.plan;

import dev.clamor.document.Problems;
import java.util.Optional;

/** Reads plan files, and those that come with Clamor. */
public final class PlanCatalog {
    private PlanCatalog() {}

    /** Reads one file; empty when it has problems, which are recorded. */
    public static Optional<RunPlan> read(String file, String text, Problems problems) {
        throw new UnsupportedOperationException("load");
    }

    /** The text of a packaged plan, for example {@code storm}. */
    public static Optional<String> packagedText(String name) {
        throw new UnsupportedOperationException("load");
    }

    /** Names of the packaged plans, sorted. */
    public static java.util.List<String> packagedNames() {
        throw new UnsupportedOperationException("load");
    }
}
