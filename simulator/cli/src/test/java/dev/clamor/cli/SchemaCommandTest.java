package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.results.schema.FileSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCommandTest {
    private static final int CONTACTS = 60;

    @TempDir
    private Path run;

    static List<SchemaCommand.Shipped> shipped() {
        return SchemaCommand.all();
    }

    private static List<String> ids() {
        return shipped().stream().map(SchemaCommand.Shipped::id).toList();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void each_schema_is_printed_as_it_is(SchemaCommand.Shipped schema) {
        Cli.Ended printed = Cli.here("schema", schema.id());
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).isEqualTo(schema.text().get()).endsWith("}\n");
    }

    @Test
    void there_is_one_for_every_input_and_every_file_of_a_run() {
        assertThat(ids())
                .containsAll(FileSchema.ids())
                .contains("plan", "persona", "scenario", "objectives", "agent", "faults", "behaviour", "lexicon")
                .doesNotHaveDuplicates();
    }

    /** To renew the folder: {@code clamor schema --write docs/schemas}. */
    @Test
    void all_are_written_into_a_folder_as_they_stand_in_the_documentation() throws IOException {
        Path folder = run.resolve("schemas");
        Cli.Ended written = Cli.here("schema", "--write", folder.toString());
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).startsWith(ids().size() + " schemas in ");
        assertThat(texts(folder)).hasSameSizeAs(ids()).isEqualTo(texts(Path.of("..", "..", "docs", "schemas")));
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void without_a_name_all_are_listed_in_their_order() {
        List<String> lines = Cli.here("schema").out().lines().toList();
        assertThat(lines).extracting(line -> line.split(" ")[0]).isEqualTo(ids());
    }

    @Test
    void another_name_is_refused_with_the_nearest() {
        Cli.Ended refused = Cli.here("schema", "verdikt");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains(
                        "schema: expected one of plan, persona, scenario, objectives",
                        "\"verdikt\"",
                        "mean \"verdict\"?");
    }

    @Test
    void the_files_of_a_run_keep_to_their_schemas_and_would_not_with_another_key() throws IOException {
        VirtualArchive.write(run, 8, CONTACTS, flawed());
        assertThat(Cli.here("report", run.toString()).exitCode()).isZero();
        assertThat(RunFiles.errors(run)).isEmpty();

        List<String> files = List.of("manifest.json", "events.jsonl", "analysis.json", "snapshot.json", "verdict.json");
        for (String file : files) {
            Path path = run.resolve(file);
            Files.writeString(path, Files.readString(path).replaceFirst("\\{", "{\"new\": 1,"));
        }
        assertThat(RunFiles.errors(run))
                .hasSameSizeAs(files)
                .allSatisfy(error -> assertThat(error).contains("'new'"))
                .extracting(error -> error.substring(0, error.indexOf(':')))
                .isEqualTo(files);
    }

    private static VirtualAgent flawed() {
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean().with(Flaw.WRONG_ACTION, 0.2), 5);
        return (request, now) -> {
            Served served = agent.answer(request.body(), 0);
            return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
        };
    }
}
