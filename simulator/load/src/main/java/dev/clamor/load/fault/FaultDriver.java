package dev.clamor.load.fault;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent.FaultSwitched;
import dev.clamor.load.plan.FaultKind;
import dev.clamor.load.plan.FaultWindows.Planned;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Switches the faults of a run at their times and says so in the log. Whatever is on when it is closed is ended then.
 * Without faults it has no thread.
 */
public final class FaultDriver implements AutoCloseable {
    private static final int MOST_THREADS = 8;

    private final List<Span> spans;
    private final WireFaults wires;
    private final AnswerFaults answers;
    private final LongSupplier clock;
    private final EventSink sink;
    private final AtomicBoolean begun = new AtomicBoolean();
    private @Nullable ScheduledThreadPoolExecutor timer;

    /** @param clock microseconds since the run's start */
    public FaultDriver(Faults faults, LongSupplier clock, EventSink sink) {
        this.clock = clock;
        this.sink = sink;
        this.wires = new WireFaults(faults.streams(), has(faults, FaultKind.OnWire.class));
        this.answers = new AnswerFaults(faults.streams(), has(faults, FaultKind.Status.class));
        this.spans = java.util.stream.IntStream.range(0, faults.windows().size())
                .mapToObj(i -> new Span(faults.windows().get(i), switchOf(faults, i)))
                .toList();
    }

    private static boolean has(Faults faults, Class<? extends FaultKind> kind) {
        return faults.windows().stream()
                .anyMatch(planned -> kind.isInstance(planned.fault().kind()));
    }

    private FaultSwitch switchOf(Faults faults, int window) {
        Planned planned = faults.windows().get(window);
        FaultKind kind = planned.fault().kind();
        String name = planned.fault().name();
        if (kind instanceof FaultKind.OnWire onWire) {
            return wires.switchOf(new WireFaults.Active(name, onWire, window));
        }
        if (kind instanceof FaultKind.Status status) {
            return answers.switchOf(new AnswerFaults.Active(name, status, window));
        }
        return faults.outside().apply(planned.fault());
    }

    /** Between us and the agent. */
    public WireFaults wires() {
        return wires;
    }

    /** In the place of the agent's answers. */
    public AnswerFaults answers() {
        return answers;
    }

    /** The run's clock goes from now on; later calls do nothing. */
    public void begin() {
        if (!spans.isEmpty() && begun.compareAndSet(false, true)) {
            start();
        }
    }

    private synchronized void start() {
        ScheduledThreadPoolExecutor pool =
                new ScheduledThreadPoolExecutor(Math.min(MOST_THREADS, spans.size()), FaultDriver::daemon);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer = pool;
        for (Span span : spans) {
            at(pool, span.planned.window().fromMicros(), span::on);
            at(pool, span.planned.window().toMicros(), span::off);
        }
    }

    private void at(ScheduledThreadPoolExecutor pool, long micros, Runnable task) {
        pool.schedule(task, Math.max(0, micros - clock.getAsLong()), TimeUnit.MICROSECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "clamor-faults");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends what is on; nothing begins any more. */
    @Override
    public synchronized void close() {
        begun.set(true);
        if (timer != null) {
            timer.shutdown();
        }
        spans.forEach(Span::off);
    }

    /** A window of a fault: planned, on, over. One that was never on is not ended. */
    private final class Span {
        private final Planned planned;
        private final FaultSwitch toggle;
        private boolean on;
        private boolean over;

        Span(Planned planned, FaultSwitch toggle) {
            this.planned = planned;
            this.toggle = toggle;
        }

        synchronized void on() {
            if (!over) {
                on = true;
                tell(true, toggle::on);
            }
        }

        synchronized void off() {
            over = true;
            if (on) {
                on = false;
                tell(false, toggle::off);
            }
        }

        private void tell(boolean begins, java.util.function.Supplier<String> act) {
            String problem;
            try {
                problem = act.get();
            } catch (RuntimeException e) {
                problem = e.toString();
            }
            sink.accept(new FaultSwitched(
                    clock.getAsLong(),
                    planned.window().fault(),
                    planned.window().kind(),
                    begins,
                    problem));
        }
    }
}
