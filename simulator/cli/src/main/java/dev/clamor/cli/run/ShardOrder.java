package dev.clamor.cli.run;

import dev.clamor.cli.input.Invalid;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Workload;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Sharding;
import dev.clamor.results.archive.Sharding.ClockOffset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What one of several processes that send a run has to do.
 *
 * @param startAt when the run's clock is zero, here and in all others
 * @param leader whether the others are still to be told that instant
 * @param clock how far this host's clock is from true time
 * @param judge whether the shard is judged by itself, which can only hold
 */
record ShardOrder(Shard shard, Instant startAt, boolean leader, ClockOffset clock, boolean judge) {

    /** The folder of this shard in that of its run. */
    Path in(Path run) {
        return run.resolve(Sharding.folder(shard.index(), shard.count()));
    }

    /**
     * The manifest of this shard.
     *
     * @param contacts planned, of its own
     */
    Manifest of(Manifest run, Workload workload, long contacts) {
        long seats = workload instanceof Workload.ClosedWorkload closed ? closed.seats() : 0;
        Sharding part =
                Sharding.shard(shard.index(), shard.count(), run.plannedContacts(), seats, startAt.toString(), clock);
        return run.as(
                part,
                contacts,
                run.command() + " --shard " + shard.index() + "/" + shard.count() + " --start-at " + startAt,
                run.machine());
    }

    OptionalLong startMillis() {
        return OptionalLong.of(startAt.toEpochMilli());
    }

    /** This shard's part of what the agent may be charged with. */
    Ceilings of(Ceilings whole) {
        try {
            return whole.share(shard.index(), shard.count());
        } catch (IllegalArgumentException e) {
            throw Invalid.of("--agent", "ceilings that can be divided", String.valueOf(e.getMessage()));
        }
    }

    /** What a person reads before the load. */
    String announced(RunPlan plan, long contacts) {
        String what = plan.workload() instanceof Workload.ClosedWorkload ? " customers at a time" : " contacts";
        String told = leader ? "; the others: --shard I/" + shard.count() + " --start-at " + startAt : "";
        return "shard " + shard.index() + " of " + shard.count() + " of plan " + plan.name() + ": " + contacts + what
                + ", from " + startAt + told;
    }
}
