package dev.clamor.benchmarks;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.metrics.EventBatch;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.RunMetrics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The figures of a run while it goes on, counted as often as the command does. */
final class LiveCount implements EventSink, AutoCloseable {
    private static final long LOOK_MILLIS = 100;
    private static final long END_SECONDS = 60;

    private final EventBatch batch = new EventBatch();
    private final RunMetrics metrics;
    private final ScheduledExecutorService counter = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clamor-live");
        thread.setDaemon(true);
        return thread;
    });

    LiveCount(MetricsConfig config) {
        metrics = new RunMetrics(config);
        counter.scheduleWithFixedDelay(() -> batch.drain(metrics), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void accept(LogEvent event) {
        batch.accept(event);
    }

    /** The figures of all that has come; after the end of the run. */
    MetricsSnapshot end() throws InterruptedException {
        close();
        counter.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        batch.drain(metrics);
        return metrics.snapshot();
    }

    @Override
    public void close() {
        counter.shutdown();
    }
}
