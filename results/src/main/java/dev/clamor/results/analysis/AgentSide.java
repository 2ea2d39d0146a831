package dev.clamor.results.analysis;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.report.words.Wilson;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One of several agents, to be read beside the others: customers are shared out among them by chance, so what differs
 * between them is theirs, or chance.
 *
 * @param agent its name in the plan
 * @param contacts valid contacts that went to it
 * @param figures by indicator
 * @param response response time of its replies
 */
public record AgentSide(String agent, long contacts, List<Figure> figures, LatencySummary response) {
    /**
     * One indicator; {@link Ratio#NONE} without events.
     *
     * @param interval two-sided, 95 %, over segments
     */
    public record Figure(String indicator, Ratio events, Wilson interval) {}

    /** All of them by name; none where there is one agent only. */
    static List<AgentSide> of(MetricsSnapshot snapshot) {
        return snapshot.agents().entrySet().stream().map(AgentSide::side).toList();
    }

    private static AgentSide side(Map.Entry<String, MetricsSnapshot.AgentCounts> one) {
        List<Figure> figures = one.getValue().slis().entrySet().stream()
                .map(sli -> figure(sli.getKey(), sli.getValue().values()))
                .toList();
        return new AgentSide(
                one.getKey(), one.getValue().contacts(), figures, one.getValue().response());
    }

    private static Figure figure(String indicator, Collection<Ratio> segments) {
        Ratio events = segments.stream().reduce(Ratio.NONE, Ratio::plus);
        return new Figure(indicator, events, Wilson.of(events, segments));
    }

    /** The figure of an indicator; without events if it was not counted. */
    public Figure figure(String indicator) {
        return figures.stream()
                .filter(figure -> figure.indicator().equals(indicator))
                .findFirst()
                .orElseGet(() -> new Figure(indicator, Ratio.NONE, Wilson.of(Ratio.NONE)));
    }
}
