package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AgentAccumulatorTest {
    private static final MetricsConfig CONFIG = new MetricsConfig(new TreeSet<>(List.of(500L)), 2, 12);

    private static MetricsSnapshot snapshot(Crowd crowd, int contacts) {
        RunMetrics metrics = new RunMetrics(CONFIG);
        crowd.contacts(contacts).forEach(contact -> contact.forEach(metrics::accept));
        return metrics.snapshot();
    }

    private static Ratio sum(MetricsSnapshot snapshot, String sli) {
        return snapshot.agents().values().stream()
                .map(agent -> agent.slis().get(sli).total())
                .reduce(Ratio.NONE, Ratio::plus);
    }

    @Test
    void the_agents_numbers_add_up_to_those_of_the_run() {
        MetricsSnapshot snapshot = snapshot(new Crowd(3), 1_000);
        assertThat(snapshot.agents().values().stream()
                        .mapToLong(MetricsSnapshot.AgentCounts::contacts)
                        .sum())
                .isEqualTo(snapshot.contacts().valid());
        snapshot.slis().forEach((id, run) -> {
            assertThat(sum(snapshot, id)).as(id).isEqualTo(run.total());
            assertThat(run.total().total()).as(id).isPositive();
        });
        assertThat(snapshot.agents().values().stream()
                        .mapToLong(agent -> agent.response().count())
                        .sum())
                .isEqualTo(snapshot.latency().response().count());
        assertThat(snapshot.agents().get("stable").contacts())
                .isGreaterThan(2 * snapshot.agents().get("canary").contacts());
    }

    @Test
    void each_is_a_condition_of_the_steps_that_fail() {
        assertThat(snapshot(new Crowd(3), 200).steps())
                .extracting(MetricsSnapshot.StepSlice::condition)
                .contains("agent:canary", "agent:stable");
    }

    @Test
    void of_one_agent_only_nothing_is_counted() {
        RunMetrics metrics = new RunMetrics(CONFIG);
        Talk.of(1)
                .says(CustomerAct.OPEN)
                .ends(new ConversationOutcome.Escalated())
                .forEach(metrics::accept);
        assertThat(metrics.snapshot().contacts().valid()).isEqualTo(1);
        assertThat(metrics.snapshot().agents()).isEmpty();
    }
}
