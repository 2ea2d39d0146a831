package dev.clamor.results.archive;

import dev.clamor.conversation.LogEvent;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from any thread and writes them from one.
 *
 * <ul>
 *   <li>{@link #accept} puts the event into a lock-free queue, bounded by memory only; it never blocks and never throws.
 *       What comes after {@link #close} is ignored.
 *   <li>The file is flushed whenever the queue runs empty, which is looked at every {@value #PAUSE_MILLIS} ms, and after
 *       every {@value #FLUSH_EVERY} events while it does not.
 *   <li>After a failure to write, the queue is still emptied, so that a full disk does not become a full memory; whoever
 *       asked is told of every event that is lost, and {@link #close} tells the first failure and their number.
 *   <li>About once a second it is looked whether the file is still there.
 * </ul>
 */
final class EventLogWriter implements RunArchive.EventLog {
    private static final int PAUSE_MILLIS = 20;
    private static final int FLUSH_EVERY = 65_536;
    /** Passes over an empty queue in about a second. */
    private static final int LOOK_EVERY = 50;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Queue<LogEvent> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger backlog = new AtomicInteger();
    private final EventEncoder encoder = new EventEncoder();
    private final PartWriter out;
    private final Thread writer;
    private volatile boolean closing;
    private volatile Runnable onFailure = () -> {};

    // Written by the writer thread, read after join().
    private @Nullable Exception failure;
    private boolean broken;
    private long lost;

    /** Starts the writer thread. */
    EventLogWriter(PartWriter file) {
        out = file;
        writer = new Thread(this::run, "clamor-event-log");
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void accept(LogEvent event) {
        if (!closing) {
            backlog.incrementAndGet();
            queue.add(event);
        }
    }

    @Override
    public int backlog() {
        return backlog.get();
    }

    @Override
    public void onFailure(Runnable told) {
        onFailure = told;
    }

    private void run() {
        int unflushed = 0;
        int passes = 0;
        while (true) {
            boolean last = closing;
            LogEvent event = queue.poll();
            if (event != null) {
                write(event);
                backlog.decrementAndGet();
                unflushed++;
            } else if (last) {
                break;
            }
            if (event == null && unflushed > 0 || unflushed >= FLUSH_EVERY) {
                flush();
                passes = unflushed >= FLUSH_EVERY ? LOOK_EVERY : passes;
                unflushed = 0;
            }
            if (event == null) {
                passes++;
            }
            if (passes >= LOOK_EVERY) {
                look();
                passes = 0;
            }
            if (event == null) {
                LockSupport.parkNanos(PAUSE_MILLIS * NANOS_PER_MILLI);
            }
        }
        finish();
    }

    private void write(LogEvent event) {
        if (broken) {
            lost++;
            onFailure.run();
            return;
        }
        try {
            encoder.write(event, out);
            out.lineEnds();
        } catch (IOException e) {
            broken(e);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void broken(IOException e) {
        broken = true;
        failed(e);
    }

    private void failed(Exception e) {
        lost++;
        if (failure == null) {
            failure = e;
        }
        onFailure.run();
    }

    private void flush() {
        if (!broken) {
            try {
                out.flush();
            } catch (IOException e) {
                broken(e);
            }
        }
    }

    private void look() {
        if (!broken) {
            try {
                out.look();
            } catch (IOException e) {
                broken(e);
            }
        }
    }

    private void finish() {
        flush();
        look();
        try {
            out.close();
        } catch (IOException e) {
            if (!broken) {
                broken(e);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        joinWriter();
        Exception first = failure;
        if (first != null) {
            failure = null;
            throw new LogFailedException(new IOException(
                    RunArchive.EVENTS + ": expected every event to be written. Found: " + first + "; at least " + lost
                            + " events lost",
                    first));
        }
    }

    private void joinWriter() {
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
