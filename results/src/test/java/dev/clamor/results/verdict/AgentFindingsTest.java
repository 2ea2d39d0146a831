package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentFindingsTest {
    private static final Slo CONTAINMENT = Runs.slo("solved", "trueContainment", "0.70", true);
    private static final Slo RECALL = Runs.slo("humans", "escalationRecall", "0.90", true);
    private static final Runs RUN = Runs.healthy()
            .with("trueContainment", 760, 1000)
            .with("escalationRecall", 930, 1000)
            .agent("stable", 900, Runs.healthy().with("trueContainment", 720, 900))
            .agent("canary", 100, Runs.healthy().with("trueContainment", 40, 100));

    // Of 100 at 70 %: 40 are breached, of 900 720 are met; nobody counted escalation recall by agent.
    @Test
    void each_agent_is_judged_by_every_objective_on_its_own_contacts() {
        Verdict verdict =
                Judge.judge(RUN.snapshot(), Manifests.planned(Runs.CONTACTS), Runs.objectives(CONTAINMENT, RECALL));

        assertThat(verdict.agents()).extracting(AgentFindings::agent).containsExactly("canary", "stable");
        AgentFindings canary = verdict.agents().get(0);
        assertThat(canary.contacts()).isEqualTo(100);
        assertThat(canary.findings()).extracting(Finding::state).containsExactly(State.BREACHED, State.INCONCLUSIVE);
        assertThat(canary.findings().get(0).good()).isEqualTo(40);
        assertThat(Sentences.alone(canary))
                .isEqualTo("canary by itself (100 contacts) misses solved; does not decide humans.");
        assertThat(verdict.agents().get(1).findings().get(0).state()).isEqualTo(State.MET);
    }

    @Test
    void an_agent_is_judged_exactly_as_a_run_of_its_contacts_would_be() {
        Finding alone = Judge.judge(
                        Runs.healthy().with("trueContainment", 40, 100).snapshot(),
                        Manifests.planned(Runs.CONTACTS),
                        Runs.objectives(CONTAINMENT))
                .findings()
                .get(0);

        assertThat(judged(Manifests.planned(Runs.CONTACTS)).get(0).findings()).containsExactly(alone.notGating());
    }

    @Test
    void agents_decide_nothing() {
        Verdict verdict = Judge.judge(RUN.snapshot(), Manifests.planned(Runs.CONTACTS), Runs.objectives(CONTAINMENT));

        assertThat(verdict.decision()).isEqualTo(Decision.PROMOTE);
        assertThat(verdict.agents())
                .flatExtracting(AgentFindings::findings)
                .extracting(Finding::gating)
                .containsOnly(false);
    }

    @Test
    void an_agent_of_the_manifest_to_which_nobody_went_is_undecided() {
        Manifest manifest = Manifests.several(Manifests.planned(Runs.CONTACTS), "stable", "canary", "nobody");

        List<AgentFindings> agents = judged(manifest);
        assertThat(agents).extracting(AgentFindings::agent).containsExactly("canary", "nobody", "stable");
        assertThat(agents.get(1).contacts()).isZero();
        assertThat(agents.get(1).findings().get(0).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void of_one_agent_nothing_is_said() {
        Runs one = Runs.healthy().with("trueContainment", 760, 1000);

        assertThat(Judge.judge(one.snapshot(), Manifests.planned(Runs.CONTACTS), Runs.objectives(CONTAINMENT))
                        .agents())
                .isEmpty();
    }

    private static List<AgentFindings> judged(Manifest manifest) {
        return Judge.judge(RUN.snapshot(), manifest, Runs.objectives(CONTAINMENT))
                .agents();
    }
}
