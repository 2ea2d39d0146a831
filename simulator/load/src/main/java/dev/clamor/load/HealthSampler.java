package dev.clamor.load;

import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.EndReason;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Once a second: samples the generator's health into the log, and ends the run at its drain limit. */
final class HealthSampler implements AutoCloseable {
    private static final long PROBE_MILLIS = 100;

    private final RunState run;
    private final AtomicBoolean probing = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clamor-health");
        thread.setDaemon(true);
        return thread;
    });

    HealthSampler(RunState run) {
        this.run = run;
    }

    void start() {
        timer.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Measures timer delay on every event loop of the group from now on; later calls do nothing. */
    void probe(EventExecutorGroup loops) {
        if (probing.compareAndSet(false, true)) {
            loops.forEach(this::probeLater);
        }
    }

    private void probeLater(EventExecutor loop) {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PROBE_MILLIS);
        loop.schedule(
                () -> {
                    run.health().loopDelay(TimeUnit.NANOSECONDS.toMicros(Math.max(0, System.nanoTime() - due)));
                    if (!timer.isShutdown()) {
                        probeLater(loop);
                    }
                },
                PROBE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void tick() {
        if (!run.clock().started() || run.micros() < 0) {
            return;
        }
        GeneratorHealth health = run.health();
        run.job()
                .sink()
                .accept(new RunEvent.HealthSampled(
                        run.micros(),
                        run.opened(),
                        run.inProgress(),
                        health.takeLagMax(),
                        health.takeLagP99(),
                        health.takeLoopDelayMax(),
                        health.takeGcMicros(),
                        GeneratorHealth.cpu(),
                        run.job().backlog().getAsInt(),
                        run.holdings()));
        run.reportHolds();
        if (run.micros() > run.drainLimitMicros()) {
            run.stop(EndReason.DRAIN_LIMIT);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
