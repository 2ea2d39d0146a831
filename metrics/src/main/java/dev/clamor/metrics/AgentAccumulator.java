package dev.clamor.metrics;

import dev.clamor.metrics.MetricsSnapshot.AgentCounts;
import dev.clamor.metrics.latency.LatencyHistogram;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How each of several agents did with the valid contacts that went to it. Nothing is counted where there is one only, whose
 * numbers are those of the run.
 */
public final class AgentAccumulator implements Accumulator<SortedMap<String, AgentCounts>, AgentAccumulator> {
    private final MetricsConfig config;
    private final Map<String, Cell> cells = new HashMap<>();

    /** Nothing counted yet. */
    public AgentAccumulator(MetricsConfig config) {
        this.config = config;
    }

    @Override
    public void accept(ContactRecord contact) {
        String agent = contact.opened().agent();
        if (agent.isEmpty() || !contact.valid()) {
            return;
        }
        Cell cell = cell(agent);
        cell.contacts++;
        cell.slis.accept(contact);
        for (ContactRecord.Reply reply : contact.replies()) {
            if (reply.usable()) {
                cell.response.record(reply.dueLatencyMicros());
            }
        }
    }

    private Cell cell(String agent) {
        return cells.computeIfAbsent(agent, name -> new Cell(config));
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
        private final SliAccumulator slis;
        private final LatencyHistogram response = LatencyHistogram.dense();
        private long contacts;

        Cell(MetricsConfig config) {
            slis = new SliAccumulator(config);
        }

        void add(Cell other) {
            slis.combine(other.slis);
            response.add(other.response);
            contacts += other.contacts;
        }

        AgentCounts counts() {
            return new AgentCounts(contacts, slis.snapshot(), LatencyAccumulator.summary(response));
        }
    }
}
