package dev.clamor.results.archive;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A run's folder: {@code manifest.json} and {@code events.jsonl}, or {@code events.jsonl.gz} when someone has compressed
 * it; the log of a long run goes on in {@code events-000002.jsonl.gz} and so on. Where {@link Shards} have been put together
 * it has no log; the manifest says where those of the shards are, and they are read as one. Failures of the disk are {@link
 * UncheckedIOException}s; wrong contents are {@link InvalidDocumentException}s.
 */
public final class RunArchive {
    /** Name of the event log in the folder. */
    public static final String EVENTS = "events.jsonl";

    /** Name of the manifest in the folder. */
    public static final String MANIFEST = "manifest.json";

    /** Bytes of lines after which the log goes on in another part: about a million turns. */
    static final long PART_BYTES = 1L << 28;

    private static final String GZIP = ".gz";
    private static final int GZIP_BUFFER = 1 << 16;

    private RunArchive() {}

    /**
     * Creates the folder (which must not hold a run yet), writes the manifest, opens the log. A folder that cannot be
     * written is a problem.
     */
    public static EventLog create(Path folder, Manifest manifest) {
        return create(folder, manifest, PART_BYTES, PartWriter.Opener::disk);
    }

    static EventLog create(Path folder, Manifest manifest, long partBytes, PartWriter.Opener opener) {
        try {
            List<Path> there = LogParts.all(folder);
            if (Files.exists(folder.resolve(MANIFEST))) {
                throw bad(folder, "a folder without a run", MANIFEST);
            }
            if (!there.isEmpty()) {
                throw bad(
                        folder,
                        "a folder without a run",
                        there.get(0).getFileName().toString());
            }
            Files.createDirectories(folder);
            ManifestFile.write(folder.resolve(MANIFEST), manifest);
            return new EventLogWriter(new PartWriter(folder, partBytes, opener));
        } catch (FileSystemException e) {
            throw bad(folder, "a folder that can be written", reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the folder holds a log. */
    static boolean hasLog(Path folder) {
        try {
            return !LogParts.all(folder).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the manifest; problems are reported like those of any input file. */
    public static Manifest manifest(Path folder) {
        if (!Files.exists(folder.resolve(MANIFEST)) && !Shards.within(folder).isEmpty()) {
            throw bad(folder, "a run, or shards that clamor judge has put together", "shards by themselves");
        }
        try {
            return ManifestFile.read(folder.resolve(MANIFEST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of the log in their order, those of all shards where shards have been put together. */
    public static List<Path> logFiles(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            for (Path log : logs(folder)) {
                files.addAll(LogParts.inOrder(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<Path> logs(Path folder) {
        return Shards.in(folder)
                .map(all -> all.parts().stream()
                        .map(part -> folder.resolve(part.folder()))
                        .toList())
                .orElse(List.of(folder));
    }

    /**
     * Reads every event, in the order of the log. A torn last line (a killed run) is left out and counted; a bad line
     * elsewhere is a problem.
     */
    public static ReadReport read(Path folder, Consumer<LogEvent> consumer) {
        return read(folder, new BlockDecoder(true, Optional.empty()), consumer);
    }

    /**
     * Reads every event like {@link #read}, but what customers said and why things happened is empty. Faster, and all that
     * counting needs.
     */
    public static ReadReport readForCounting(Path folder, Consumer<LogEvent> consumer) {
        return read(folder, new BlockDecoder(false, Optional.empty()), consumer);
    }

    /** Reads the events of these contacts, and those of no contact, in the order of the log. */
    public static void readOnly(Path folder, Set<ContactId> contacts, Consumer<LogEvent> consumer) {
        read(folder, new BlockDecoder(true, Optional.of(contacts)), consumer);
    }

    private static ReadReport read(Path folder, BlockDecoder decoder, Consumer<LogEvent> consumer) {
        Optional<Sharding> shards = Shards.in(folder);
        return shards.isPresent()
                ? new ShardedLog(new ShardReading(folder, shards.get())).read(decoder, consumer)
                : readLog(folder, decoder, consumer);
    }

    /** Reads the one log of a folder. */
    static ReadReport readLog(Path folder, BlockDecoder decoder, Consumer<LogEvent> consumer) {
        try {
            ReadReport all = new ReadReport(0, false);
            for (Path part : LogParts.inOrder(folder)) {
                if (all.tornLastLine()) {
                    throw bad(part, "the last part of the log, for the one before is torn", "another one");
                }
                ReadReport one = readPart(part, decoder, consumer);
                all = new ReadReport(all.events() + one.events(), one.tornLastLine());
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadReport readPart(Path part, BlockDecoder decoder, Consumer<LogEvent> consumer)
            throws IOException {
        try (InputStream in = open(part)) {
            return new EventLogReader(part.toString(), in, decoder).read(consumer);
        }
    }

    /**
     * Copies a run, its log compressed, into a folder that is not there yet. The manifest comes last, so that a copy cut
     * short is no run.
     */
    public static void copy(Path from, Path to) {
        if (Shards.in(from).isPresent()) {
            Shards.copy(from, to);
        } else {
            copyLog(from, to);
        }
    }

    private static void copyLog(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (Path part : LogParts.inOrder(from)) {
                String name = part.getFileName().toString();
                if (LogParts.isCompressed(part)) {
                    Files.copy(part, to.resolve(name));
                } else {
                    compress(part, to.resolve(name + GZIP));
                }
            }
            Files.copy(from.resolve(MANIFEST), to.resolve(MANIFEST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compress(Path from, Path to) throws IOException {
        try (OutputStream file = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW);
                OutputStream zip = new GZIPOutputStream(file, GZIP_BUFFER)) {
            Files.copy(from, zip);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        if (!LogParts.isCompressed(file)) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, GZIP_BUFFER);
        } catch (EOFException e) { // killed before the part's first bytes were written
            return raw;
        } catch (IOException e) {
            raw.close();
            throw bad(file, "a file compressed by gzip", String.valueOf(e.getMessage()));
        }
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null
                ? e.getClass().getSimpleName() + " " + e.getFile()
                : e.getReason() + " " + e.getFile();
    }

    private static InvalidDocumentException bad(Path folder, String expected, String found) {
        return new InvalidDocumentException(List.of(new Problem(folder.toString(), 0, "", expected, found)));
    }

    /** What was read. */
    public record ReadReport(long events, boolean tornLastLine) {}

    /** The log of a running run: one writer thread, never blocks the caller, flushed at least once a second. */
    public interface EventLog extends EventSink, AutoCloseable {
        /** Events accepted and not yet written. */
        int backlog();

        /**
         * Who is to be told of every event that could not be written, on the writer's thread: the run may as well end.
         * Anyone told before is told no more.
         */
        void onFailure(Runnable told);

        /**
         * Writes everything and closes.
         *
         * @throws LogFailedException if not every event could be written
         */
        @Override
        void close();
    }
}
