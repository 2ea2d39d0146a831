package dev.clamor.cli.judge;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.results.archive.Sharding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Who reads the logs of a run's shards, where that is not this process: everything else of {@code clamor judge} is the same. */
public interface LogReading {
    /** For each of these shards' folders, in their order, what {@code ShardReading.part} says. */
    List<Sharding.Part> parts(List<Path> shards);

    /** Counts of all events of a run whose shards have been put together. */
    RunMetrics count(Path run, MetricsConfig config);

    /** The events of these contacts; each contact's in their order. */
    List<TurnEvent> events(Path run, Set<ContactId> contacts);
}
