package dev.clamor.benchmarks;

import dev.clamor.conversation.RunEvent;
import dev.clamor.results.archive.Manifest;
import java.util.List;
import java.util.TreeMap;

/** What the runs of benchmarks write down and are held to. */
final class RunFolder {
    private RunFolder() {}

    static void check(RunEvent.RunEnded end) {
        if (end.reason() != RunEvent.EndReason.COMPLETED || end.closed() != end.planned() || end.harnessFaults() > 0) {
            throw new IllegalStateException("run: expected every contact to be carried to its end. Found: " + end);
        }
    }

    static Manifest manifest() {
        Manifest.Source none = new Manifest.Source("benchmark", "");
        return new Manifest(
                1,
                "benchmark",
                "benchmark",
                "",
                "",
                Suite.STREAMS.seed(),
                none,
                none,
                List.of(),
                List.of(),
                "",
                new Manifest.Agent("constant", "", "native", ""),
                Suite.HASTE,
                0,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }
}
