package dev.clamor.metrics;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.conversation.TurnEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All numbers of a run from its events: live, for the final report, and for a re-judged log. Single-threaded; shards are
 * counted apart and combined.
 *
 * <p>A contact is counted when it closes. Its events may interleave with those of others, but must be in order and come
 * to the same instance. Run events go to exactly one of the instances that will be combined.
 */
public final class RunMetrics implements EventSink {
    private static final Comparator<RunEnded> LAST = Comparator.comparingLong(RunEnded::atMicros)
            .thenComparingLong(RunEnded::closed)
            .thenComparing(RunEnded::reason);

    private final MetricsConfig config;
    private final Consumer<ContactRecord> onClosed;
    private final ContactAssembler contacts = new ContactAssembler();
    private final ContactCountAccumulator counts = new ContactCountAccumulator();
    private final ContainmentAccumulator containment = new ContainmentAccumulator();
    private final EscalationAccumulator escalation = new EscalationAccumulator();
    private final ExperienceAccumulator experience = new ExperienceAccumulator();
    private final RiskAccumulator risk = new RiskAccumulator();
    private final LatencyAccumulator latency = new LatencyAccumulator();
    private final FailureModeAccumulator failureModes = new FailureModeAccumulator();
    private final SampleAccumulator sample = new SampleAccumulator();
    private final HealthMeter health = new HealthMeter();
    private final SliAccumulator slis;
    private final StepAccumulator steps;
    private final TimelineAccumulator timeline;
    private final FaultAccumulator faults;
    private final WorstAccumulator worst;
    private final AgentAccumulator agents;
    private @Nullable RunEnded end;

    /** Nothing counted yet. */
    public RunMetrics(MetricsConfig config) {
        this(config, contact -> {});
    }

    /**
     * Nothing counted yet.
     *
     * @param onClosed is given the record of every contact that closes, after it has been counted
     */
    public RunMetrics(MetricsConfig config, Consumer<ContactRecord> onClosed) {
        this.config = config;
        this.onClosed = onClosed;
        slis = new SliAccumulator(config);
        steps = new StepAccumulator(config);
        timeline = new TimelineAccumulator(config);
        faults = new FaultAccumulator(config);
        worst = new WorstAccumulator(config);
        agents = new AgentAccumulator(config);
    }

    @Override
    public void accept(LogEvent event) {
        if (event instanceof TurnEvent.ContactOpened opened) {
            opened(opened);
        } else if (event instanceof TurnEvent.TurnRetried retried) {
            health.retried(retried);
        } else if (event instanceof TurnEvent turn) {
            contacts.accept(turn).ifPresent(this::closed);
        } else if (event instanceof RunEvent.HealthSampled sample) {
            health.sampled(sample);
        } else if (event instanceof RunEvent.CeilingHeld held) {
            health.held(held);
            steps.held(held);
        } else if (event instanceof RunEvent.FaultSwitched switched) {
            faults.switched(switched);
        } else if (event instanceof RunEnded ended) {
            keepLast(ended);
        }
    }

    private void opened(TurnEvent.ContactOpened contact) {
        if (contacts.isOpen(contact.contact())) {
            return;
        }
        contacts.accept(contact);
        counts.opened(contact);
        timeline.opened(contact);
        health.opened(contact);
    }

    private void closed(ContactRecord contact) {
        counts.accept(contact);
        slis.accept(contact);
        containment.accept(contact);
        escalation.accept(contact);
        experience.accept(contact);
        risk.accept(contact);
        latency.accept(contact);
        steps.accept(contact);
        failureModes.accept(contact);
        timeline.accept(contact);
        faults.accept(contact);
        worst.accept(contact);
        sample.accept(contact);
        agents.accept(contact);
        onClosed.accept(contact);
    }

    private void keepLast(RunEnded ended) {
        end = end == null || LAST.compare(ended, end) > 0 ? ended : end;
    }

    /**
     * Adds all that another one has counted; contacts must be disjoint, the settings equal, and the other must take no
     * events afterwards, for its contacts in progress go on here.
     */
    public void combine(RunMetrics other) {
        if (!config.equals(other.config)) {
            throw new IllegalArgumentException(
                    "metrics to combine: expected equal settings " + config + ". Found: " + other.config);
        }
        contacts.combine(other.contacts);
        counts.combine(other.counts);
        slis.combine(other.slis);
        containment.combine(other.containment);
        escalation.combine(other.escalation);
        experience.combine(other.experience);
        risk.combine(other.risk);
        latency.combine(other.latency);
        steps.combine(other.steps);
        failureModes.combine(other.failureModes);
        timeline.combine(other.timeline);
        faults.combine(other.faults);
        worst.combine(other.worst);
        sample.combine(other.sample);
        agents.combine(other.agents);
        health.combine(other.health);
        if (other.end != null) {
            keepLast(other.end);
        }
    }

    /** The numbers so far; contacts without an end are counted as open. */
    public MetricsSnapshot snapshot() {
        return new MetricsSnapshot(
                counts.snapshot(),
                slis.snapshot(),
                containment.snapshot(),
                escalation.snapshot(),
                experience.snapshot(),
                risk.snapshot(),
                latency.snapshot(),
                steps.snapshot(),
                timeline.snapshot(),
                worst.snapshot(),
                health.snapshot(),
                Optional.ofNullable(end),
                counts.personas(),
                counts.scenarios(),
                steps.bySegment(),
                failureModes.snapshot(),
                faults.snapshot(),
                agents.snapshot());
    }

    /** Contacts to read that stand for all valid ones, spread as widely as can be from the first on. */
    public List<ContactId> sample() {
        return sample.snapshot();
    }

    /** The numbers that are looked at while a run goes on, cheap enough for twice a second. */
    public Live live() {
        return new Live(
                counts.openedSoFar(),
                counts.closedSoFar(),
                slis.totals(),
                slis.segments(Sli.TRUE_CONTAINMENT),
                slis.segments(Sli.ESCALATION_RECALL),
                latency.responseMillis(50),
                latency.responseMillis(95),
                latency.responseMillis(99),
                health.retriesSoFar());
    }

    /**
     * The run so far; all but the contacts opened, closed and the retries speaks of valid contacts that have closed.
     *
     * @param indicators every indicator's events by its id
     * @param trulySegments true containment by persona and scenario
     * @param recallSegments escalation recall by persona and scenario
     * @param responseP50 milliseconds from the due time, NaN if none
     * @param responseP95 the same
     * @param responseP99 the same
     * @param retries requests that were sent again
     */
    public record Live(
            long opened,
            long closed,
            SortedMap<String, Ratio> indicators,
            SortedMap<String, Ratio> trulySegments,
            SortedMap<String, Ratio> recallSegments,
            double responseP50,
            double responseP95,
            double responseP99,
            long retries) {
        /** Contacts that have begun and not ended. */
        public long inProgress() {
            return opened - closed;
        }

        /** The events of one indicator. */
        public Ratio of(Sli sli) {
            return indicators.getOrDefault(sli.id(), Ratio.NONE);
        }
    }
}
