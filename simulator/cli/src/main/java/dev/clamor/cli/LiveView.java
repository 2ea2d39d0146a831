package dev.clamor.cli;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.metrics.EventBatch;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.ErrorBudgets;
import dev.clamor.results.slo.Objectives;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The live line: a second reader of the same events through the same accumulators. On a terminal it rewrites one line
 * twice a second; elsewhere it prints a plain line every ten seconds. Twice a second it also asks the run's follower for
 * news.
 */
final class LiveView implements EventSink, AutoCloseable {
    private static final long TICK_MILLIS = 500;
    private static final int PLAIN_EVERY = 20;
    private static final String CLEAR_LINE = "\r\u001B[2K";
    /** For a log. */
    private static final String LONG =
            "%3.0f/%.0f s  arrivals %d  in progress %d  true containment %s  recall %s  budget left %s  p95 %s";
    /** At most 79 columns while nothing is held back and the generator keeps up, so that a narrow terminal does not wrap what is rewritten. */
    private static final String SHORT = "%3.0f/%.0f s  %d in, %d open  true %s  recall %s  budget %s  p95 %s";

    private final EventBatch batch = new EventBatch();
    private final RunMetrics metrics;
    private final Objectives objectives;
    private final PrintWriter out;
    private final boolean terminal;
    private final double plannedSeconds;
    private final Follower follower;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clamor-live");
        thread.setDaemon(true);
        return thread;
    });
    private final HealthLimits limits;
    private RunEvent.@Nullable CeilingHeld held;
    private final SortedSet<String> faults = new TreeSet<>();
    private String limited = "";
    private long lastMicros;
    private int ticks;

    /**
     * @param limits what the generator must keep to; said while it does not
     * @param follower is given every contact that closes, and asked for news, on one thread at a time
     */
    LiveView(
            Objectives objectives,
            MetricsConfig config,
            double plannedSeconds,
            PrintWriter out,
            boolean terminal,
            HealthLimits limits,
            Follower follower) {
        this.objectives = objectives;
        this.limits = limits;
        this.follower = follower;
        this.metrics = new RunMetrics(config.unsliced(), follower);
        this.plannedSeconds = plannedSeconds;
        this.out = out;
        this.terminal = terminal;
    }

    void start() {
        timer.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void accept(LogEvent event) {
        batch.accept(event);
    }

    private void tick() {
        drain();
        ticks++;
        follower.news().ifPresent(this::tell);
        if (terminal) {
            out.print(CLEAR_LINE + line());
            out.flush();
        } else if (ticks % PLAIN_EVERY == 0) {
            out.println(line());
        }
    }

    private void tell(String news) {
        out.println((terminal ? CLEAR_LINE : "") + news);
        out.flush();
    }

    private void drain() {
        batch.drain(this::count);
    }

    private void count(LogEvent event) {
        lastMicros = Math.max(lastMicros, event.atMicros());
        metrics.accept(event);
        held = event instanceof RunEvent.CeilingHeld newest ? newest : held;
        limited = event instanceof RunEvent.HealthSampled sample ? GeneratorLimit.passed(sample, limits) : limited;
        if (event instanceof RunEvent.FaultSwitched switched) {
            switched(switched);
        }
    }

    private void switched(RunEvent.FaultSwitched event) {
        if (event.on()) {
            faults.add(event.fault());
        } else {
            faults.remove(event.fault());
        }
    }

    private String line() {
        RunMetrics.Live live = metrics.live();
        return String.format(
                        Locale.ROOT,
                        terminal ? SHORT : LONG,
                        lastMicros / 1e6,
                        plannedSeconds,
                        live.opened(),
                        live.inProgress(),
                        VerdictText.percent(live.truly()),
                        VerdictText.percent(live.recall()),
                        budgetLeft(live.truly()),
                        Double.isNaN(live.responseP95())
                                ? "-"
                                : String.format(Locale.ROOT, "%.0f ms", live.responseP95()))
                + heldBack()
                + (limited.isEmpty() ? "" : "  generator: " + limited)
                + (faults.isEmpty() ? "" : "  FAULT " + String.join(", ", faults));
    }

    /** What the agent's ceilings keep waiting; on a terminal only while there is something. */
    private String heldBack() {
        if (held == null || terminal && held.waiting() == 0) {
            return "";
        }
        return terminal
                ? "  held " + held.waiting()
                : "  held back " + held.contacts() + " contacts (" + held.waiting() + " wait), " + held.requests()
                        + " requests";
    }

    /** Contacts that true containment may still lose at the number counted so far. */
    private String budgetLeft(Ratio truly) {
        return objectives.slos().stream()
                .filter(slo -> slo.sli().equals("trueContainment") && truly.total() > 0)
                .filter(slo -> slo.budgeting() instanceof Budgeting.Occurrences)
                .findFirst()
                .map(slo -> Long.toString(ErrorBudgets.allowed(truly.total(), slo.target()) - truly.bad()))
                .orElse("-");
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
        out.println((terminal ? CLEAR_LINE : "") + line());
    }
}
