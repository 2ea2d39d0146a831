package dev.clamor.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.cli.run.VirtualRuns;
import dev.clamor.cli.shelf.KeptBaseline;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines and comparisons through the command line, on runs in virtual time. */
class CompareTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOME = "clamor.home";
    private static final int CONTACTS = 200;
    private static final long SEED = 11;
    private static final String FLAWS = "rates: {hallucinatedAction: 0.5, wrongAction: 0.3}\n";

    @TempDir
    private static Path shared;

    private static Path clean;
    private static Path flawed;

    @BeforeAll
    static void run() {
        System.setProperty(HOME, shared.toString());
        clean = shared.resolve("results/runs/clean-1");
        flawed = shared.resolve("results/runs/flawed-1");
        VirtualRuns.write(clean, "clean-1", SEED, CONTACTS, "", null);
        VirtualRuns.write(flawed, "flawed-1", SEED, CONTACTS, FLAWS, null);
    }

    @AfterAll
    static void forget() {
        System.clearProperty(HOME);
    }

    /** A copy of a run that a test may change. */
    private static Path copy(Path run, String name) throws IOException {
        Path copy = shared.resolve("results/runs").resolve(name);
        Files.createDirectories(copy);
        Files.copy(run.resolve(RunArchive.MANIFEST), copy.resolve(RunArchive.MANIFEST));
        Files.copy(run.resolve(RunArchive.EVENTS), copy.resolve(RunArchive.EVENTS));
        return copy;
    }

    private static JsonNode verdict(Path run) throws IOException {
        return JSON.readTree(run.resolve("verdict.json").toFile());
    }

    private static String withoutClock(Path run) throws IOException {
        return Files.readString(run.resolve("verdict.json")).replaceFirst("\"judgedAt\"[^\n]*", "");
    }

    @Nested
    class Compared {
        @Test
        void a_run_and_itself_differ_by_nothing_and_no_contact_flips() throws IOException {
            Cli.Ended ended = Cli.here("compare", clean.toString(), clean.toString(), "--json");
            assertThat(ended.exitCode()).isZero();
            JsonNode all = JSON.readTree(ended.out());
            assertThat(all.get("changes").size()).isGreaterThan(100);
            for (JsonNode change : all.get("changes")) {
                if (change.get("candidate").get("total").asLong() > 0) {
                    assertThat(change.get("difference").asDouble(-1)).isZero();
                    assertThat(change.get("lower").asDouble(-1)).isZero();
                    assertThat(change.get("upper").asDouble(-1)).isZero();
                }
                assertThat(change.get("adjustedP").asDouble()).isEqualTo(1);
            }
            for (JsonNode flips : all.get("flips")) {
                assertThat(flips.get("won").asLong() + flips.get("lost").asLong())
                        .isZero();
            }
        }

        @Test
        void a_worse_agent_is_found_out_with_the_contacts_that_it_lost() {
            Cli.Ended ended = Cli.here("compare", "clean-1", "flawed-1", "--contacts", "3");
            assertThat(ended.err()).isEmpty();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out())
                    .contains("from clean-1 to flawed-1", "Suite, seed and load plan are those of run clean-1");
            assertThat(line(ended, "trueContainment ")).contains("clear, worse");
            assertThat(line(ended, "hallucinationFree ")).contains("clear, worse");
            assertThat(ended.out()).contains("For whom it is clear", "Response time", "p99");
            assertThat(ended.out().lines().filter(l -> l.contains("lost  clamor replay " + flawedShown())))
                    .hasSizeGreaterThanOrEqualTo(3);
        }

        private String flawedShown() {
            return shared.resolve("results/runs/flawed-1") + " c-";
        }

        private String line(Cli.Ended ended, String start) {
            return ended.out()
                    .lines()
                    .filter(l -> l.startsWith(start))
                    .findFirst()
                    .orElse("");
        }

        @Test
        void a_flipped_contact_can_be_lived_again_and_says_the_same_first() throws IOException {
            JsonNode all = JSON.readTree(
                    Cli.here("compare", "clean-1", "flawed-1", "--json").out());
            String contact = all.get("flips").get(0).get("lostContacts").get(0).asText();
            Cli.Ended again = Cli.here("converse", "--run", flawed.toString(), "--contact", contact);
            assertThat(again.err()).isEmpty();
            assertThat(again.exitCode()).isZero();
            List<String> then = spoken(flawed, contact);
            List<String> now = again.out()
                    .lines()
                    .filter(l -> l.contains("customer  "))
                    .map(l -> l.substring(l.indexOf("customer  ") + "customer  ".length()))
                    .toList();
            assertThat(then).isNotEmpty();
            assertThat(now.get(0)).contains(then.get(0).strip());
            assertThat(again.out()).contains("contact " + contact + " of run flawed-1, seed " + SEED);
        }

        private static List<String> spoken(Path run, String contact) {
            List<String> texts = new ArrayList<>();
            RunArchive.read(run, event -> {
                if (event instanceof TurnEvent.CustomerSpoke spoke
                        && spoke.contact().toString().equals(contact)) {
                    texts.add(spoke.text());
                }
            });
            return texts;
        }

        @Test
        void other_customers_do_not_pair_but_are_compared() throws IOException {
            Path other = shared.resolve("results/runs/other-seed");
            VirtualRuns.write(other, "other-seed", SEED + 1, CONTACTS, "", null);
            Cli.Ended ended = Cli.here("compare", "clean-1", "other-seed");
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out())
                    .contains("the seed: 11 there, 12 here", "no contact can be followed from one to the other");
        }

        @Test
        void runs_that_cannot_be_compared_are_refused_with_the_reason() throws IOException {
            Path other = copy(clean, "other-suite");
            Path manifest = other.resolve(RunArchive.MANIFEST);
            Files.writeString(
                    manifest,
                    Files.readString(manifest).replaceFirst("\"suiteHash\" : \"[^\"]*\"", "\"suiteHash\" : \"0123\""));
            Cli.Ended ended = Cli.here("compare", "clean-1", "other-suite");
            assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(ended.err())
                    .startsWith("BASELINE: expected a run that can be compared with clean-1.")
                    .contains("the suite of personas and scenarios: ", " there, 0123 here");
        }

        @Test
        void a_contact_that_is_not_there_and_mixed_options_are_refused() {
            assertThat(Cli.here("converse", "--run", "clean-1", "--contact", "c-999999")
                            .err())
                    .contains("--contact: expected a first visit that began in the run. Found: c-999999");
            assertThat(Cli.here("converse", "--run", "clean-1", "--contact", "nine")
                            .exitCode())
                    .isEqualTo(ExitCode.INVALID);
            assertThat(Cli.here("converse", "--run", "clean-1", "--contact", "c-000001", "--seed", "4")
                            .err())
                    .contains("--run with --contact, or --persona, --scenario and --seed");
            assertThat(Cli.here("converse", "--run", "clean-1").exitCode()).isEqualTo(ExitCode.INVALID);
        }
    }

    @Nested
    class Judged {
        @Test
        void a_folder_keeps_what_it_was_held_against_and_judges_the_same_anywhere() throws IOException {
            Path before = copy(clean, "before");
            Path after = copy(flawed, "after");
            Cli.Ended first = Cli.here("judge", after.toString(), "--baseline", before.toString());
            assertThat(first.err()).isEmpty();
            assertThat(verdict(after).get("baseline").get("runId").asText()).isEqualTo("clean-1");
            assertThat(verdict(after).get("baseline").get("paired").asBoolean()).isTrue();
            String judged = withoutClock(after);

            KeptBaseline.delete(before);
            Path moved = shared.resolve("elsewhere");
            Files.move(after, moved);
            assertThat(Cli.here("judge", moved.toString()).exitCode()).isEqualTo(first.exitCode());
            assertThat(withoutClock(moved)).isEqualTo(judged);
            try (Stream<Path> kept = Files.list(moved.resolve("baseline"))) {
                assertThat(kept.map(p -> p.getFileName().toString()))
                        .containsExactlyInAnyOrder("manifest.json", "events.jsonl.gz");
            }
        }

        @Test
        void a_gating_margin_holds_without_a_baseline_passes_against_itself_and_rolls_back_when_it_is_worse()
                throws IOException {
            Path objectives = shared.resolve("margin.yaml");
            Files.writeString(objectives, """
                    apiVersion: clamor/v1
                    kind: Objectives
                    metadata: {name: margin}
                    spec:
                      timeWindow: {duration: 28d}
                      objectives:
                        - id: solved
                          indicator: trueContainment
                          target: 0.01
                          gating: true
                          baseline: {margin: 0.02, gating: true}
                    """);
            Path before = shared.resolve("results/runs/margin-before");
            Path after = shared.resolve("results/runs/margin-after");
            VirtualRuns.write(before, "margin-before", SEED, CONTACTS, "", objectives);
            VirtualRuns.write(after, "margin-after", SEED, CONTACTS, FLAWS, objectives);
            Cli.Ended alone = Cli.here("judge", before.toString());
            assertThat(alone.exitCode()).isEqualTo(10);
            assertThat(alone.out()).contains("OBJECTIVE_INCONCLUSIVE", "no baseline was given");
            assertThat(Cli.here("judge", before.toString(), "--baseline", before.toString())
                            .exitCode())
                    .isZero();
            Cli.Ended worse = Cli.here("judge", after.toString(), "--baseline", "margin-before");
            assertThat(worse.exitCode()).isEqualTo(20);
            assertThat(worse.out())
                    .contains("OBJECTIVE_BREACHED", "solved.baseline - trueContainment: ", "against the baseline");
        }

        @Test
        void a_baseline_that_cannot_be_compared_holds() throws IOException {
            Path after = copy(flawed, "unlike");
            Path other = copy(clean, "unlike-suite");
            Path manifest = other.resolve(RunArchive.MANIFEST);
            Files.writeString(
                    manifest,
                    Files.readString(manifest).replace("\"rules\" : " + Manifest.Conditions.RULES, "\"rules\" : 77"));
            Cli.Ended ended = Cli.here("judge", after.toString(), "--baseline", other.toString());
            assertThat(ended.exitCode()).isEqualTo(10);
            assertThat(verdict(after).get("reasons").get(0).get("code").asText())
                    .isEqualTo("BASELINE_INCOMPATIBLE");
            assertThat(ended.out())
                    .contains("BASELINE_INCOMPATIBLE", "77 there, " + Manifest.Conditions.RULES + " here");
        }

        @Test
        void a_bad_baseline_is_refused_and_nothing_is_kept_or_sent() throws IOException {
            Path torn = copy(clean, "torn");
            String log = Files.readString(torn.resolve(RunArchive.EVENTS));
            Files.writeString(
                    torn.resolve(RunArchive.EVENTS), log.substring(0, log.length() / 2), StandardCharsets.UTF_8);
            Path garbled = copy(clean, "garbled");
            Files.writeString(garbled.resolve(RunArchive.EVENTS), "no event\n");
            Path after = copy(flawed, "kept-as-it-was");
            for (String bad : List.of("nosuch", "torn", "garbled")) {
                Cli.Ended judged = Cli.here("judge", after.toString(), "--baseline", bad);
                assertThat(judged.exitCode()).as(bad).isEqualTo(ExitCode.INVALID);
                Path out = shared.resolve("never");
                Cli.Ended run = Cli.here("run", "drizzle", "--baseline", bad, "--out", out.toString());
                assertThat(run.exitCode()).as(bad).isEqualTo(ExitCode.INVALID);
                assertThat(run.out()).isEmpty();
                assertThat(out).doesNotExist();
            }
            assertThat(after.resolve("baseline")).doesNotExist();
        }
    }

    @Nested
    class Kept {
        @Test
        void a_promoted_run_is_set_listed_shown_used_and_removed() throws IOException {
            Path easy = shared.resolve("easy.yaml");
            Files.writeString(easy, objectives("0.01"));
            Path good = shared.resolve("results/runs/good");
            VirtualRuns.write(good, "good", SEED, CONTACTS, "", easy);
            Cli.Ended set = Cli.here("baseline", "set", "production", "good", "--because", "release 1");
            assertThat(set.err()).isEmpty();
            assertThat(set.out()).startsWith("set production: run good, PROMOTE, in ");
            Path kept = shared.resolve("results/baselines/production");
            try (Stream<Path> files = Files.list(kept)) {
                assertThat(files.map(p -> p.getFileName().toString()))
                        .containsExactlyInAnyOrder("manifest.json", "events.jsonl.gz", "verdict.json", "baseline.json");
            }
            assertThat(Cli.here("baseline", "list").out()).contains("production", "PROMOTE", "run good");
            assertThat(Cli.here("baseline", "show", "production").out())
                    .contains("because       release 1", "seed          11", "verdict then  PROMOTE");
            JsonNode shown = JSON.readTree(
                    Cli.here("baseline", "show", "production", "--json").out());
            assertThat(shown.at("/note/because").asText()).isEqualTo("release 1");
            assertThat(shown.at("/seed").asInt()).isEqualTo(11);
            assertThat(shown.at("/agent/name").asText()).isEqualTo("reference-agent");
            assertThat(Cli.here("compare", "production", "flawed-1").exitCode()).isZero();
            assertThat(Cli.here("baseline", "set", "production", "good").out()).startsWith("replaced production");
            assertThat(Cli.here("baseline", "remove", "production").out()).isEqualTo("removed production\n");
            assertThat(kept).doesNotExist();
            assertThat(good).exists();
            assertThat(Cli.here("baseline", "remove", "production").exitCode()).isEqualTo(ExitCode.INVALID);
        }

        @Test
        void a_run_that_was_not_promoted_needs_a_typed_reason() throws IOException {
            Path hard = shared.resolve("hard.yaml");
            Files.writeString(hard, objectives("0.99"));
            Path bad = shared.resolve("results/runs/bad");
            VirtualRuns.write(bad, "bad", SEED, CONTACTS, FLAWS, hard);
            Cli.Ended refused = Cli.here("baseline", "set", "other", "bad");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(refused.err())
                    .contains("expected a run whose verdict is PROMOTE", "Found: ROLL_BACK, solved - trueContainment");
            for (String why : List.of("", "  ")) {
                assertThat(Cli.here("baseline", "set", "other", "bad", "--despite-verdict", "--because", why)
                                .err())
                        .contains("--because: expected the reason");
            }
            assertThat(Cli.here("baseline", "set", "other", "bad", "--despite-verdict")
                            .exitCode())
                    .isEqualTo(ExitCode.INVALID);
            Cli.Ended set =
                    Cli.here("baseline", "set", "other", "bad", "--despite-verdict", "--because", "what is in use");
            assertThat(set.exitCode()).isZero();
            assertThat(Files.readString(shared.resolve("results/baselines/other/baseline.json")))
                    .contains("\"despiteVerdict\" : true", "what is in use");
        }

        @Test
        void a_run_that_does_not_count_is_never_set() throws IOException {
            Path killed = copy(clean, "killed");
            List<String> lines = Files.readAllLines(killed.resolve(RunArchive.EVENTS));
            Files.write(killed.resolve(RunArchive.EVENTS), lines.subList(0, lines.size() - 1));
            Cli.Ended refused =
                    Cli.here("baseline", "set", "dead", "killed", "--despite-verdict", "--because", "please");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(refused.err()).startsWith("clean-1: expected a run that counts. Found: RUN_ENDED: ");
            assertThat(shared.resolve("results/baselines/dead")).doesNotExist();
        }

        @Test
        void names_cannot_leave_the_shelf() {
            for (String name : List.of("..", "a/b", "../x", "", ".hidden")) {
                assertThat(Cli.here("baseline", "set", name, "clean-1").exitCode())
                        .as(name)
                        .isEqualTo(ExitCode.INVALID);
                assertThat(Cli.here("baseline", "remove", name).exitCode())
                        .as(name)
                        .isEqualTo(ExitCode.INVALID);
            }
        }

        private String objectives(String target) {
            return """
                    apiVersion: clamor/v1
                    kind: Objectives
                    metadata: {name: one}
                    spec:
                      timeWindow: {duration: 28d}
                      objectives:
                        - {id: solved, indicator: trueContainment, target: %s, gating: true}
                    """.formatted(target);
        }
    }
}
