package dev.clamor.cli.shelf;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of runs: {@code 20261121-074500-storm-42}; they sort by time. */
public final class RunIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunIds() {}

    public static String of(Instant start, String plan, long seed) {
        return TIME.format(start) + "-" + plan.replaceAll("[^A-Za-z0-9_.-]", "_") + "-" + seed;
    }

    /** For something that is no run: a name, and the time, so that an agent does not take it for the one before. */
    static String of(Instant start, String name) {
        return name + "-" + start.toEpochMilli();
    }

    /** The same as of now. */
    public static String now(String name) {
        return of(Clock.systemUTC().instant(), name);
    }

    /** Where runs are kept: {@code results/runs} of the checkout that the launcher names, else of the current folder. */
    public static Path home() {
        String checkout = System.getProperty("clamor.home", "");
        return Path.of(checkout).resolve("results").resolve("runs");
    }
}
