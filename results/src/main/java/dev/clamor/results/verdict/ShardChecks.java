package dev.clamor.results.verdict;

import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Sharding;
import dev.clamor.results.archive.Sharding.Part;
import dev.clamor.results.verdict.Verdict.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether the shards of a run are all there, and each of them was as good as a run by itself has to be. A share of
 * processors that is fine on the average of many machines may hide one that is overloaded.
 */
final class ShardChecks {
    /** A program that has just started is slow with its first contacts; the lag of judged ones has a limit of its own. */
    private static final double MOST_LATE_MILLIS = 5_000;

    private final Sharding sharding;
    private final Manifest.HealthLimits limits;

    private ShardChecks(Manifest manifest) {
        this.sharding = manifest.sharding();
        this.limits = manifest.limits();
    }

    /** Every check, in the order in which a reader should care; none for a run that one process sent. */
    static List<Check> of(Manifest manifest) {
        Sharding sharding = manifest.sharding();
        if (sharding.alone()) {
            return List.of(new Check(
                    CheckCode.SHARD_ALONE,
                    false,
                    "This is shard " + sharding.index() + " of " + sharding.count() + ": judge all together."));
        }
        return sharding.together() ? new ShardChecks(manifest).all() : List.of();
    }

    private List<Check> all() {
        return List.of(missing(), killed(), late(), cpu(), clocks());
    }

    private Check missing() {
        List<Integer> there = sharding.parts().stream().map(Part::index).toList();
        List<Integer> missing = IntStream.range(0, sharding.count())
                .boxed()
                .filter(index -> !there.contains(index))
                .toList();
        long contacts = missing.stream().mapToLong(sharding::share).sum();
        String lost = sharding.seats() == 0
                ? " planned contacts have no log, and count as not begun."
                : " seats have no log, and nothing is known of their contacts.";
        return new Check(
                CheckCode.SHARD_MISSING,
                missing.isEmpty(),
                missing.isEmpty()
                        ? "All " + sharding.count() + " shards are there."
                        : "Missing of " + sharding.count() + ": " + named(missing) + ". " + Words.count(contacts)
                                + lost);
    }

    private Check killed() {
        List<String> killed = new ArrayList<>();
        for (Part part : sharding.parts()) {
            if (part.end().isEmpty()) {
                String begun = sharding.seats() == 0 ? " of its " + Words.count(part.planned()) : "";
                killed.add("shard " + part.index() + " with " + Words.count(part.opened()) + begun
                        + " contacts begun and " + Words.count(part.closed()) + " ended");
            }
        }
        return new Check(
                CheckCode.SHARD_KILLED,
                killed.isEmpty(),
                killed.isEmpty()
                        ? "Every shard's log has an end."
                        : "Killed, or still going: " + String.join("; ", killed) + ".");
    }

    private Check late() {
        return each(
                CheckCode.SHARD_LATE,
                part -> part.firstLagMillis() <= MOST_LATE_MILLIS,
                "Every shard began in time.",
                "Sent the first contact more than " + Words.number(MOST_LATE_MILLIS) + " ms late: ");
    }

    private Check cpu() {
        return each(
                CheckCode.SHARD_CPU,
                part -> part.cpu() >= 0 && part.cpu() <= limits.cpu(),
                "No shard used more than " + Words.number(limits.cpu()) + " of its processors.",
                "Used more than " + Words.number(limits.cpu()) + " of its processors, or was not measured: ");
    }

    private Check each(CheckCode code, Predicate<Part> good, String passed, String failed) {
        List<Integer> bad =
                sharding.parts().stream().filter(good.negate()).map(Part::index).toList();
        return new Check(code, bad.isEmpty(), bad.isEmpty() ? passed : failed + named(bad) + ".");
    }

    /** Clocks that nobody has compared cannot be judged: arrivals are then as far apart as they are. */
    private Check clocks() {
        double[] known = sharding.parts().stream()
                .filter(part -> part.clock().known())
                .mapToDouble(part -> part.clock().millis())
                .sorted()
                .toArray();
        double apart = known.length == 0 ? 0 : known[known.length - 1] - known[0];
        String unknown = known.length == sharding.parts().size()
                ? ""
                : " Of " + (sharding.parts().size() - known.length) + " shards nobody said how far.";
        return new Check(
                CheckCode.SHARD_CLOCKS,
                apart <= limits.lagP99Millis(),
                "The clocks of the shards are up to " + Words.number(apart) + " ms apart, as far as is known; "
                        + Words.number(limits.lagP99Millis()) + " ms is the limit." + unknown);
    }

    private static String named(List<Integer> shards) {
        return (shards.size() == 1 ? "shard " : "shards ")
                + shards.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
