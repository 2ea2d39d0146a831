package dev.clamor.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.cli.RunFiles;
import dev.clamor.cli.VirtualArchive;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.metrics.ContactAssembler;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.review.FailedPath;
import dev.clamor.results.review.FailedPaths;
import dev.clamor.results.schema.FileSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONTACTS = 300;

    @TempDir
    private Path run;

    @Test
    void every_failed_contact_is_on_one_path_and_examples_can_be_read() throws IOException {
        VirtualArchive.write(run, 5, CONTACTS, flawed());
        Cli.Ended done = Cli.here("review", run.toString(), "--each", "2");
        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        long failed = records().stream()
                .filter(contact -> FailedPath.of(contact).isPresent())
                .count();
        JsonNode paths =
                JSON.readTree(run.resolve("review/review.json").toFile()).get("paths");
        long counted = 0;
        for (JsonNode path : paths) {
            counted += path.get("contacts").asLong();
            assertThat(path.get("examples").size())
                    .isEqualTo((int) Math.min(2, path.get("contacts").asLong()));
            double share =
                    path.get("contacts").asDouble() / path.get("validContacts").asDouble();
            assertThat(share)
                    .isBetween(path.get("lower").asDouble(), path.get("upper").asDouble());
        }
        assertThat(failed).isPositive();
        assertThat(counted).isEqualTo(failed);
        JsonNode first = paths.get(0);
        String example = first.get("examples").get(0).asText();
        try (var files = Files.list(run.resolve("review"))) {
            Path group = files.filter(f -> f.getFileName().toString().startsWith("01-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(group)).contains("## " + example, "**Customer, turn 1**", "Why: ", "Ended: ");
            assertThat(Files.readString(run.resolve("review/README.md")))
                    .contains(group.getFileName().toString(), "Owner | Cause | Decision");
        }
        assertThat(done.out()).contains(first.get("failure").asText(), "README.md");
        Path file = run.resolve("review/review.json");
        assertThat(RunFiles.errors(FileSchema.REVIEW, file)).isEmpty();
        Files.writeString(file, Files.readString(file).replaceFirst("\"failure\"", "\"failed\""));
        assertThat(RunFiles.errors(FileSchema.REVIEW, file)).isNotEmpty();
    }

    @Test
    void halves_put_together_are_the_whole() {
        VirtualArchive.write(run, 6, CONTACTS, flawed());
        FailedPaths whole = new FailedPaths(3);
        FailedPaths even = new FailedPaths(3);
        FailedPaths odd = new FailedPaths(3);
        for (ContactRecord contact : records()) {
            whole.accept(contact);
            (contact.opened().contact().arrival() % 2 == 0 ? even : odd).accept(contact);
        }
        odd.combine(even);
        assertThat(odd.snapshot()).isEqualTo(whole.snapshot()).isNotEmpty();
    }

    @Test
    void what_an_agent_says_is_inert() throws IOException {
        String hostile = "<script>alert(1)</script> [x](javascript:alert(1)) | @all \\u202e # head";
        VirtualArchive.write(
                run,
                7,
                40,
                (request, now) -> new VirtualAgent.Answered(
                        200, ("{\"reply\":\"" + hostile + "\"}").getBytes(StandardCharsets.UTF_8), 1_000));
        assertThat(Cli.here("review", run.toString()).exitCode()).isZero();
        try (var files = Files.list(run.resolve("review"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("<script>", "[x](", "\u202e", "@all");
            }
        }
    }

    @Test
    void a_folder_without_a_run_is_told() {
        assertThat(Cli.here("review", run.toString()).exitCode()).isEqualTo(ExitCode.INVALID);
    }

    private static VirtualAgent flawed() {
        ReferenceAgent agent = new ReferenceAgent(
                DeclaredBehaviour.clean().with(Flaw.MISSED_HANDOFF, 0.5).with(Flaw.WRONG_ACTION, 0.2), 5);
        return (request, now) -> {
            Served served = agent.answer(request.body(), 0);
            return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
        };
    }

    private List<ContactRecord> records() {
        List<ContactRecord> records = new ArrayList<>();
        ContactAssembler contacts = new ContactAssembler();
        RunArchive.read(run, event -> {
            if (event instanceof TurnEvent turn) {
                contacts.accept(turn).ifPresent(records::add);
            }
        });
        return records;
    }
}
