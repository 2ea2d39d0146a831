package dev.clamor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clamor.cli.label.ModelSettings;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.engine.target.TargetCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that people could write, as its reader and its schema see it. Those of the folder {@code samples} have, between
 * them, every key there is.
 *
 * @param tree of the file, from which others are made by changing one thing
 */
record InputSample(InputFile kind, String file, JsonNode tree) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "samples");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<InputFile, Schema> SCHEMAS = new EnumMap<>(InputFile.class);

    /** The sample in a text. */
    static InputSample of(InputFile kind, String file, String yaml) {
        try {
            return new InputSample(kind, file, YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new AssertionError(file, e);
        }
    }

    /** Those of the folder; the name of a file begins with its kind. */
    static List<InputSample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(InputSample::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputSample read(Path file) {
        String kind = file.getFileName().toString().split("[-.]")[0].toUpperCase(Locale.ROOT);
        try {
            return of(InputFile.valueOf(kind), file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of a kind as a tree. */
    static JsonNode schema(InputFile kind) {
        try {
            return JSON.readTree(kind.schema());
        } catch (JsonProcessingException e) {
            throw new AssertionError(kind.id(), e);
        }
    }

    /** The same file with another content. */
    InputSample with(JsonNode changed) {
        return new InputSample(kind, file, changed);
    }

    /** What the schema says against it. */
    List<String> errors() {
        Schema schema = SCHEMAS.computeIfAbsent(
                kind,
                k -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(k.schema(), InputFormat.JSON));
        return schema.validate(tree.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** What the reader says against it; every environment variable is there. */
    List<Problem> problems() {
        Problems problems = new Problems();
        String text = tree.toString();
        switch (kind) {
            case AGENT -> TargetCatalog.read(file, text, name -> Optional.of("hush-9"), problems);
            case MODEL -> ModelSettings.read(file, text, name -> "hush-9", problems);
            default -> kind.check(file, text, problems);
        }
        return problems.all();
    }

    @Override
    public String toString() {
        return Path.of(file).getFileName().toString();
    }
}
