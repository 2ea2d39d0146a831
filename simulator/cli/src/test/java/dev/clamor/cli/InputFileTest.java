package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.load.plan.PlanCatalog;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.persona.wording.PhraseBank;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InputFileTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final int LEAST_EXAMPLES = 12;

    private static Optional<InputFile> told(String file, String yaml) {
        return InputFile.of(file, Document.parse(file, yaml, new Problems()).orElseThrow());
    }

    static List<InputSample> samples() {
        return InputSample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_file_is_told_by_its_keys(InputSample sample) {
        assertThat(told("x.yaml", sample.tree().toString())).contains(sample.kind());
    }

    @ParameterizedTest
    @CsvSource({
        "x.yaml, 'stages: []', PLAN",
        "x.yaml, 'protocol: native', AGENT",
        "x.yaml, 'faults: []', FAULTS",
        "x.yaml, '{name: p, faults: []}', PLAN",
        "x.yaml, '{temprament: {}, patience: {}}', PERSONA",
        "x.yaml, '{goals: [], facts: {}}', SCENARIO",
        "x.yaml, 'kind: Objectives', OBJECTIVES",
        "x.yaml, 'rates: {}', BEHAVIOUR",
        "x.yaml, '{url: u, model: m}', MODEL",
        "x.yaml, 'greeting: [Hi]', PHRASES",
        "x.yaml, '{fallback: [Hm], deeds: {}}', LEXICON",
        "my/faults.yaml, 'fautls: []', FAULTS",
        "behaviour.yml, 'rate: {}', BEHAVIOUR",
    })
    void even_where_some_are_missing_or_mistyped(String file, String yaml, InputFile kind) {
        assertThat(told(file, yaml)).contains(kind);
    }

    @Test
    void a_file_of_none_of_our_keys_is_of_no_kind() {
        assertThat(told("compose.yaml", "services: {a: {image: b}}")).isEmpty();
    }

    static Stream<InputSample> packaged() {
        List<InputSample> files = new ArrayList<>();
        PlanCatalog.packagedNames().forEach(name -> add(files, InputFile.PLAN, name, PlanCatalog.packagedText(name)));
        PersonaCatalog.packagedIds().forEach(id -> add(files, InputFile.PERSONA, id, PersonaCatalog.packagedText(id)));
        for (Scenario scenario : ScenarioCatalog.packaged()) {
            String id = scenario.id().value();
            add(files, InputFile.SCENARIO, id, ScenarioCatalog.packagedText(id));
        }
        add(files, InputFile.OBJECTIVES, "default", Optional.of(ObjectivesCatalog.packagedText()));
        add(files, InputFile.PHRASES, "chat", Optional.of(PhraseBank.packagedText()));
        add(files, InputFile.BEHAVIOUR, "behaviour", Optional.of(DeclaredBehaviour.packagedText()));
        return files.stream();
    }

    private static void add(List<InputSample> files, InputFile kind, String name, Optional<String> text) {
        files.add(InputSample.of(kind, name + ".yaml", text.orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("packaged")
    void the_packaged_files_keep_to_the_schemas(InputSample file) {
        assertThat(file.errors()).isEmpty();
    }

    @Test
    void files_that_are_beside_the_packaged_ones_keep_to_the_schemas() throws IOException {
        Path root = Path.of("..", "..");
        assertThat(read(InputFile.OBJECTIVES, root.resolve("results/objectives/stop-early.yaml"))
                        .errors())
                .isEmpty();
        assertThat(read(InputFile.LEXICON, root.resolve("scenarios/src/main/resources/clamor/lexicon.yaml"))
                        .errors())
                .isEmpty();
    }

    private static InputSample read(InputFile kind, Path file) throws IOException {
        return InputSample.of(kind, file.toString(), Files.readString(file));
    }

    /** Pages also show parts of files, which no reader takes; whatever a reader takes, the schema must take. */
    @Test
    void the_whole_files_in_the_documentation_keep_to_the_schemas() throws IOException {
        List<String> wrong = new ArrayList<>();
        int examples = 0;
        for (Path page : pages()) {
            for (String yaml : blocks(page)) {
                Optional<InputFile> kind = Document.parse(page.toString(), yaml, new Problems())
                        .flatMap(top -> InputFile.of("x.yaml", top));
                InputSample sample =
                        kind.map(k -> InputSample.of(k, page.toString(), yaml)).orElse(null);
                if (sample != null && sample.problems().isEmpty()) {
                    examples++;
                    sample.errors().forEach(error -> wrong.add(page + ": " + error));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(examples).isGreaterThanOrEqualTo(LEAST_EXAMPLES);
    }

    @Test
    void the_page_about_editors_has_a_schema_for_every_kind() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "editors.md"));
        for (InputFile kind : InputFile.values()) {
            assertThat(page).contains("/" + kind.id() + ".schema.json\"", "`" + kind.id() + "`");
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "..", "docs"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> blocks(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
