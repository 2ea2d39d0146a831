package dev.clamor.results.archive;

import dev.clamor.conversation.LogEvent;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.results.archive.EventCodec.BadEventException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads an event log line by line in a buffer that grows to the longest line and no further.
 *
 * <p>The last line is torn when it lacks its line feed and is not an event; so is everything behind the break of a
 * compressed file. A line above {@value #LONGEST} bytes is not an event.
 */
final class EventLogReader {
    private static final int FIRST_SIZE = 1 << 16;
    private static final int LONGEST = 1 << 26;

    private final String file;
    private final InputStream in;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int from;
    private int to;
    private int scanned;
    private boolean cut;
    private int lines;

    EventLogReader(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** Hands every event to the consumer. */
    RunArchive.ReadReport read(Consumer<LogEvent> consumer) throws IOException {
        long events = 0;
        boolean torn = false;
        while (nextLine()) {
            lines++;
            boolean complete = scanned < to;
            try {
                LogEvent event = EventCodec.decode(buffer, from, scanned - from);
                events++;
                consumer.accept(event);
            } catch (BadEventException e) {
                if (complete) {
                    throw bad(e.expected(), e.found());
                }
                torn = true;
            }
            from = complete ? scanned + 1 : scanned;
            scanned = from;
        }
        return new RunArchive.ReadReport(events, torn || cut);
    }

    /** Finds the next line: from {@code from} to {@code scanned}; behind the last byte when it lacks its line feed. */
    private boolean nextLine() throws IOException {
        while (true) {
            while (scanned < to) {
                if (buffer[scanned] == '\n') {
                    return true;
                }
                scanned++;
            }
            if (!fill()) {
                return from < to;
            }
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            scanned -= from;
            from = 0;
        }
        if (to == buffer.length) {
            if (to >= LONGEST) {
                lines++;
                throw bad("a line of at most " + LONGEST + " bytes", "a longer one");
            }
            buffer = Arrays.copyOf(buffer, 2 * to);
        }
        int read = readMore();
        to += Math.max(0, read);
        return read > 0;
    }

    private int readMore() throws IOException {
        try {
            return in.read(buffer, to, buffer.length - to);
        } catch (EOFException e) {
            // a compressed log of a killed run
            cut = true;
            return -1;
        }
    }

    private InvalidDocumentException bad(String expected, String found) {
        return new InvalidDocumentException(List.of(new Problem(file, lines, "", expected, found)));
    }
}
