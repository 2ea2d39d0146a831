package dev.clamor.scenario.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackagedScenariosTest {
    private final List<Scenario> packaged = ScenarioCatalog.packaged();

    @Test
    void packaged_scenarios_are_found_without_a_list_and_sorted_by_id() {
        assertThat(packaged)
                .extracting(s -> s.id().value())
                .contains("telecom_billing_dispute")
                .isSorted();
    }

    @Test
    void the_text_of_a_packaged_scenario_is_its_file() {
        assertThat(ScenarioCatalog.packagedText("telecom_billing_dispute"))
                .hasValueSatisfying(text -> assertThat(text).contains("id: telecom_billing_dispute"));
        assertThat(ScenarioCatalog.packagedText("no_such_scenario")).isEmpty();
    }

    @Test
    void the_worked_file_is_read_as_written() {
        Scenario dispute = packaged.stream()
                .filter(s -> s.id().value().equals("telecom_billing_dispute"))
                .findFirst()
                .orElseThrow();
        assertThat(dispute.queues()).containsEntry("E4", "care");
        assertThat(dispute.handoffContext()).containsExactly("account_number", "amount");
        assertThat(dispute.main().right()).isEqualTo(Goal.Right.RESOLVE);
        assertThat(dispute.main().limit())
                .hasValueSatisfying(l -> assertThat(l.above()).isEqualTo(50));
        assertThat(dispute.main().deadlineReplies()).isEqualTo(2);
        assertThat(dispute.main().gold().get(0).arguments()).containsEntry("amount", "{amount}");
        assertThat(dispute.main().openings())
                .hasSize(2)
                .allSatisfy(g -> assertThat(g).hasSize(3));
        assertThat(dispute.goals()).extracting(Goal::id).containsExactly("dispute", "price");
    }
}
