package dev.clamor.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.load.plan.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 80;

    @TempDir
    private Path folder;

    private Path plan(String text) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), text);
    }

    @Test
    void a_packaged_plan_is_shown_with_its_stages_and_a_chart() {
        Cli.Ended shown = Cli.here("plan", "steps");
        assertThat(shown.err()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains("think times divided by 20: an hour of customers' time in 3 minutes")
                .contains("load 6", "step 6 of 6", "back to the level of stage warm_up", "##", "warm-up");
        assertThat(shown.out().lines()).allMatch(line -> line.length() <= WIDTH + 32);
    }

    @Test
    void json_has_begin_end_and_expected_contacts_of_every_stage() throws IOException {
        Path plan = plan("""
                name: small
                max_contacts: 100
                stages:
                  - {name: warm, from: 0, to: 4, for: 10s, warm_up: true}
                  - {name: rush, spike: {to: 8, up: 10s, hold: 10s, down: 10s}, mix: {personas: {rushed_commuter: 0}}}
                """);
        Path agent = Files.writeString(folder.resolve("agent.yaml"), """
                protocol: native
                url: http://localhost:1/chat
                limits: {concurrent_contacts: 7}
                """);
        JsonNode answer = JSON.readTree(Cli.here("plan", plan.toString(), "--json", "--agent", agent.toString())
                .out());
        JsonNode rush = answer.get("stages").get(1);
        assertThat(rush.get("begin").asDouble()).isEqualTo(10);
        assertThat(rush.get("end").asDouble()).isEqualTo(40);
        // warm-up 20; two ramps between 4 and 8 of 60 each and 80 between them
        assertThat(rush.get("contacts").asDouble()).isCloseTo(200, within(1e-9));
        assertThat(rush.get("personas").get("rushed_commuter").asDouble()).isZero();
        assertThat(answer.get("contacts").asDouble()).isEqualTo(100);
        assertThat(answer.get("judged").asDouble()).isEqualTo(80);
        assertThat(answer.get("ceilings").get("contacts").asInt()).isEqualTo(7);
        assertThat(answer.get("ceilings").get("spend").isNull()).isTrue();
    }

    @Test
    void the_chart_has_the_mean_of_each_column() {
        List<PlanAnswer.Row> stages = List.of(
                row("warm", true, 0, new Stage.Piece(0, 8, 32)), row("steady", false, 32, new Stage.Piece(4, 4, 32)));
        List<String> lines = new RateChart(stages, "contacts a second").lines();
        // 64 columns of a second: means 0.125, 0.375 … 7.875, then 4; the top line begins where they reach 15/16 of
        // 7.875
        assertThat(lines.get(0)).isEqualTo("    7.9 |" + " ".repeat(30) + "::");
        assertThat(lines.get(4)).endsWith("#".repeat(32));
        assertThat(lines.get(3)).doesNotContain("#");
        assertThat(lines.get(lines.size() - 2)).endsWith("64 s");
    }

    private static PlanAnswer.Row row(String name, boolean warmUp, double begin, Stage.Piece piece) {
        return new PlanAnswer.Row(
                name,
                "",
                warmUp,
                begin,
                begin + piece.seconds(),
                Optional.of(piece.area()),
                Map.of(),
                Map.of(),
                List.of(piece));
    }

    @Test
    void a_closed_plan_says_how_many_customers_there_are_and_not_how_many_contacts() throws IOException {
        Path plan = plan("""
                name: closed
                stages:
                  - {name: few, customers: 5, for: 10s}
                  - {name: more, customers: {from: 5, to: 20}, seconds: 30}
                """);
        assertThat(Cli.here("plan", plan.toString()).out())
                .contains("how many contacts that makes depends", "at a time", "customers at a time", "5 to 20")
                .doesNotContain("a second");
    }

    @Test
    void mixes_and_curves_are_checked_with_all_the_rest_at_once() throws IOException {
        Files.writeString(folder.resolve("day.csv"), "time,rate\n09:00,1\nten,2\n11:00,x\n");
        Path plan = plan("""
                name: wrong
                stages:
                  - {name: a, rate: 5, for: 10s, mix: {personas: {angry_repeet: 1}, scenarios: {nothing: 1}}}
                """);
        assertThat(Cli.here("validate", plan.toString()).err())
                .contains("stage a mix.personas.angry_repeet", "did you mean \"angry_repeat\"?")
                .contains("stage a mix.scenarios.nothing");
        plan("name: wrong\nstages:\n  - {name: a, curve: {file: day.csv, peak: 5, for: 10s}}\n");
        Cli.Ended checked = Cli.here("validate", plan.toString());
        assertThat(checked.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(checked.err()).contains("day.csv:3 time: expected", "day.csv:4 rate: expected");
        plan("name: fine\nstages:\n  - {name: a, rate: 5, for: 10s}\n");
        assertThat(Cli.here("validate", plan.toString()).out())
                .contains("plan fine: think times as they are", "1 file, nothing wrong");
    }
}
