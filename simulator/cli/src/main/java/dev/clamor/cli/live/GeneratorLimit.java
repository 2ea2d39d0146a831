package dev.clamor.cli.live;

import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.results.archive.Manifest.HealthLimits;
import java.util.Locale;

/** Says of a health sample which limit the generator has passed; the same limits that hold a run after it. */
final class GeneratorLimit {
    private static final double MICROS_PER_MILLI = 1_000;

    private GeneratorLimit() {}

    /** A few words, empty while it keeps to all. */
    static String passed(HealthSampled sample, HealthLimits limits) {
        double lag = sample.lagP99Micros() / MICROS_PER_MILLI;
        double delay = sample.loopDelayMaxMicros() / MICROS_PER_MILLI;
        double gc = sample.gcMicros() / MICROS_PER_MILLI;
        if (sample.process().connectFailures() > limits.connectFailures()) {
            return "no connections left, " + sample.process().connectFailures() + " failed";
        }
        if (sample.process().files() > limits.openFiles()) {
            return "open files " + sample.process().files();
        }
        if (sample.process().waitingForSocket() > limits.waitingRequests()) {
            return sample.process().waitingForSocket() + " requests wait for a connection";
        }
        if (sample.logBacklog() > limits.logBacklog()) {
            return "log behind by " + sample.logBacklog() + " events";
        }
        if (gc > limits.gcMillisPerSecond()) {
            return millis("garbage collection", gc);
        }
        if (delay > limits.loopDelayMillis()) {
            return millis("timers late", delay);
        }
        return lag > limits.lagP99Millis() ? millis("schedule lag", lag) : "";
    }

    private static String millis(String what, double value) {
        return String.format(Locale.ROOT, "%s %.0f ms", what, value);
    }
}
