package dev.clamor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.cli.Cli;
import dev.clamor.cli.RunFiles;
import dev.clamor.cli.shelf.KeptBaseline;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.conversation.ContactId;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.archive.Sharding;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One run, recorded by one process or by several, through the command line. */
class ShardsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONTACTS = 122;
    private static final List<String> SHARD_CHECKS =
            List.of("SHARD_MISSING", "SHARD_KILLED", "SHARD_LATE", "SHARD_CPU", "SHARD_CLOCKS");

    @TempDir
    private static Path shared;

    private static SplitRun recorded;
    private static Path whole;

    @TempDir
    private Path folder;

    @BeforeAll
    static void record() {
        recorded = SplitRun.recorded(shared.resolve("virtual"), 21, CONTACTS);
        whole = shared.resolve("whole");
        recorded.write(whole);
        Cli.here("judge", whole.toString());
    }

    private static JsonNode file(Path run, String name) throws IOException {
        return JSON.readTree(run.resolve(name).toFile());
    }

    private static List<String> failed(Path run) throws IOException {
        return StreamSupport.stream(
                        file(run, "verdict.json").get("run").get("checks").spliterator(), false)
                .filter(check -> !check.get("passed").asBoolean())
                .map(check -> check.get("code").asText())
                .toList();
    }

    private static String because(Path run, String code) throws IOException {
        for (JsonNode check : file(run, "verdict.json").get("run").get("checks")) {
            if (check.get("code").asText().equals(code)) {
                return check.get("because").asText();
            }
        }
        return "";
    }

    /** Without when it was judged, and what only shards can fail at. */
    private static JsonNode verdict(Path run) throws IOException {
        ObjectNode verdict = (ObjectNode) file(run, "verdict.json");
        verdict.remove("judgedAt");
        ObjectNode facts = (ObjectNode) verdict.get("run");
        List<JsonNode> checks = new ArrayList<>();
        facts.get("checks").forEach(checks::add);
        checks.removeIf(check -> SHARD_CHECKS.contains(check.get("code").asText()));
        facts.putArray("checks").addAll(checks);
        return verdict;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void every_figure_is_that_of_one_process_whatever_the_number_of_shards(int count) throws IOException {
        Path run = folder.resolve("run");
        recorded.write(run, count);
        Cli.Ended ended = Cli.here("judge", run.toString());

        assertThat(ended.err()).isEmpty();
        assertThat(verdict(run)).isEqualTo(verdict(whole));
        assertThat(file(run, "verdict.json").get("objectives").toString())
                .isEqualTo(file(whole, "verdict.json").get("objectives").toString());
        ObjectNode snapshot = (ObjectNode) file(run, "snapshot.json").get("snapshot");
        ObjectNode expected = (ObjectNode) file(whole, "snapshot.json").get("snapshot");
        assertThat(expected.get("latency").get("byBand").size()).isGreaterThan(2);
        ObjectNode health = (ObjectNode) snapshot.get("health");
        assertThat(health.get("samples").asInt())
                .isEqualTo(count * expected.get("health").get("samples").asInt());
        health.set("samples", expected.get("health").get("samples"));
        assertThat(snapshot.toString()).isEqualTo(expected.toString());
        ObjectNode analysis = (ObjectNode) file(run, "analysis.json");
        ObjectNode expectedAnalysis = (ObjectNode) file(whole, "analysis.json");
        assertThat(analysis.remove(List.of("judgedAt", "generatedAt")))
                .isEqualTo(expectedAnalysis.remove(List.of("judgedAt", "generatedAt")));
        assertThat(RunFiles.errors(run)).isEmpty();
        assertThat(RunArchive.manifest(run).command())
                .isEqualTo(recorded.manifest().command());
    }

    /** Contact 9 is the second one in seat 2 of 7, and so of shard 2 of 3, though 9 modulo 3 is 0. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void every_figure_of_a_closed_run_is_that_of_one_process_whatever_the_number_of_shards(int count)
            throws IOException {
        Path run = folder.resolve("run");
        recorded.seated(7).write(run, count);
        Cli.Ended ended = Cli.here("judge", run.toString());

        assertThat(ended.err()).isEmpty();
        assertThat(verdict(run)).isEqualTo(verdict(whole));
        assertThat(RunArchive.manifest(run).sharding().of(ContactId.ofArrival(9)))
                .isEqualTo(2 % count);
        assertThat(RunFiles.errors(run)).isEmpty();
    }

    @Test
    void a_shard_with_the_contacts_of_other_seats_is_refused_and_a_lost_one_is_told_in_seats() throws IOException {
        recorded.seated(7).write(folder.resolve("shard-0-of-3"), 0, 3);
        recorded.write(folder.resolve("shard-1-of-3"), recorded.seated(7).manifest(1, 3), 1, 3);
        assertThat(Cli.here("judge", folder.toString()).err())
                .contains(
                        "contacts of shard 1 of 3 only (SHARD_CONTACT_FOREIGN). Found: c-000007, which is one of shard 0");

        recorded.seated(7).write(folder.resolve("lost/shard-1-of-3"), 1, 3);
        recorded.seated(7).write(folder.resolve("lost/shard-2-of-3"), 2, 3);
        Cli.here("judge", folder.resolve("lost").toString());
        assertThat(because(folder.resolve("lost"), "SHARD_MISSING")).contains("shard 0.", "seats have no log");
    }

    @Test
    void a_lost_shard_holds_with_its_contacts_accounted_for() throws IOException {
        Path run = folder.resolve("run");
        recorded.write(run, 4);
        KeptBaseline.delete(run.resolve("shard-2-of-4"));
        Cli.Ended ended = Cli.here("judge", run.toString());

        assertThat(ended.exitCode()).isEqualTo(Decision.HOLD.exitCode());
        assertThat(failed(run)).containsExactly("SHARD_MISSING", "RUN_ENDED", "ARRIVALS");
        assertThat(because(run, "SHARD_MISSING"))
                .isEqualTo("Missing of 4: shard 2. 30 planned contacts have no log, and count as not begun.");
        assertThat(because(run, "ARRIVALS")).startsWith("92 of 122 planned contacts began");
        JsonNode facts = file(run, "verdict.json").get("run");
        assertThat(facts.get("plannedContacts").asInt()).isEqualTo(CONTACTS);
        assertThat(facts.get("achievedContacts").asInt()).isEqualTo(92);

        recorded.write(run.resolve("shard-2-of-4"), 2, 4);
        Cli.here("judge", run.toString());
        assertThat(verdict(run)).isEqualTo(verdict(whole));
    }

    @Test
    void a_killed_shard_holds_with_its_contacts_accounted_for() throws IOException {
        Path run = folder.resolve("run");
        recorded.write(run, 2);
        Path log = run.resolve("shard-1-of-2").resolve(RunArchive.EVENTS);
        String text = Files.readString(log);
        Files.writeString(log, text.substring(0, text.length() / 2));
        Cli.here("judge", run.toString());

        assertThat(failed(run))
                .contains("SHARD_KILLED", "RUN_ENDED", "ARRIVALS")
                .doesNotContain("SHARD_MISSING");
        JsonNode contacts = file(run, "snapshot.json").get("snapshot").get("contacts");
        assertThat(contacts.get("opened").asLong())
                .isBetween(70L, 110L)
                .isEqualTo(
                        contacts.get("closed").asLong() + contacts.get("open").asLong());
        Sharding.Part part = RunArchive.manifest(run).sharding().parts().get(1);
        assertThat(part.end()).isEmpty();
        assertThat(because(run, "SHARD_KILLED"))
                .isEqualTo("Killed, or still going: shard 1 with " + part.opened() + " of its 61 contacts begun and "
                        + part.closed() + " ended.");
    }

    @Test
    void a_shard_by_itself_holds() throws IOException {
        recorded.write(folder, 2);
        Path shard = folder.resolve("shard-1-of-2");
        Cli.Ended ended = Cli.here("judge", shard.toString());
        assertThat(ended.exitCode()).isEqualTo(Decision.HOLD.exitCode());
        assertThat(failed(shard)).containsExactly("SHARD_ALONE");
        assertThat(file(shard, "verdict.json")
                        .get("reasons")
                        .get(0)
                        .get("because")
                        .asText())
                .isEqualTo("SHARD_ALONE: This is shard 1 of 2: judge all together.");
        assertThat(RunFiles.errors(shard)).isEmpty();
    }

    @Test
    void shards_from_anywhere_are_put_together_in_a_folder_that_is_named() throws IOException {
        Path out = folder.resolve("out");
        recorded.write(folder.resolve("a/0"), 0, 2);
        recorded.write(folder.resolve("b/1"), 1, 2);
        String[] shards = {
            folder.resolve("b/1").toString(), folder.resolve("a/0").toString()
        };
        Cli.Ended nowhere = Cli.here("judge", shards[0], shards[1]);
        assertThat(nowhere.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(nowhere.err()).contains("--out: expected a folder for the run, for its shards are in several");

        Cli.here("judge", shards[0], shards[1], "--out", out.toString());
        assertThat(verdict(out)).isEqualTo(verdict(whole));
        Cli.here("judge", out.toString());
        assertThat(verdict(out)).isEqualTo(verdict(whole));
    }

    @Test
    void what_is_put_together_is_a_run_for_every_other_command() throws IOException {
        Path run = folder.resolve("run");
        recorded.write(run, 2);
        Cli.Ended early = Cli.here("verdict", run.toString());
        assertThat(early.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(early.err()).contains("shards that clamor judge has put together");
        Cli.here("judge", run.toString());

        assertThat(JSON.readTree(Cli.here("verdict", run.toString()).out()).get("objectives"))
                .isEqualTo(file(whole, "verdict.json").get("objectives"));
        assertThat(Cli.here("report", run.toString(), "--format", "summary_markdown")
                        .exitCode())
                .isZero();
        Cli.Ended flips = Cli.here("compare", whole.toString(), run.toString(), "--json");
        assertThat(flips.err()).isEmpty();
        for (JsonNode kind : JSON.readTree(flips.out()).get("flips")) {
            assertThat(kind.get("won").asLong() + kind.get("lost").asLong()).isZero();
        }
        Path reviewed = folder.resolve("review");
        assertThat(Cli.here("review", run.toString(), "--out", reviewed.toString())
                        .exitCode())
                .isZero();
        assertThat(Cli.here("review", whole.toString(), "--out", reviewed + "-whole")
                        .exitCode())
                .isZero();
        assertThat(file(reviewed, "review.json")).isEqualTo(file(Path.of(reviewed + "-whole"), "review.json"));

        Cli.Ended held = Cli.here("judge", whole.toString(), "--baseline", run.toString());
        assertThat(held.err()).isEmpty();
        assertThat(whole.resolve("baseline/shard-1-of-2/events.jsonl.gz")).isNotEmptyFile();
        assertThat(file(whole, "verdict.json").get("baseline").get("compatible").asBoolean())
                .isTrue();
        KeptBaseline.delete(whole.resolve("baseline"));
        Cli.here("judge", whole.toString());
    }

    /** Writes two shards, the second under a changed manifest; what judging them says. */
    private Cli.Ended judged(UnaryOperator<Manifest> change) {
        recorded.write(folder.resolve("shard-0-of-2"), 0, 2);
        recorded.write(folder.resolve("shard-1-of-2"), change.apply(recorded.manifest(1, 2)), 1, 2);
        return Cli.here("judge", folder.toString());
    }

    @Test
    void every_difference_is_refused_with_its_code_and_all_at_once() {
        Cli.Ended ended = judged(m -> new Manifest(
                m.schemaVersion(),
                "another",
                m.clamorVersion(),
                m.startedAt(),
                m.command(),
                m.seed() + 1,
                m.plan(),
                m.objectives(),
                m.personas(),
                m.scenarios(),
                "another suite",
                new Manifest.Agent("agent", "http://other/", "native", ""),
                m.timeScale(),
                m.plannedContacts() + 1,
                m.limits(),
                m.machine(),
                m.conditions(),
                m.sharding(),
                m.knee(),
                m.faults()));
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.err().lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith(folder.resolve("shard-1-of-2").toString()))
                .anyMatch(line -> line.contains(" seed: expected that of shard 0, 21 (SHARD_DIFFERS). Found: 22."))
                .anyMatch(line -> line.contains(" runId: "))
                .anyMatch(line -> line.contains(" suiteHash: "))
                .anyMatch(line -> line.contains(" agent: "))
                .anyMatch(line -> line.contains(" plannedContacts: ") && line.contains("(SHARD_SHARE). Found: 62."));
        assertThat(folder.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void a_shard_that_is_there_twice_is_refused() {
        recorded.write(folder.resolve("shard-0-of-2"), 0, 2);
        recorded.write(folder.resolve("shard-1-of-2"), 0, 2);
        Cli.Ended ended = Cli.here("judge", folder.toString());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.err()).contains("sharding.index: expected every shard once (SHARD_TWICE). Found: shard 0");
    }

    @Test
    void a_contact_in_the_log_of_another_shard_is_refused_so_that_none_counts_twice() {
        recorded.write(folder.resolve("shard-0-of-2"), 0, 2);
        recorded.write(folder.resolve("shard-1-of-2"), recorded.manifest(1, 2), 0, 2);
        Cli.Ended ended = Cli.here("judge", folder.toString());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.err())
                .contains("expected contacts of shard 1 of 2 only (SHARD_CONTACT_FOREIGN). Found: c-000000,");
    }

    @Test
    void a_whole_run_is_no_shard() {
        recorded.write(folder.resolve("shard-0-of-2"), 0, 2);
        recorded.write(folder.resolve("shard-1-of-2"), recorded.manifest(), 1, 2);
        Cli.Ended ended = Cli.here("judge", folder.toString());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.err()).contains("expected one shard of several (SHARD_NONE). Found: a whole run");
    }

    @Test
    void what_one_shard_cannot_do_is_refused_before_anything_is_sent() throws IOException {
        String[] run = {"run", "drizzle", "--shard", "0/2", "--start-at", "+60s", "--out", folder.toString()};
        Cli.Ended ended = Cli.here(with(run, "--baseline", whole.toString()));
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("--seed: expected a seed, the same for every shard. Found: none."))
                .anyMatch(line -> line.startsWith("--agent: expected one agent for all shards"))
                .anyMatch(line -> line.startsWith("--baseline: expected it with clamor judge"));

        Path early = Path.of("..", "..", "results", "objectives", "stop-early.yaml");
        Cli.Ended stopping = Cli.here(
                with(run, "--seed", "1", "--agent", "http://127.0.0.1:1/chat", "--objectives", early.toString()));
        assertThat(stopping.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(stopping.err()).contains(" stopping: expected no rule, ");

        Path target = Files.writeString(
                folder.resolve("agent.yaml"),
                "protocol: native\nurl: http://127.0.0.1:1/chat\nlimits: {concurrent_contacts: 1}\n");
        Cli.Ended ceiling = Cli.here(with(run, "--seed", "1", "--agent", target.toString()));
        assertThat(ceiling.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ceiling.err()).contains("limits.concurrent_contacts: expected at least one for each of 2 shards");
        assertThat(folder.resolve("shard-0-of-2")).doesNotExist();
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
