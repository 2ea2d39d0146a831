package dev.clamor.benchmarks;

import dev.clamor.conversation.RunEvent;

/** What the runs of benchmarks are held to. */
final class RunEnd {
    private RunEnd() {}

    static void check(RunEvent.RunEnded end) {
        if (end.reason() != RunEvent.EndReason.COMPLETED || end.closed() != end.planned() || end.harnessFaults() > 0) {
            throw new IllegalStateException("run: expected every contact to be carried to its end. Found: " + end);
        }
    }
}
