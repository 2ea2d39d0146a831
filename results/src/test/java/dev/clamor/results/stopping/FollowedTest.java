package dev.clamor.results.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.ContactScores;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Judge;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a rule follows is what the gate judges: no second way to be met. */
class FollowedTest {
    @ParameterizedTest
    @EnumSource(Slo.Estimand.class)
    void an_objective_is_met_for_a_rule_exactly_when_it_is_for_the_gate(Slo.Estimand estimand) {
        SplittableRandom random = new SplittableRandom(5);
        int met = 0;
        int runs = 60;
        for (int run = 0; run < runs; run++) {
            Slo slo = new Slo("o", "breachFree", new BigDecimal("0.90"), true, 0.95, 50, estimand, "");
            Followed followed = new Followed(slo);
            ContactScores scores = new ContactScores(Contacts.CONFIG);
            int column = scores.ids().indexOf("breachFree");
            RunMetrics metrics = new RunMetrics(Contacts.CONFIG, contact -> {
                scores.score(contact);
                followed.add(contact.segment(), scores.good(column), scores.total(column));
            });
            int contacts = 30 + random.nextInt(400);
            double rate = 0.1 * random.nextDouble();
            for (int i = 0; i < contacts; i++) {
                Contacts.events(i, random.nextDouble() < rate).forEach(metrics::accept);
            }
            Finding finding = Judge.judge(
                            metrics.snapshot(),
                            Manifests.planned(contacts),
                            new Objectives("test", 28, 0, List.of(slo)))
                    .findings()
                    .get(0);
            assertThat(followed.met(1 - slo.confidence())).isEqualTo(finding.state() == Finding.State.MET);
            met += finding.state() == Finding.State.MET ? 1 : 0;
        }
        assertThat(met).isBetween(5, runs - 5);
    }
}
