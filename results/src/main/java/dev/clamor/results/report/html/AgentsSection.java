package dev.clamor.results.report.html;

import dev.clamor.metrics.Sli;
import dev.clamor.results.analysis.AgentSide;
import dev.clamor.results.report.html.LatencyTable.Cell;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.verdict.AgentFindings;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several agents side by side, by indicator.
 *
 * @param alone what each of them did by every objective, in a sentence
 */
record AgentsSection(List<Table> tables, List<Row> latency, List<String> alone) {
    /** One indicator. */
    record Table(String caption, List<Rate> rates) {}

    /** Response time of one agent's replies. */
    record Row(String agent, String replies, List<Cell> percentiles) {}

    static AgentsSection of(List<AgentSide> agents, List<AgentFindings> alone) {
        return new AgentsSection(
                List.of(
                        table("True containment", Sli.TRUE_CONTAINMENT, agents),
                        table("Escalation recall", Sli.ESCALATION_RECALL, agents),
                        table("Contacts without a wrong action", Sli.WRONG_ACTION_FREE, agents),
                        table("Turns answered with a usable reply", Sli.ERROR_FREE_TURNS, agents)),
                agents.stream().map(AgentsSection::row).toList(),
                alone.stream().map(Sentences::alone).map(Visible::line).toList());
    }

    private static Table table(String caption, Sli sli, List<AgentSide> agents) {
        return new Table(
                caption,
                agents.stream()
                        .map(agent -> rate(agent, agent.figure(sli.id())))
                        .toList());
    }

    private static Rate rate(AgentSide agent, AgentSide.Figure figure) {
        return Rate.of(
                agent.agent(), Numbers.count(agent.contacts()) + " contacts", figure.events(), figure.interval());
    }

    private static Row row(AgentSide agent) {
        return new Row(
                agent.agent(),
                Numbers.count(agent.response().count()),
                Stream.of(Percentile.values())
                        .map(each -> LatencyTable.cell(each, agent.response()))
                        .toList());
    }
}
