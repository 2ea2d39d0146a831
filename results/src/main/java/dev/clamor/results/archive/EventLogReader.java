package dev.clamor.results.archive;

import dev.clamor.conversation.LogEvent;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.results.archive.BlockDecoder.BadLine;
import dev.clamor.results.archive.BlockDecoder.Decoded;
import dev.clamor.results.archive.LineBlocks.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event log: one thread inflates and cuts it into blocks, others decode them, the caller's gets the events in the
 * order of the log. A few blocks are under way at any time, so memory does not grow with the log.
 *
 * <p>The last line is torn when it lacks its line feed and is not an event; so is everything behind the break of a
 * compressed file.
 */
final class EventLogReader {
    private static final int AHEAD = 4;

    private final String file;
    private final LineBlocks blocks;
    private final BlockDecoder decoder;

    EventLogReader(String file, InputStream in, BlockDecoder decoder) {
        this.file = file;
        this.blocks = new LineBlocks(file, in);
        this.decoder = decoder;
    }

    /** Hands every event to the consumer. */
    RunArchive.ReadReport read(Consumer<LogEvent> consumer) throws IOException {
        ExecutorService inflating = pool("clamor-log-inflate", 1);
        ExecutorService decoding =
                pool("clamor-log-decode", Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        try {
            return read(consumer, inflating, decoding);
        } finally {
            // a block that is being inflated is waited for: the stream must not be closed under it
            inflating.shutdown();
            decoding.shutdownNow();
            join(inflating);
        }
    }

    private RunArchive.ReadReport read(Consumer<LogEvent> consumer, ExecutorService inflating, ExecutorService decoding)
            throws IOException {
        Deque<CompletableFuture<@Nullable Decoded>> under = new ArrayDeque<>();
        long events = 0;
        boolean torn = false;
        for (int i = 0; i < AHEAD; i++) {
            under.add(begin(inflating, decoding));
        }
        for (Decoded decoded = wait(under.remove()); decoded != null; decoded = wait(under.remove())) {
            under.add(begin(inflating, decoding));
            decoded.events().forEach(consumer);
            events += decoded.events().size();
            torn |= decoded.torn();
            if (decoded.bad().isPresent()) {
                throw bad(decoded.bad().get());
            }
        }
        return new RunArchive.ReadReport(events, torn || blocks.cut());
    }

    /** The next block is inflated after the one before, and decoded when it is there. */
    private CompletableFuture<@Nullable Decoded> begin(ExecutorService inflating, ExecutorService decoding) {
        return CompletableFuture.supplyAsync(this::next, inflating)
                .thenApplyAsync(block -> block == null ? null : decoder.decode(block), decoding);
    }

    private @Nullable Block next() {
        try {
            return blocks.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Decoded wait(CompletableFuture<@Nullable Decoded> future) throws IOException {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw e;
        }
    }

    private static ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void join(ExecutorService pool) {
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private InvalidDocumentException bad(BadLine line) {
        return new InvalidDocumentException(List.of(new Problem(file, line.line(), "", line.expected(), line.found())));
    }
}
