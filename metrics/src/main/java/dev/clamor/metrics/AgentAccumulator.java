package dev.clamor.metrics;

import dev.clamor.metrics.MetricsSnapshot.AgentCounts;
import dev.clamor.metrics.latency.LatencyHistogram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How each of several agents did with the valid contacts that went to it. Nothing is counted where there is one only, whose
 * numbers are those of the run.
 */
public final class AgentAccumulator implements Accumulator<SortedMap<String, AgentCounts>, AgentAccumulator> {
    private static final List<Sli> COUNTED = List.of(
            Sli.TRUE_CONTAINMENT, Sli.ESCALATION_RECALL, Sli.WRONG_ACTION_FREE, Sli.BREACH_FREE, Sli.ERROR_FREE_TURNS);

    private final SliRules rules;
    private final RatioVector one;
    private final Segments segments = new Segments();
    private final Map<String, Cell> cells = new HashMap<>();

    /** Nothing counted yet. */
    public AgentAccumulator(MetricsConfig config) {
        rules = new SliRules(config);
        one = new RatioVector(rules.columns());
    }

    @Override
    public void accept(ContactRecord contact) {
        String agent = contact.opened().agent();
        if (agent.isEmpty() || !contact.valid()) {
            return;
        }
        Cell cell = cell(agent);
        one.clear();
        rules.contact(contact, one);
        for (ContactRecord.Reply reply : contact.replies()) {
            rules.reply(reply, one);
            if (reply.usable()) {
                cell.response.record(reply.dueLatencyMicros());
            }
        }
        cell.contacts++;
        cell.bySegment.row(segments.of(contact)).add(one);
    }

    private Cell cell(String agent) {
        return cells.computeIfAbsent(agent, name -> new Cell(rules.columns()));
    }

    @Override
    public void combine(AgentAccumulator other) {
        other.cells.forEach((agent, cell) -> cell(agent).add(cell));
    }

    @Override
    public SortedMap<String, AgentCounts> snapshot() {
        SortedMap<String, AgentCounts> counts = new TreeMap<>();
        cells.forEach((agent, cell) -> counts.put(agent, cell.counts()));
        return counts;
    }

    /** One agent. */
    private static final class Cell {
        private final RatioTable<String> bySegment;
        private final LatencyHistogram response = LatencyHistogram.dense();
        private long contacts;

        Cell(int columns) {
            bySegment = new RatioTable<>(columns);
        }

        void add(Cell other) {
            bySegment.combine(other.bySegment);
            response.add(other.response);
            contacts += other.contacts;
        }

        AgentCounts counts() {
            SortedMap<String, SortedMap<String, Ratio>> slis = new TreeMap<>();
            COUNTED.forEach(sli -> slis.put(sli.id(), bySegment.column(sli.ordinal())));
            return new AgentCounts(contacts, slis, LatencyAccumulator.summary(response));
        }
    }
}
