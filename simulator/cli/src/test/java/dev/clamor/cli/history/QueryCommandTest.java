package dev.clamor.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.cli.run.VirtualRuns;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.results.archive.RunArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("../../docs/history.md");
    private static final String FLAWS = "rates:\n  missedHandoff: 0.5\n  wrongAction: 0.2\n";

    @TempDir
    private static Path home;

    private static Path run;

    @BeforeAll
    static void judge_a_small_run() {
        run = home.resolve("small's run");
        VirtualRuns.write(run, "small", 3, 150, FLAWS, null);
        assertThat(Cli.here("judge", run.toString()).exitCode()).isIn(0, 10, 20);
    }

    @Test
    void labels_are_those_of_the_snapshot() throws IOException {
        JsonNode snapshot = JSON.readTree(run.resolve("snapshot.json").toFile());
        JsonNode classes = snapshot.at("/snapshot/containment/classes");
        JsonNode counted = json("""
                SELECT containment AS class, count(*) AS n FROM contacts JOIN labels USING (run, contact)
                WHERE valid AND NOT adversarial GROUP BY 1""");
        assertThat(counted).isNotEmpty();
        long all = 0;
        for (JsonNode one : counted) {
            assertThat(classes.get(one.get("class").asText()).asLong())
                    .as(one.get("class").asText())
                    .isEqualTo(one.get("n").asLong());
            all += one.get("n").asLong();
        }
        assertThat(snapshot.at("/snapshot/containment/raw/total").asLong()).isEqualTo(all);
        JsonNode labels = snapshot.at("/snapshot/escalation/labels");
        for (JsonNode one : json("SELECT escalation AS label, count(*) AS n FROM labels WHERE valid GROUP BY 1")) {
            assertThat(labels.get(one.get("label").asText()).asLong())
                    .isEqualTo(one.get("n").asLong());
        }
    }

    @Test
    void recall_is_that_of_the_verdict() throws IOException {
        JsonNode recall = json("""
                SELECT good, total, (SELECT count(*) FROM labels WHERE valid AND escalation = 'TRUE_POSITIVE') AS good_here,
                  (SELECT count(*) FROM labels WHERE valid AND escalation IN ('TRUE_POSITIVE', 'LATE', 'MISS')) AS total_here
                FROM objectives WHERE sli = 'escalationRecall' AND kind = 'absolute'""");
        assertThat(recall).hasSize(1);
        assertThat(recall.get(0).get("total").asLong()).isPositive();
        assertThat(recall.get(0).get("good_here")).isEqualTo(recall.get(0).get("good"));
        assertThat(recall.get(0).get("total_here")).isEqualTo(recall.get(0).get("total"));
    }

    @Test
    void contacts_and_turns_are_those_of_the_log() throws IOException {
        long opened = 0;
        long spoke = 0;
        long lines = 0;
        for (String line : Files.readAllLines(run.resolve("events.jsonl"))) {
            String kind = JSON.readTree(line).get("e").asText();
            opened += kind.equals("opened") ? 1 : 0;
            spoke += kind.equals("spoke") ? 1 : 0;
            lines++;
        }
        JsonNode counts = json("""
                SELECT (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM turns) AS turns,
                  (SELECT sum(turns) FROM contacts) AS told, (SELECT count(*) FROM events) AS events,
                  (SELECT planned FROM runs) AS planned""").get(0);
        assertThat(counts.get("contacts").asLong()).isEqualTo(opened).isEqualTo(150);
        assertThat(counts.get("turns").asLong()).isEqualTo(spoke);
        assertThat(counts.get("told").asLong()).isEqualTo(spoke);
        assertThat(counts.get("events").asLong()).isEqualTo(lines);
        assertThat(counts.get("planned").asLong()).isEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("documentedQueries")
    void each_query_of_the_page_runs(String query) {
        Cli.Ended ended = Cli.here("query", query, run.toString());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    static List<String> documentedQueries() throws IOException {
        List<String> queries = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(queries).hasSize(10);
        return queries;
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "objectives", "contacts", "labels", "turns"})
    void the_page_describes_every_column(String view) throws IOException {
        List<String> columns = new ArrayList<>();
        json("describe " + view)
                .forEach(column -> columns.add(column.get("column_name").asText()));
        String section = Files.readString(PAGE).split("### `" + view + "`")[1].split("\n##")[0];
        assertThat(Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
                        .matcher(section)
                        .results()
                        .map((MatchResult row) -> row.group(1)))
                .containsExactlyElementsOf(columns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop view runs",
                "select 1; select 2",
                "copy (select 1) to 'x.csv'",
                "set threads = 1",
                "attach 'x.db'",
                "install httpfs",
                "select 1) to 'x.csv' --",
                "select * from read_text('/etc/hostname')",
                "select * from glob('/*')",
                "select * from read_json('https://localhost/x.json')",
                "select nosuch from contacts",
                "selec 1",
                ""
            })
    void only_what_selects_from_the_runs_is_answered(String query) {
        Cli.Ended ended = Cli.here("query", query, run.toString());
        assertThat(ended.err()).startsWith("query: expected ").contains(" Found: ");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.out()).isEmpty();
        assertThat(Path.of("x.csv")).doesNotExist();
    }

    @Test
    void a_table_is_aligned_and_says_what_it_leaves_out() {
        Cli.Ended ended = Cli.here(
                "query",
                "from (values ('a', 1), ('a' || chr(27) || 'b', 200), ('c', 3)) t(name, n) -- all",
                run.toString(),
                "--rows",
                "2");
        assertThat(ended.out().lines())
                .containsExactly(
                        "name        n",
                        "--------  ---",
                        "a           1",
                        "a\\u001Bb  200",
                        "The first 2 rows; --rows shows more, --format all.");
    }

    @Test
    void every_format_holds_the_same_rows() throws IOException {
        String query = "select contact, turns from contacts order by contact";
        Path parquet = home.resolve("contacts.parquet");
        Path csv = home.resolve("contacts.csv");
        assertThat(Cli.here("query", query, run.toString(), "--format", "parquet", "--out", parquet.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readString(parquet, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("PAR1")
                .endsWith("PAR1");
        for (int again = 0; again < 2; again++) {
            assertThat(Cli.here("query", query, run.toString(), "--format", "csv", "--out", csv.toString())
                            .exitCode())
                    .isZero();
        }
        JsonNode rows = json(query);
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(rows.size() + 1).startsWith("contact,turns");
        assertThat(lines.get(1))
                .isEqualTo(rows.get(0).get("contact").asText() + ","
                        + rows.get(0).get("turns").asText());
    }

    @Test
    void a_file_of_a_run_is_not_written_over() throws IOException {
        Path log = run.resolve("events.jsonl");
        String before = Files.readString(log);
        Cli.Ended ended = Cli.here("query", "select 1", run.toString(), "--format", "csv", "--out", log.toString());
        assertThat(ended.err()).contains("expected a file to write. Found: a file of a run");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(Files.readString(log)).isEqualTo(before);
    }

    @Test
    void a_killed_run_of_an_older_version_is_read_to_its_torn_line() throws IOException {
        Path killed = home.resolve("killed");
        VirtualRuns.write(killed, "killed", 4, 5, FLAWS, null);
        Files.writeString(
                killed.resolve("events.jsonl"),
                "{\"e\":\"opened\",\"t\":1,\"c\":\"c-000000\",\"later\":[1]}\n{\"e\":\"spo",
                StandardOpenOption.TRUNCATE_EXISTING);
        Cli.Ended ended = Cli.here(
                "query",
                "select contact, judged, outcome, triggers, decision from contacts join runs using (run)",
                killed.toString(),
                "--format",
                "csv");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEqualTo("contact,judged,outcome,triggers,decision\nc-000000,false,,[],\n");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.5, 0.999})
    void a_compressed_part_that_breaks_off_is_read_as_far_as_the_judge_reads_it(double share) throws IOException {
        Path killed = home.resolve("torn" + share);
        VirtualRuns.write(killed, "torn", 5, 60, FLAWS, null);
        Path torn = tear(killed, share);
        RunArchive.ReadReport judged = RunArchive.readForCounting(killed, event -> {});
        assertThat(judged.tornLastLine()).isEqualTo(share > 0); // to the judge an empty part is a part without events

        String query = "select (select count(*) from events) as n, (select count(*) from labels) > 0 as labelled";
        Cli.Ended table = Cli.here("query", query, killed.toString(), "--format", "csv");

        assertThat(table.exitCode()).isZero();
        assertThat(table.out()).isEqualTo("n,labelled\n" + judged.events() + ",true\n");
        assertThat(table.err())
                .isEqualToIgnoringNewLines(torn + " breaks off, as after a kill: it is read up to there");
        assertThat(Cli.here("query", "select 1", killed.toString(), "--format", "csv", "--out", torn.toString())
                        .err())
                .contains("expected a file to write. Found: a file of a run");
    }

    /** The second half of a run's log becomes another part, compressed, of which only a share of the bytes is there. */
    private static Path tear(Path run, double share) throws IOException {
        Path first = run.resolve("events.jsonl");
        Path second = run.resolve("events-000002.jsonl.gz");
        List<String> lines = Files.readAllLines(first);
        int half = lines.size() / 2;
        Files.write(first, lines.subList(0, half));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write((String.join("\n", lines.subList(half, lines.size())) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(second, Arrays.copyOf(zipped.toByteArray(), (int) (share * zipped.size())));
        return second.toAbsolutePath();
    }

    @Test
    void wrong_options_are_told() {
        assertThat(Cli.here("query", "select 1", run.toString(), "--format", "parquet")
                        .err())
                .isEqualToIgnoringNewLines("--out: expected a file for parquet, which is no text. Found: none.");
        assertThat(Cli.here("query", "select 1", run.toString(), "--out", "x").err())
                .startsWith("--format: expected ");
        assertThat(Cli.here("query", "select 1", run.toString(), "--rows", "0").exitCode())
                .isEqualTo(ExitCode.INVALID);
        assertThat(Cli.here("query", "select 1", run.toString(), run.toString()).err())
                .contains("expected a run of its own. Found: small a second time");
        assertThat(Cli.here("query", "select 1", home.resolve("none").toString())
                        .exitCode())
                .isEqualTo(ExitCode.INVALID);
    }

    private static JsonNode json(String query) throws IOException {
        Cli.Ended ended = Cli.here("query", query, run.toString(), "--format", "json");
        assertThat(ended.err()).isEmpty();
        return JSON.readTree(ended.out());
    }
}
