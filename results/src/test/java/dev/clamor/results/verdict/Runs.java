package dev.clamor.results.verdict;

import dev.clamor.conversation.RunEvent;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Snapshots of runs that keep every limit, with one thing changed. */
final class Runs {
    static final long CONTACTS = 1000;

    private static final RunEvent.RunEnded COMPLETED =
            new RunEvent.RunEnded(60_000_000, CONTACTS, CONTACTS, CONTACTS, RunEvent.EndReason.COMPLETED, 0);
    private static final MetricsSnapshot.Health HEALTHY =
            new MetricsSnapshot.Health(60, 5, 9, 12, 20, 0.4, 0.6, 3, new TreeMap<>(), MetricsSnapshot.Held.NOTHING);

    private final SortedMap<String, SliCounts> slis = new TreeMap<>();
    private SortedMap<String, Long> personas = new TreeMap<>(Map.of("calm", 500L, "rushed", 500L));
    private SortedMap<String, Long> discarded = new TreeMap<>();
    private SortedMap<String, Long> faults = new TreeMap<>();
    private final SortedMap<String, MetricsSnapshot.AgentCounts> agents = new TreeMap<>();
    private List<MetricsSnapshot.FaultImpact> planned = List.of();
    private long opened = CONTACTS;
    private long open;
    private long valid = CONTACTS;
    private MetricsSnapshot.Health health = HEALTHY;
    private RunEvent.@Nullable RunEnded end = COMPLETED;

    static Runs healthy() {
        return new Runs();
    }

    /** Counts of an indicator, every event a segment of its own. */
    Runs with(String sli, long good, long total) {
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (long i = 0; i < total; i++) {
            segments.put("p/s" + i, new Ratio(i < good ? 1 : 0, 1));
        }
        return with(sli, segments);
    }

    /** Counts of an indicator by segment. */
    Runs with(String sli, SortedMap<String, Ratio> segments) {
        return with(sli, segments, new TreeMap<>());
    }

    /** Counts of an indicator by segment and by intent. */
    Runs with(String sli, SortedMap<String, Ratio> segments, SortedMap<String, Ratio> byIntent) {
        Ratio total = segments.values().stream().reduce(Ratio.NONE, Ratio::plus);
        SortedMap<Integer, Ratio> slices = new TreeMap<>(Map.of(3, total));
        slis.put(sli, new SliCounts(sli, "", total, segments, none(), none(), byIntent, none(), none(), slices));
        return this;
    }

    /** Counts of an indicator by slice of two seconds, all of one segment. */
    Runs slices(String sli, SortedMap<Integer, Ratio> slices) {
        Ratio total = slices.values().stream().reduce(Ratio.NONE, Ratio::plus);
        SortedMap<String, Ratio> segments = new TreeMap<>(Map.of("p/s", total));
        slis.put(sli, new SliCounts(sli, "", total, segments, none(), none(), none(), none(), none(), slices));
        return this;
    }

    Runs intents(String sli, Map<String, Ratio> byIntent) {
        return with(sli, new TreeMap<>(byIntent), new TreeMap<>(byIntent));
    }

    /** One of several agents, to which so many contacts with these events went. */
    Runs agent(String name, long contacts, Runs events) {
        agents.put(name, new MetricsSnapshot.AgentCounts(contacts, events.slis, MetricsSnapshot.LatencySummary.NONE));
        return this;
    }

    Runs personas(Map<String, Long> counts) {
        personas = new TreeMap<>(counts);
        return this;
    }

    Runs discarded(String reason, long count) {
        discarded = new TreeMap<>(Map.of(reason, count));
        return this;
    }

    Runs faults(String fault, long count) {
        faults = new TreeMap<>(Map.of(fault, count));
        return this;
    }

    Runs opened(long count) {
        opened = count;
        end = end == null
                ? null
                : new RunEvent.RunEnded(60_000_000, CONTACTS, count, count, end.reason(), end.harnessFaults());
        return this;
    }

    Runs openedInLogOnly(long count) {
        opened = count;
        return this;
    }

    Runs open(long count) {
        open = count;
        return this;
    }

    Runs valid(long count) {
        valid = count;
        return this;
    }

    Runs health(MetricsSnapshot.Health other) {
        health = other;
        return this;
    }

    Runs killed() {
        end = null;
        return this;
    }

    Runs ended(RunEvent.EndReason reason, long harnessFaults) {
        end = new RunEvent.RunEnded(60_000_000, CONTACTS, opened, opened, reason, harnessFaults);
        return this;
    }

    /** Ended by a rule when so many contacts were due and begun. */
    Runs decided(long due, long count) {
        opened = count;
        end = new RunEvent.RunEnded(30_000_000, CONTACTS, due, count, count, RunEvent.EndReason.DECIDED, 0);
        return this;
    }

    /** With planned faults. */
    Runs under(MetricsSnapshot.FaultImpact... impacts) {
        planned = List.of(impacts);
        return this;
    }

    MetricsSnapshot snapshot() {
        MetricsSnapshot.LatencySummary latency = MetricsSnapshot.LatencySummary.NONE;
        return new MetricsSnapshot(
                new MetricsSnapshot.Contacts(opened, opened - open, open, discarded, 0, valid, new TreeMap<>(), 0),
                slis,
                new MetricsSnapshot.Containment(
                        Ratio.NONE, Ratio.NONE, Double.NaN, new TreeMap<>(), new TreeMap<>(), Ratio.NONE),
                new MetricsSnapshot.Escalation(
                        new TreeMap<>(),
                        Ratio.NONE,
                        Double.NaN,
                        none(),
                        new TreeMap<>(),
                        Double.NaN,
                        Double.NaN,
                        Ratio.NONE,
                        Ratio.NONE),
                new MetricsSnapshot.Experience(
                        Ratio.NONE,
                        0,
                        0,
                        0,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Ratio.NONE,
                        new TreeMap<>()),
                new MetricsSnapshot.Risk(Ratio.NONE, Ratio.NONE, Ratio.NONE, 0, 0, Ratio.NONE, Ratio.NONE, faults),
                new MetricsSnapshot.Latency(
                        latency,
                        latency,
                        latency,
                        latency,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()),
                List.of(),
                List.of(),
                List.of(),
                health,
                Optional.ofNullable(end),
                personas,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                planned,
                agents);
    }

    private static SortedMap<String, Ratio> none() {
        return new TreeMap<>();
    }

    /** An objective at 95 % with at least 50 events. */
    static Slo slo(String id, String sli, String target, boolean gating) {
        return new Slo(id, sli, new BigDecimal(target), gating, 0.95, 50, Slo.Estimand.SUITE, "");
    }

    static Objectives objectives(Slo... slos) {
        return new Objectives("test", 28, 0, List.of(slos));
    }
}
