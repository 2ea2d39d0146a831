package dev.clamor.results.analysis;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.report.words.Wilson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

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

    private static final List<Sli> TOLD = List.of(
            Sli.TRUE_CONTAINMENT, Sli.ESCALATION_RECALL, Sli.WRONG_ACTION_FREE, Sli.BREACH_FREE, Sli.ERROR_FREE_TURNS);

    /** All of them by name; none where there is one agent only. */
    static List<AgentSide> of(MetricsSnapshot snapshot) {
        return snapshot.agents().entrySet().stream().map(AgentSide::side).toList();
    }

    private static AgentSide side(Map.Entry<String, MetricsSnapshot.AgentCounts> one) {
        SortedMap<String, SliCounts> slis = one.getValue().slis();
        List<Figure> figures = TOLD.stream()
                .map(sli -> figure(sli.id(), slis.get(sli.id())))
                .sorted(Comparator.comparing(Figure::indicator))
                .toList();
        return new AgentSide(
                one.getKey(), one.getValue().contacts(), figures, one.getValue().response());
    }

    private static Figure figure(String indicator, @Nullable SliCounts counts) {
        return counts == null
                ? new Figure(indicator, Ratio.NONE, Wilson.of(Ratio.NONE))
                : new Figure(
                        indicator,
                        counts.total(),
                        Wilson.of(counts.total(), counts.bySegment().values()));
    }

    /** The figure of an indicator; without events if it is not told. */
    public Figure figure(String indicator) {
        return figures.stream()
                .filter(figure -> figure.indicator().equals(indicator))
                .findFirst()
                .orElseGet(() -> figure(indicator, null));
    }
}
