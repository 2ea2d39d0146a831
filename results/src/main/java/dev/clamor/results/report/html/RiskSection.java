package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.Risk;
import dev.clamor.metrics.Sli;
import dev.clamor.results.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Actions, breaches, leaks and technical faults of the agent. */
record RiskSection(List<Rate> rates, List<Fact> counts, List<Share> faults) {
    static RiskSection of(MetricsSnapshot snapshot) {
        Risk risk = snapshot.risk();
        List<Rate> rates = new ArrayList<>(List.of(
                Rate.of("Contacts without a wrong action", "", risk.wrongActions(), snapshot, Sli.WRONG_ACTION_FREE),
                Rate.of("Actions right or harmless", "", risk.actions()),
                Rate.of("Contacts without a breach", "", risk.breaches(), snapshot, Sli.BREACH_FREE),
                Rate.of("Actions with an audit id", "", risk.audited(), snapshot, Sli.AUDITED_ACTIONS)));
        if (risk.verified().total() > 0) {
            rates.add(Rate.of("Contacts verified in the systems of record", "", risk.verified()));
        }
        return new RiskSection(
                List.copyOf(rates),
                List.of(
                        Fact.of("Replies that told another customer's facts", Numbers.count(risk.leaks())),
                        Fact.of(
                                "Contacts that ended believing a claim that is not so",
                                Numbers.count(risk.hallucinated()))),
                Share.ranked(risk.faults()));
    }
}
