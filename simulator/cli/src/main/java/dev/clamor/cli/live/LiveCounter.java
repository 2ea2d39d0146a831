package dev.clamor.cli.live;

import dev.clamor.cli.live.LiveFigures.Left;
import dev.clamor.cli.live.LiveFigures.Share;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.metrics.Sli;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.report.words.Wilson;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.ErrorBudgets;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The figures of a run so far from its events, through the accumulators that judge it. By one thread. */
final class LiveCounter implements EventSink {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;

    private final RunMetrics metrics;
    private final List<Slo> slos;
    private final double plannedSeconds;
    private final HealthLimits limits;
    private final RecentRate arrivals = new RecentRate();
    private final SortedSet<String> faults = new TreeSet<>();
    private RunEvent.@Nullable HealthSampled health;
    private RunEvent.@Nullable CeilingHeld held;
    private @Nullable ContactOpened newest;
    private long lastMicros;

    /** @param onClosed is given every contact that closes */
    LiveCounter(
            Objectives objectives,
            MetricsConfig config,
            double plannedSeconds,
            HealthLimits limits,
            Consumer<ContactRecord> onClosed) {
        this.metrics = new RunMetrics(config.unsliced(), onClosed);
        this.slos = objectives.slos().stream()
                .filter(slo -> slo.budgeting() instanceof Budgeting.Occurrences)
                .toList();
        this.plannedSeconds = plannedSeconds;
        this.limits = limits;
    }

    @Override
    public void accept(LogEvent event) {
        lastMicros = Math.max(lastMicros, event.atMicros());
        metrics.accept(event);
        if (event instanceof ContactOpened contact) {
            newest = newest == null || contact.dueMicros() >= newest.dueMicros() ? contact : newest;
        } else if (event instanceof RunEvent.HealthSampled sample) {
            health = sample;
        } else if (event instanceof RunEvent.CeilingHeld waiting) {
            held = waiting;
        } else if (event instanceof RunEvent.FaultSwitched switched) {
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

    /** As they are now; to be asked at regular times, for the rate of arrivals is that since it was asked before. */
    LiveFigures figures() {
        RunMetrics.Live live = metrics.live();
        Ratio turns = live.of(Sli.ERROR_FREE_TURNS);
        return new LiveFigures(
                lastMicros / MICROS_PER_SECOND,
                plannedSeconds,
                newest == null ? "" : newest.stage(),
                arrivals.at(lastMicros, live.opened()),
                live.opened(),
                live.inProgress(),
                live.closed(),
                share(live.of(Sli.TRUE_CONTAINMENT), live.trulySegments().values()),
                share(live.of(Sli.ESCALATION_RECALL), live.recallSegments().values()),
                share(turns, List.of()),
                turns.bad(),
                live.retries(),
                slos.stream().flatMap(slo -> left(slo, live).stream()).toList(),
                new LiveFigures.Percentiles(live.responseP50(), live.responseP95(), live.responseP99()),
                generator(),
                List.copyOf(faults),
                health == null ? "" : GeneratorLimit.passed(health, limits));
    }

    private static Share share(Ratio events, Collection<Ratio> segments) {
        Wilson bounds = Wilson.of(events, segments);
        return new Share(
                events.good(), events.total(), events.value().orElse(Double.NaN), bounds.lower(), bounds.upper());
    }

    /** None or one. */
    private static List<Left> left(Slo slo, RunMetrics.Live live) {
        Ratio events = live.indicators().getOrDefault(slo.sli(), Ratio.NONE);
        if (events.total() == 0) {
            return List.of();
        }
        long allowed = ErrorBudgets.allowed(events.total(), slo.target());
        return List.of(new Left(slo.id(), allowed - events.bad(), allowed));
    }

    private LiveFigures.Generator generator() {
        return new LiveFigures.Generator(
                health == null ? Double.NaN : health.lagP99Micros() / MICROS_PER_MILLI,
                health == null ? Double.NaN : health.gcMicros() / MICROS_PER_MILLI,
                health == null ? Double.NaN : health.cpu(),
                health == null ? -1 : health.process().sockets(),
                health == null ? 0 : health.logBacklog(),
                held == null ? 0 : held.waiting(),
                held == null ? 0 : held.contacts(),
                held == null ? 0 : held.requests());
    }
}
