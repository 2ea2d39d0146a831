package dev.clamor.results.verdict;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.AgentCounts;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * One of several agents, judged by every objective on the contacts that went to it alone. It decides nothing: the verdict is
 * over all contacts together, and states of several agents are not corrected for one another.
 *
 * @param agent its name in the plan
 * @param contacts valid contacts that went to it
 * @param findings one per objective, in the order of the objectives file, none of them gating
 */
public record AgentFindings(String agent, long contacts, List<Finding> findings) {
    /**
     * All of them by name, those to which no valid contact went included; none where there is one agent only.
     *
     * @param manifest names the agents
     */
    static List<AgentFindings> of(MetricsSnapshot snapshot, Manifest manifest, Objectives objectives) {
        TreeSet<String> names = new TreeSet<>(snapshot.agents().keySet());
        manifest.agent().several().forEach(share -> names.add(share.name()));
        double seconds = Findings.seconds(snapshot);
        return names.stream()
                .map(name -> of(name, Optional.ofNullable(snapshot.agents().get(name)), seconds, objectives))
                .toList();
    }

    private static AgentFindings of(String name, Optional<AgentCounts> counts, double seconds, Objectives objectives) {
        SortedMap<String, SliCounts> slis = counts.map(AgentCounts::slis).orElse(Collections.emptySortedMap());
        return new AgentFindings(
                name,
                counts.map(AgentCounts::contacts).orElse(0L),
                objectives.slos().stream()
                        .map(slo ->
                                Findings.of(objectives.stopping().atEnd(slo), slis.get(slo.sli()), seconds, objectives))
                        .map(Finding::notGating)
                        .toList());
    }
}
