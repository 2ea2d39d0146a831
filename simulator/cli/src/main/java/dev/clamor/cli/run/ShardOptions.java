package dev.clamor.cli.run;

import dev.clamor.cli.input.Environment;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which several processes send one run. */
final class ShardOptions {
    @Option(
            names = "--shard",
            paramLabel = "I/N|auto",
            description = "send shard I of N only, from 0: the contacts whose number modulo N is I. auto: from"
                    + " SLURM_PROCID and SLURM_NTASKS, or JOB_COMPLETION_INDEX and --shards")
    private @Nullable String shard;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description = "how many shards there are (default: CLAMOR_SHARDS); without --shard, as --shard auto")
    private @Nullable String shards;

    @Option(
            names = "--start-at",
            paramLabel = "TIME",
            description = "when all shards begin: 2026-01-31T12:00:00Z, seconds since 1970, or for shard 0 alone +30s,"
                    + " which prints the time for the others (default: CLAMOR_START_AT)")
    private @Nullable String startAt;

    @Option(
            names = "--clock-offset",
            paramLabel = "MILLIS",
            description = "how far this host's clock is ahead of true time, as chronyc tracking says")
    private @Nullable Double clockOffset;

    @Option(names = "--no-judge", description = "a shard only records; 0 when its log is whole, whatever the agent did")
    private boolean noJudge;

    /** Which shard this process is, and when it begins; empty when it sends the whole run. */
    Optional<ShardOrder> read(Clock clock) {
        return new ShardReader(Optional.ofNullable(shard), count(), start(), Environment::variable, clock.instant())
                .read(Optional.ofNullable(clockOffset), !noJudge);
    }

    private Optional<String> count() {
        return Optional.ofNullable(shards).or(() -> Environment.variable("CLAMOR_SHARDS"));
    }

    private Optional<String> start() {
        return Optional.ofNullable(startAt);
    }
}
