package dev.clamor.results.archive;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import java.util.Arrays;

/**
 * How many contacts of a run were in progress at an instant, from the times at which each was opened and closed, whatever
 * the logs and the order in which these are read. Logs may be read apart and combined. A contact is in progress from the instant at which it is opened to that at
 * which it is closed, both included; one without an end, to the last event of its log. Takes 16 bytes for each contact.
 */
public final class InProgress {
    private final Times opened = new Times();
    private final Times closed = new Times();
    private long lastMicros = Long.MIN_VALUE;

    /** No log read yet. */
    public InProgress() {}

    /** Takes an event of the log that is being read. */
    void accept(LogEvent event) {
        lastMicros = Math.max(lastMicros, event.atMicros());
        if (event instanceof ContactOpened) {
            opened.add(event.atMicros());
        } else if (event instanceof ContactClosed) {
            closed.add(event.atMicros());
        }
    }

    /** The log that is being read is at its end. */
    void endOfLog() {
        while (closed.size < opened.size) {
            closed.add(lastMicros);
        }
        lastMicros = Long.MIN_VALUE;
        opened.trim();
        closed.trim();
    }

    /** Adds the contacts of other logs, which have been read to their ends. */
    public void combine(InProgress other) {
        opened.combine(other.opened);
        closed.combine(other.closed);
    }

    /** All logs have been read; to be called before numbers are asked for. */
    public void sort() {
        opened.sort();
        closed.sort();
    }

    /** Contacts in progress at an instant. */
    int at(long micros) {
        return opened.before(micros + 1) - closed.before(micros);
    }

    /** A list that grows, without an object for each number. */
    private static final class Times {
        private static final int FIRST = 1 << 10;

        private long[] times = new long[FIRST];
        private int size;

        void add(long micros) {
            if (size == times.length) {
                times = Arrays.copyOf(times, Math.max(FIRST, Math.addExact(size, size / 2)));
            }
            times[size++] = micros;
        }

        void combine(Times other) {
            int sum = Math.addExact(size, other.size);
            if (sum > times.length) {
                times = Arrays.copyOf(times, Math.max(sum, size + size / 2));
            }
            System.arraycopy(other.times, 0, times, size, other.size);
            size = sum;
        }

        void trim() {
            times = Arrays.copyOf(times, size);
        }

        void sort() {
            trim();
            Arrays.sort(times, 0, size);
        }

        /** How many are less. */
        int before(long micros) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (times[middle] < micros) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
