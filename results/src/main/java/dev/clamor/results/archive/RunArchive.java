package dev.clamor.results.archive;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A run's folder: {@code manifest.json} and {@code events.jsonl}. */
public final class RunArchive {
    /** Name of the event log in the folder. */
    public static final String EVENTS = "events.jsonl";

    /** Name of the manifest in the folder. */
    public static final String MANIFEST = "manifest.json";

    private RunArchive() {}

    /** Creates the folder (which must not hold a run yet), writes the manifest, opens the log. */
    public static EventLog create(Path folder, Manifest manifest) {
        throw new UnsupportedOperationException("results");
    }

    /** Reads the manifest; problems are reported like those of any input file. */
    public static Manifest manifest(Path folder) {
        throw new UnsupportedOperationException("results");
    }

    /**
     * Reads every event, in the order of the log. A torn last line (a killed run) is left out and counted; a bad line
     * elsewhere is a problem.
     */
    public static ReadReport read(Path folder, Consumer<LogEvent> consumer) {
        throw new UnsupportedOperationException("results");
    }

    /** What was read. */
    public record ReadReport(long events, boolean tornLastLine) {}

    /** The log of a running run: one writer thread, never blocks the caller, flushed at least once a second. */
    public interface EventLog extends EventSink, AutoCloseable {
        /** Events accepted and not yet written. */
        int backlog();

        /** Writes everything and closes. */
        @Override
        void close();
    }
}
