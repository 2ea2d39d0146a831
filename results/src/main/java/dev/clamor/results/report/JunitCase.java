package dev.clamor.results.report;

import java.util.Map;

/**
 * One test case of {@code junit.xml}.
 *
 * @param group what viewers fold it under
 * @param name unique within its group, for some viewers drop a second case of the same name
 * @param message the reason in one sentence
 * @param type what kind of failure or error it is
 * @param text more of the reason
 * @param properties figures for machines, in the order in which they are written
 */
record JunitCase(
        String group,
        String name,
        Outcome outcome,
        String message,
        String type,
        String text,
        Map<String, String> properties) {
    /** What viewers make of a case. */
    enum Outcome {
        PASSED,
        /** Shown as neither good nor bad; some viewers count it as passed. */
        SKIPPED,
        /** Judged, and bad. */
        FAILURE,
        /** Could not be judged. */
        ERROR
    }
}
