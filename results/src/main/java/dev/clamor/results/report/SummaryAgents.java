package dev.clamor.results.report;

import dev.clamor.metrics.Sli;
import dev.clamor.results.analysis.AgentSide;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.verdict.AgentFindings;
import java.util.List;

/** Several agents side by side, for a pull request; nothing where there is one only. */
final class SummaryAgents {
    private static final List<Sli> SHOWN = List.of(Sli.TRUE_CONTAINMENT, Sli.ESCALATION_RECALL, Sli.WRONG_ACTION_FREE);

    private SummaryAgents() {}

    static void write(List<AgentSide> agents, List<AgentFindings> alone, StringBuilder text) {
        if (agents.isEmpty()) {
            return;
        }
        text.append("### Agents side by side\n\n");
        text.append("| Agent | Contacts | True containment | Escalation recall | Without a wrong action | p95 |\n");
        text.append("|---|--:|--:|--:|--:|--:|\n");
        agents.forEach(agent -> row(agent, text));
        text.append("\nIn brackets: 95 % intervals. The verdict is over all contacts together.\n\n");
        alone.forEach(agent ->
                text.append("- ").append(Markdown.text(Sentences.alone(agent))).append('\n'));
        text.append(alone.isEmpty() ? "" : "\n");
    }

    private static void row(AgentSide agent, StringBuilder text) {
        text.append("| ").append(Markdown.cell(agent.agent()));
        text.append(" | ").append(Numbers.count(agent.contacts()));
        for (Sli sli : SHOWN) {
            AgentSide.Figure figure = agent.figure(sli.id());
            text.append(" | ").append(Numbers.percent(figure.events()));
            text.append(
                    figure.events().total() == 0 ? "" : " (" + figure.interval().text() + ")");
        }
        String range = Percentile.P95.rangeText(agent.response());
        text.append(" | ").append(Numbers.millis(agent.response().p95()));
        text.append(range.isEmpty() ? "" : " (" + range + ")").append(" |\n");
    }
}
