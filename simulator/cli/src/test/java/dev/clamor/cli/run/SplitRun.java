package dev.clamor.cli.run;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.archive.Sharding;
import dev.clamor.results.archive.Sharding.ClockOffset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run in virtual time, as one process would have recorded it and as several would have. */
final class SplitRun {
    static final String START = "2026-01-02T03:04:05Z";
    private static final String FLAWS = "rates: {hallucinatedAction: 0.1, wrongAction: 0.1, missedHandoff: 0.2}\n";

    private final Manifest manifest;
    private final List<LogEvent> events = new ArrayList<>();
    private final long seats;

    private SplitRun(Manifest manifest, long seats) {
        this.manifest = manifest;
        this.seats = seats;
    }

    /** Contacts in progress are those of all customers who overlap, as a generator would have counted them. */
    static SplitRun recorded(Path scratch, long seed, int contacts) {
        VirtualRuns.write(scratch, "run-" + seed, seed, contacts, FLAWS, null);
        SplitRun run = new SplitRun(RunArchive.manifest(scratch), 0);
        RunArchive.read(scratch, run.events::add);
        run.events.replaceAll(run::counted);
        return run;
    }

    /** The same split as that of a closed workload with so many seats. */
    SplitRun seated(long number) {
        SplitRun run = new SplitRun(manifest, number);
        run.events.addAll(events);
        return run;
    }

    private LogEvent counted(LogEvent event) {
        return event instanceof ContactOpened opened ? opened.among(inProgress(opened.atMicros())) : event;
    }

    /** One by one, of all that were opened by then, those not closed before. */
    private int inProgress(long micros) {
        Map<Long, Integer> each = new HashMap<>();
        for (LogEvent event : events) {
            if (event instanceof ContactOpened opened && opened.atMicros() <= micros) {
                each.put(opened.contact().number(), 1);
            } else if (event instanceof ContactClosed closed && closed.atMicros() < micros) {
                each.put(closed.contact().number(), 0);
            }
        }
        return each.values().stream().mapToInt(Integer::intValue).sum();
    }

    Manifest manifest() {
        return manifest;
    }

    /** The log of one process. */
    void write(Path folder) {
        try (RunArchive.EventLog log = RunArchive.create(folder, manifest)) {
            events.forEach(log::accept);
        }
    }

    /** The logs of several processes in the run's folder; each knows of its own contacts only. */
    void write(Path run, int count) {
        for (int index = 0; index < count; index++) {
            write(run.resolve(Sharding.folder(index, count)), index, count);
        }
    }

    void write(Path folder, int index, int count) {
        write(folder, manifest(index, count), index, count);
    }

    /** The log of one of several processes under another manifest than its own. */
    void write(Path folder, Manifest shard, int index, int count) {
        try (RunArchive.EventLog log = RunArchive.create(folder, shard)) {
            events.stream()
                    .filter(event -> of(event, index, manifest(index, count).sharding()))
                    .map(event -> asSeenBy(event, shard.plannedContacts()))
                    .forEach(log::accept);
        }
    }

    Manifest manifest(int index, int count) {
        Sharding part = Sharding.shard(
                index, count, manifest.plannedContacts(), seats, START, new ClockOffset(index == 0, 1.5));
        return manifest.as(
                part,
                part.share(index),
                manifest.command() + " --shard " + index + "/" + count + " --start-at " + START,
                manifest.machine());
    }

    private static boolean of(LogEvent event, int index, Sharding sharding) {
        return !(event instanceof TurnEvent turn) || sharding.of(turn.contact()) == index;
    }

    private static LogEvent asSeenBy(LogEvent event, long share) {
        if (event instanceof ContactOpened opened) {
            return opened.among(1);
        }
        if (event instanceof RunEnded ended) {
            return new RunEnded(ended.atMicros(), share, share, share, ended.reason(), ended.harnessFaults());
        }
        return event;
    }
}
