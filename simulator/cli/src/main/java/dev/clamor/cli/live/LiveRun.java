package dev.clamor.cli.live;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.metrics.EventBatch;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.slo.Objectives;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A second reader of a run's events through the same accumulators. On one thread it counts what has come, and twice a second
 * asks the run's follower for news and hands the figures to all views.
 */
public final class LiveRun implements EventSink, AutoCloseable {
    static final long TICK_MILLIS = 500;
    /** Often enough that events die young: what waits is copied by every collection. */
    private static final long COUNT_MILLIS = 100;

    private final EventBatch batch = new EventBatch();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final LiveCounter counter;
    private final Follower follower;
    private final List<LiveView> views;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clamor-live");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Of a run that begins.
     *
     * @param limits what the generator must keep to; said while it does not
     * @param follower is given every contact that closes, and asked for news, on one thread at a time
     */
    public LiveRun(
            Objectives objectives,
            MetricsConfig config,
            double plannedSeconds,
            HealthLimits limits,
            Follower follower,
            List<LiveView> views) {
        this.counter = new LiveCounter(objectives, config, plannedSeconds, limits, follower);
        this.follower = follower;
        this.views = List.copyOf(views);
    }

    /** Begins to look. */
    public void start() {
        timer.scheduleWithFixedDelay(this::drain, COUNT_MILLIS, COUNT_MILLIS, TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void accept(LogEvent event) {
        batch.accept(event);
    }

    /** A line for people, shown with the next figures; from any thread. */
    public void tell(String line) {
        notes.add(line);
    }

    void tick() {
        drain();
        follower.news().ifPresent(notes::add);
        pass();
        LiveFigures figures = counter.figures();
        views.forEach(view -> view.show(figures));
    }

    private void drain() {
        batch.drain(event -> {
            counter.accept(event);
            views.forEach(view -> view.count(event));
        });
    }

    private void pass() {
        for (String note = notes.poll(); note != null; note = notes.poll()) {
            String line = note;
            views.forEach(view -> view.tell(line));
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            timer.awaitTermination(TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        drain();
        pass();
        LiveFigures figures = counter.figures();
        views.forEach(view -> view.end(figures));
    }
}
