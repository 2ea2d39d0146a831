package dev.clamor.scenario.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void nobody_has_to_look_up_a_birthday_or_a_wish() {
        List<String> own = packaged.stream()
                .flatMap(scenario -> scenario.facts().stream()
                        .filter(Fact::own)
                        .map(fact -> scenario.id().value() + " " + fact.name()))
                .toList();
        assertThat(own).contains("banking_card_lost date_of_birth", "health_appointment_move new_date");
        assertThat(own).doesNotContain("banking_card_lost card_last4");
    }

    @Test
    void the_text_of_a_packaged_scenario_is_its_file() {
        assertThat(ScenarioCatalog.packagedText("telecom_billing_dispute"))
                .hasValueSatisfying(text -> assertThat(text).contains("id: telecom_billing_dispute"));
        assertThat(ScenarioCatalog.packagedText("no_such_scenario")).isEmpty();
    }

    @Test
    void they_are_found_in_a_jar_without_folder_entries_too(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("scenarios.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name :
                    List.of("clamor/scenarios/b.yaml", "clamor/scenarios/a.yaml", "clamor/scenarios/note.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        assertThat(PackagedFiles.textsIn(jar))
                .containsExactly(entry("a", "clamor/scenarios/a.yaml"), entry("b", "clamor/scenarios/b.yaml"));
    }

    @Test
    void a_place_that_cannot_be_read_is_named(@TempDir Path folder) {
        assertThatThrownBy(() -> PackagedFiles.textsIn(folder.resolve("missing.jar")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected a readable folder or jar. Found: ")
                .hasMessageEndingWith("missing.jar");
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
                .hasSize(9)
                .allSatisfy(g -> assertThat(g).hasSize(3));
        assertThat(dispute.goals()).extracting(Goal::id).containsExactly("dispute", "price", "term");
    }
}
