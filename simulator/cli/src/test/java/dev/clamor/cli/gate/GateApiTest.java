package dev.clamor.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.gate.GateApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path home;
    private Shelf shelf;

    @BeforeEach
    void make_a_shelf() throws IOException {
        home = Files.createDirectory(folder.resolve("runs"));
        shelf = new Shelf(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROMOTE", "HOLD", "ROLL_BACK"})
    void a_verdict_is_200_whatever_the_decision(String decision) throws IOException {
        shelf.finished("storm-7", 1, decision);
        Answer answer = shelf.api().answer("GET", "/api/v1/runs/storm-7/verdict");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(home.resolve("storm-7/verdict.json")));
        assertThat(JSON.readTree(answer.body()).get("verdict").asText()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({
        "PROMOTE, confirm-promotion, 200",
        "HOLD, confirm-promotion, 409",
        "ROLL_BACK, confirm-promotion, 409",
        "PROMOTE, rollback, 409",
        "HOLD, rollback, 409",
        "ROLL_BACK, rollback, 200"
    })
    void hooks_answer_by_their_status(String decision, String hook, int status) throws IOException {
        shelf.finished("storm-7", 1, decision);
        for (String method : new String[] {"POST", "GET"}) {
            Answer answer = shelf.api().answer(method, "/flagger/storm-7/" + hook);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(JSON.readTree(answer.body()).get("because").asText()).contains(decision);
        }
    }

    @Test
    void a_run_that_is_still_going_is_asked_for_again() throws IOException {
        shelf.pending("storm-8", 0);
        for (String path : new String[] {"/api/v1/runs/storm-8/verdict", "/flagger/storm-8/rollback"}) {
            Answer answer = shelf.api().answer("GET", path);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.headers()).containsKey("Retry-After");
        }
    }

    @Test
    void a_verdict_older_than_its_log_is_none() throws IOException {
        shelf.finished("storm-7", 1, "PROMOTE");
        Files.setLastModifiedTime(home.resolve("storm-7/events.jsonl"), FileTime.from(Shelf.NOW.plusSeconds(1)));
        assertThat(shelf.api().answer("GET", "/api/v1/runs/storm-7/verdict").status())
                .isEqualTo(409);
    }

    @Test
    void a_verdict_on_another_run_is_none() throws IOException {
        shelf.finished("storm-7", 1, "PROMOTE").pending("storm-8", 0);
        Files.copy(home.resolve("storm-7/verdict.json"), home.resolve("storm-8/verdict.json"));
        Files.setLastModifiedTime(home.resolve("storm-8/verdict.json"), FileTime.from(Shelf.NOW));
        assertThat(shelf.api().answer("GET", "/api/v1/runs/storm-8/verdict").status())
                .isEqualTo(409);
    }

    @Test
    void a_garbled_verdict_is_none() throws IOException {
        shelf.finished("storm-7", 1, "PROMOTED");
        assertThat(shelf.api()
                        .answer("GET", "/flagger/storm-7/confirm-promotion")
                        .status())
                .isEqualTo(409);
        Files.writeString(home.resolve("storm-7/verdict.json"), "{\"verdict\": \"PROM");
        Files.setLastModifiedTime(home.resolve("storm-7/verdict.json"), FileTime.from(Shelf.NOW));
        assertThat(shelf.api()
                        .answer("GET", "/flagger/storm-7/confirm-promotion")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void the_latest_run_is_the_newest_one_finished_or_not() throws IOException {
        shelf.finished("a", 3, "PROMOTE").finished("b", 2, "ROLL_BACK");
        assertThat(shelf.api().answer("GET", "/flagger/latest/rollback").status())
                .isEqualTo(200);
        shelf.pending("c", 1);
        assertThat(shelf.api().answer("GET", "/flagger/latest/rollback").status())
                .isEqualTo(409);
    }

    @Test
    void an_old_promotion_does_not_open_the_gate_for_the_latest() throws IOException {
        shelf.finished("old", 25, "PROMOTE");
        assertThat(shelf.api()
                        .answer("GET", "/flagger/latest/confirm-promotion")
                        .status())
                .isEqualTo(404);
        assertThat(shelf.api().answer("GET", "/flagger/old/confirm-promotion").status())
                .isEqualTo(200);
    }

    @Test
    void runs_are_listed_newest_first() throws IOException {
        shelf.finished("a", 3, "PROMOTE").pending("b", 1);
        JsonNode runs =
                JSON.readTree(shelf.api().answer("GET", "/api/v1/runs").body()).get("runs");
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).get("id").asText()).isEqualTo("b");
        assertThat(runs.get(0).get("verdict").isNull()).isTrue();
        assertThat(runs.get(1).get("verdict").asText()).isEqualTo("PROMOTE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/runs/../verdict",
                "/api/v1/runs/..%2f..%2fetc/verdict",
                "/api/v1/runs/.hidden/verdict",
                "/api/v1/runs//verdict",
                "/api/v1/runs/outside/verdict",
                "/api/v1/runs/none/verdict",
                "/api/v1/runs/storm-7/events.jsonl",
                "/api/v1/runs/storm-7",
                "/flagger/storm-7/destroy",
                "/",
                "",
                "/etc/passwd"
            })
    void nothing_else_is_there(String path) throws IOException {
        shelf.finished("storm-7", 1, "PROMOTE");
        Path outside = Files.createDirectory(folder.resolve("elsewhere"));
        new Shelf(folder).finished("elsewhere", 1, "PROMOTE");
        Files.createSymbolicLink(home.resolve("outside"), outside);
        assertThat(shelf.api().answer("GET", path).status()).isEqualTo(404);
    }

    @Test
    void nothing_is_written_by_a_request() throws IOException {
        shelf.finished("storm-7", 1, "PROMOTE");
        for (String method : new String[] {"PUT", "DELETE", "PATCH"}) {
            Answer answer = shelf.api().answer(method, "/api/v1/runs/storm-7/verdict");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers()).containsKey("Allow");
        }
        assertThat(shelf.api().answer("POST", "/api/v1/runs").status()).isEqualTo(405);
    }

    @Test
    void a_folder_that_is_not_there_has_no_runs() throws IOException {
        GateApi api = new Shelf(folder.resolve("nowhere")).api();
        assertThat(api.answer("GET", "/api/v1/runs").status()).isEqualTo(200);
        assertThat(api.answer("GET", "/api/v1/runs/latest/verdict").status()).isEqualTo(404);
    }
}
