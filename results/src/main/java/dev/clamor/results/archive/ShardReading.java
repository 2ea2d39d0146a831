package dev.clamor.results.archive;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The shards of a run that have been put together, each to be read by itself, here or on another machine. Every log is read
 * twice: first for the times of its contacts, then, with those of all shards, for its events.
 *
 * <p>A contact in the log of a shard that it does not belong to is a problem, so that none is counted twice.
 */
public final class ShardReading {
    private final Path run;
    private final Sharding sharding;

    ShardReading(Path run, Sharding sharding) {
        this.run = run;
        this.sharding = sharding;
    }

    /**
     * The shards of a run.
     *
     * @throws InvalidDocumentException if shards have not been put together in the folder
     */
    public static ShardReading of(Path run) {
        Sharding sharding = Shards.in(run)
                .orElseThrow(() -> problem(run, "shards that have been put together", "a run of one process"));
        return new ShardReading(run, sharding);
    }

    /** How many logs there are; their places are from 0, and differ from the shards' own indexes where one is missing. */
    public int logs() {
        return sharding.parts().size();
    }

    /** The place of the log that has a contact; empty where that shard is missing. */
    public Optional<Integer> placeOf(ContactId contact) {
        int shard = sharding.of(contact);
        for (int place = 0; place < logs(); place++) {
            if (sharding.parts().get(place).index() == shard) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** The first reading of one log: its contacts' times, not sorted. */
    public InProgress times(int place) {
        InProgress times = new InProgress();
        int index = sharding.parts().get(place).index();
        RunArchive.readLog(folder(place), BlockDecoder.frames(), event -> {
            own(folder(place), sharding, index, event);
            times.accept(event);
        });
        times.endOfLog();
        return times;
    }

    /**
     * The second reading of one log, for counting.
     *
     * @param all times of the contacts of all logs, sorted
     * @param consumer is given the events; but for the generator's end
     * @return what the log says of its generator, to be combined with that of the others and handed on
     */
    public JoinedRunEvents readForCounting(int place, InProgress all, Consumer<LogEvent> consumer) {
        JoinedRunEvents generators = generators();
        read(place, new BlockDecoder(false, Optional.empty()), all, generators, consumer);
        return generators;
    }

    /** The second reading of one log for the events of these contacts, and those of no contact. */
    public void readOnly(int place, InProgress all, Set<ContactId> contacts, Consumer<LogEvent> consumer) {
        read(place, new BlockDecoder(true, Optional.of(contacts)), all, generators(), consumer);
    }

    /** Of no generator yet. */
    public JoinedRunEvents generators() {
        return new JoinedRunEvents(sharding.count());
    }

    RunArchive.ReadReport read(
            int place, BlockDecoder decoder, InProgress all, JoinedRunEvents generators, Consumer<LogEvent> consumer) {
        RunArchive.ReadReport report = RunArchive.readLog(folder(place), decoder, event -> {
            if (!(event instanceof RunEvent ofRun) || generators.accept(ofRun)) {
                consumer.accept(
                        event instanceof ContactOpened opened ? opened.among(all.at(opened.atMicros())) : event);
            }
        });
        generators.endOfLog();
        return report;
    }

    private Path folder(int place) {
        return run.resolve(sharding.parts().get(place).folder());
    }

    /**
     * What a shard's log alone says, read before shards are put together.
     *
     * @return with no folder
     */
    public static Sharding.Part part(Path shard) {
        Manifest manifest = RunArchive.manifest(shard);
        ShardFacts facts = new ShardFacts();
        RunArchive.readLog(shard, BlockDecoder.frames(), event -> {
            own(shard, manifest.sharding(), manifest.sharding().index(), event);
            facts.accept(event);
        });
        return facts.part(manifest);
    }

    /** Refuses an event of a contact of another shard. */
    private static void own(Path shard, Sharding sharding, int index, LogEvent event) {
        if (event instanceof TurnEvent turn && sharding.of(turn.contact()) != index) {
            throw problem(
                    shard,
                    "contacts of shard " + index + " of " + sharding.count() + " only (SHARD_CONTACT_FOREIGN)",
                    turn.contact() + ", which is one of shard " + sharding.of(turn.contact()));
        }
    }

    private static InvalidDocumentException problem(Path where, String expected, String found) {
        return new InvalidDocumentException(List.of(new Problem(where.toString(), 0, "", expected, found)));
    }
}
