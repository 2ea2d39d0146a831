package dev.clamor.results.archive;

import dev.clamor.conversation.LogEvent;
import java.util.function.Consumer;

/**
 * The logs of a run's shards as one log: shard after shard, each in its own order. A contact's number of others in progress
 * is that over all shards, by the times of the logs; the generators' ends and holds are joined, their health samples are not.
 */
final class ShardedLog {
    private final ShardReading shards;

    ShardedLog(ShardReading shards) {
        this.shards = shards;
    }

    /**
     * Reads every shard.
     *
     * @param decoder what is wanted of each log
     */
    RunArchive.ReadReport read(BlockDecoder decoder, Consumer<LogEvent> consumer) {
        InProgress inProgress = inProgress();
        JoinedRunEvents generators = shards.generators();
        long events = 0;
        boolean torn = false;
        for (int place = 0; place < shards.logs(); place++) {
            RunArchive.ReadReport report = shards.read(place, decoder, inProgress, generators, consumer);
            events += report.events();
            torn |= report.tornLastLine();
        }
        generators.handOn(consumer);
        return new RunArchive.ReadReport(events, torn);
    }

    private InProgress inProgress() {
        InProgress all = new InProgress();
        for (int place = 0; place < shards.logs(); place++) {
            all.combine(shards.times(place));
        }
        all.sort();
        return all;
    }
}
