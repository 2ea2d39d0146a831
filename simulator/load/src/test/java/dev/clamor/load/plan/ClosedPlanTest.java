package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.engine.target.Ceilings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans with customers in progress, several agents, ceilings of the run. */
class ClosedPlanTest {
    private final Problems problems = new Problems();

    private Optional<RunPlan> read(String text) {
        return PlanCatalog.read("plan.yaml", "name: p\n" + text, problems);
    }

    private List<String> keys() {
        return problems.all().stream().map(Problem::key).toList();
    }

    @Test
    void a_level_of_customers_is_steady_or_goes_from_one_to_another() {
        RunPlan plan = read("""
                        stages:
                          - {name: up, customers: {from: 10, to: 50}, seconds: 30, warm_up: true}
                          - {name: hold, customers: 50, seconds: 60}
                        """).orElseThrow();
        assertThat(plan.workload())
                .isEqualTo(new Workload.ClosedWorkload(
                        List.of(new Stage("up", 10, 50, 30, true), new Stage("hold", 50, 50, 60, false))));
        assertThat(((Workload.ClosedWorkload) plan.workload()).seats()).isEqualTo(50);
        assertThat(plan.lasting(45).workload())
                .isEqualTo(new Workload.ClosedWorkload(
                        List.of(new Stage("up", 10, 50, 15, true), new Stage("hold", 50, 50, 30, false))));
    }

    @Test
    void a_plan_is_either_open_or_closed() {
        assertThat(read("""
                        spacing: even
                        stages:
                          - {name: a, customers: 5, seconds: 10}
                          - {name: b, rate: 5, seconds: 10}
                          - {name: c, customers: 5, rate: 2, seconds: 10}
                        """)).isEmpty();
        assertThat(keys()).containsExactlyInAnyOrder("spacing", "stages[1].customers", "stages[2].rate");
        assertThat(problems.all())
                .filteredOn(p -> p.key().equals("stages[1].customers"))
                .allSatisfy(p -> assertThat(p.toString()).contains("either closed or open"));
    }

    @Test
    void a_closed_plan_without_customers_and_names_that_are_not_unique_are_refused() {
        assertThat(read("""
                        stages:
                          - {name: a, customers: 0, seconds: 10}
                          - {name: a, customers: {from: 0, to: 0.5, till: 3}, seconds: 10}
                        """)).isEmpty();
        assertThat(keys()).contains("stages", "stages[1].name", "stages[1].customers.till");
    }

    @Test
    void several_agents_share_the_contacts_and_have_ceilings_together() {
        RunPlan plan = read("""
                        stages: [{name: a, rate: 5, seconds: 10}]
                        ceilings: {concurrent_contacts: 40, requests_per_second: 20}
                        agents:
                          - {name: stable, agent: agents/stable.yaml, weight: 9}
                          - {name: canary, agent: reference, behaviour: clean}
                        """).orElseThrow();
        assertThat(plan.agents())
                .containsExactly(
                        new PlannedAgent("stable", 9, "agents/stable.yaml", ""),
                        new PlannedAgent("canary", 1, PlannedAgent.REFERENCE, "clean"));
        assertThat(plan.ceilings()).isEqualTo(new Ceilings(40, 20, Double.POSITIVE_INFINITY, 0));
    }

    @Test
    void every_problem_with_agents_and_ceilings_is_reported() {
        assertThat(read("""
                        stages: [{name: a, rate: 5, seconds: 10}]
                        ceilings: {concurrent_contacts: 0, requests_per_second: 1.5, spend: 3}
                        agents:
                          - {name: one, agent: "http://localhost/a", weight: 0, behaviour: clean}
                          - {name: one, agent: reference, weight: 0}
                          - {name: "a b", weight: 0}
                        """)).isEmpty();
        assertThat(keys())
                .contains(
                        "ceilings.concurrent_contacts",
                        "ceilings.requests_per_second",
                        "ceilings.spend",
                        "agents",
                        "agents[0].behaviour",
                        "agents[1].name",
                        "agents[2].name",
                        "agents[2].agent");
    }

    @Test
    void one_agent_is_not_several() {
        assertThat(read("""
                        stages: [{name: a, rate: 5, seconds: 10}]
                        agents: [{name: one, agent: reference}]
                        """)).isEmpty();
        assertThat(keys()).containsExactly("agents");
    }
}
