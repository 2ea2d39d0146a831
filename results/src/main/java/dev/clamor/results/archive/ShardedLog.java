package dev.clamor.results.archive;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The logs of a run's shards as one log: shard after shard, each in its own order. A contact's number of others in progress
 * is that over all shards, by the times of the logs; the generators' ends and holds are joined, their health samples are not.
 *
 * <p>A contact in the log of a shard that it does not belong to is a problem, so that none is counted twice.
 */
final class ShardedLog {
    private final Path folder;
    private final Sharding sharding;

    ShardedLog(Path folder, Sharding sharding) {
        this.folder = folder;
        this.sharding = sharding;
    }

    /**
     * Reads every shard.
     *
     * @param decoder what is wanted of each log
     */
    RunArchive.ReadReport read(BlockDecoder decoder, Consumer<LogEvent> consumer) {
        InProgress inProgress = inProgress();
        JoinedRunEvents run = new JoinedRunEvents(sharding.count());
        long events = 0;
        boolean torn = false;
        for (Sharding.Part part : sharding.parts()) {
            RunArchive.ReadReport report = RunArchive.readLog(folder.resolve(part.folder()), decoder, event -> {
                if (!(event instanceof RunEvent ofRun) || run.accept(ofRun)) {
                    consumer.accept(
                            event instanceof ContactOpened opened
                                    ? opened.among(inProgress.at(opened.atMicros()))
                                    : event);
                }
            });
            run.endOfLog();
            events += report.events();
            torn |= report.tornLastLine();
        }
        run.held().ifPresent(consumer);
        run.end().ifPresent(consumer);
        return new RunArchive.ReadReport(events, torn);
    }

    private InProgress inProgress() {
        InProgress counted = new InProgress();
        for (Sharding.Part part : sharding.parts()) {
            Path shard = folder.resolve(part.folder());
            RunArchive.readLog(shard, BlockDecoder.frames(), event -> {
                own(shard, part.index(), sharding.count(), event);
                counted.accept(event);
            });
            counted.endOfLog();
        }
        counted.sort();
        return counted;
    }

    /** Refuses an event of a contact of another shard. */
    static void own(Path shard, int index, int count, LogEvent event) {
        if (event instanceof TurnEvent turn && turn.contact().arrival() % count != index) {
            throw new InvalidDocumentException(List.of(new Problem(
                    shard.toString(),
                    0,
                    "",
                    "contacts of shard " + index + " of " + count + " only (SHARD_CONTACT_FOREIGN)",
                    turn.contact() + ", which is one of shard " + turn.contact().arrival() % count)));
        }
    }
}
