package dev.clamor.benchmarks;

import dev.clamor.conversation.RunEvent;

/** What the runs of benchmarks are held to. */
final class RunEnd {
    private RunEnd() {}

    /** The slowest may be cut off at the end of the run, after what is measured. */
    static void check(RunEvent.RunEnded end) {
        boolean whole = end.reason() == RunEvent.EndReason.COMPLETED || end.reason() == RunEvent.EndReason.DRAIN_LIMIT;
        if (!whole || end.closed() != end.planned() || end.harnessFaults() > 0) {
            throw new IllegalStateException("run: expected every contact to be carried to an end. Found: " + end);
        }
    }
}
