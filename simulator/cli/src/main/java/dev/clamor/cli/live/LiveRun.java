package dev.clamor.cli.live;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.metrics.EventBatch;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.slo.Objectives;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A second reader of a run's events through the same accumulators. On one thread it counts what has come, and twice a second,
 * from the first event on, asks the run's follower for news and hands the figures to all views. Nothing that fails ends
 * this: a view that throws is left out, and a fault of the counting or of the follower is handed on, for what steers the run
 * is then blind.
 */
public final class LiveRun implements EventSink, AutoCloseable {
    static final long TICK_MILLIS = 500;
    /** Often enough that events die young: what waits is copied by every collection. */
    private static final long COUNT_MILLIS = 100;

    private final EventBatch batch = new EventBatch();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final LiveCounter counter;
    private final Follower follower;
    private final Consumer<Throwable> onFault;
    private final LiveViews views;
    private boolean begun;
    private boolean blind;
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
     * @param onFault is given the fault after which contacts are not counted, or the follower not asked, any more
     */
    public LiveRun(
            Objectives objectives,
            MetricsConfig config,
            double plannedSeconds,
            HealthLimits limits,
            Follower follower,
            Consumer<Throwable> onFault,
            List<LiveView> views) {
        this.onFault = onFault;
        this.follower = new GuardedFollower(follower, this::fail);
        this.counter = new LiveCounter(objectives, config, plannedSeconds, limits, this.follower);
        this.views = new LiveViews(views);
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
        if (begun) {
            follower.news().ifPresent(notes::add);
        }
        pass();
        figures(LiveView::show);
    }

    private void drain() {
        batch.drain(event -> {
            begun = true;
            count(event);
            views.each(view -> view.count(event));
        });
    }

    /** Events are taken in any case, for what waits is bounded by memory only. */
    private void count(LogEvent event) {
        if (blind) {
            return;
        }
        try {
            counter.accept(event);
        } catch (RuntimeException | Error fault) {
            goBlind(fault);
        }
    }

    private void figures(BiConsumer<LiveView, LiveFigures> ask) {
        if (blind) {
            return;
        }
        try {
            LiveFigures figures = counter.figures();
            views.each(view -> ask.accept(view, figures));
        } catch (RuntimeException | Error fault) {
            goBlind(fault);
        }
    }

    private void goBlind(Throwable fault) {
        blind = true;
        fail(fault);
    }

    private void fail(Throwable fault) {
        notes.add("the run is not followed any more, for that failed: " + Visible.line(fault.toString()));
        onFault.accept(fault);
    }

    private void pass() {
        for (String note = notes.poll(); note != null; note = notes.poll()) {
            String line = note;
            views.each(view -> view.tell(line));
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
        figures(LiveView::end);
        pass();
    }
}
