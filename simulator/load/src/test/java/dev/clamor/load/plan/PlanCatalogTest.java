package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanCatalogTest {

    static List<String> names() {
        return PlanCatalog.packagedNames();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_packaged_plan_reads_without_a_problem(String name) {
        Problems problems = new Problems();
        String text = PlanCatalog.packagedText(name).orElseThrow();
        PlanFiles files = (file, any) -> PlanCatalog.packagedFile(file);
        assertThat(PlanCatalog.readWhole(name + ".yaml", text, files, problems)).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void the_packaged_names_are_those_of_the_folder() throws java.io.IOException {
        try (var files = java.nio.file.Files.list(java.nio.file.Path.of("..", "plans"))) {
            assertThat(files.map(f -> f.getFileName().toString())
                            .filter(f -> f.endsWith(".yaml"))
                            .map(f -> f.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(PlanCatalog.packagedNames());
        }
    }

    @Test
    void the_storm_is_about_a_minute_of_ramp_plateau_spike_and_recovery() {
        RunPlan storm = PlanCatalog.read(
                        "storm.yaml", PlanCatalog.packagedText("storm").orElseThrow(), new Problems())
                .orElseThrow();
        assertThat(storm.workload().stages())
                .extracting(Stage::name)
                .containsExactly("warm_up", "ramp", "plateau", "spike", "recovery");
        assertThat(storm.workload().seconds()).isBetween(55.0, 70.0);
        assertThat(storm.workload().stages().get(0).warmUp()).isTrue();
    }

    @Test
    void a_plan_can_be_stretched_without_changing_its_rates() {
        RunPlan storm = PlanCatalog.read(
                        "storm.yaml", PlanCatalog.packagedText("storm").orElseThrow(), new Problems())
                .orElseThrow();
        RunPlan half = storm.lasting(storm.workload().seconds() / 2);
        assertThat(half.workload().seconds()).isEqualTo(storm.workload().seconds() / 2);
        assertThat(half.workload().stages().get(3).pieces().get(0).to())
                .isEqualTo(storm.workload().stages().get(3).pieces().get(0).to());
    }

    @Test
    void every_problem_is_reported_at_once_with_file_line_and_key() {
        Problems problems = new Problems();
        String text = """
                name: bad
                time_scale: 0
                leaving: survay_exit
                sed: 4
                spacing: poisson
                limits: {cpu: high}
                stages:
                  - {name: a, from: 1, to: -1, seconds: 5}
                  - {name: a, rate: 5, from: 2, seconds: 0}
                """;
        assertThat(PlanCatalog.read("bad.yaml", text, problems)).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::key)
                .contains(
                        "time_scale",
                        "leaving",
                        "sed",
                        "limits.cpu",
                        "stages[0].to",
                        "stages[1].rate",
                        "stages[1].seconds",
                        "stages[1].name");
        assertThat(problems.all()).allSatisfy(p -> assertThat(p.file()).isEqualTo("bad.yaml"));
        assertThat(problems.all()).filteredOn(p -> p.key().equals("sed")).allSatisfy(p -> {
            assertThat(p.line()).isEqualTo(4);
            assertThat(p.found()).contains("did you mean \"seed\"?");
        });
    }
}
