package dev.clamor.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clamor.results.archive.Shards;
import dev.clamor.results.schema.FileSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a run held against the schemas that are shipped. */
public final class RunFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 200;

    private RunFiles() {}

    /** What is wrong with any of them, each with the name of its file; empty if nothing. */
    public static List<String> errors(Path run) throws IOException {
        List<String> errors = new ArrayList<>();
        check(FileSchema.MANIFEST, run.resolve("manifest.json"), errors);
        List<Path> shards = Shards.within(run);
        for (Path log : shards.isEmpty() ? List.of(run) : shards) {
            checkLines(log.resolve("events.jsonl"), errors);
        }
        check(FileSchema.ANALYSIS, run.resolve("analysis.json"), errors);
        check(FileSchema.SNAPSHOT, run.resolve("snapshot.json"), errors);
        check(FileSchema.VERDICT, run.resolve("verdict.json"), errors);
        if (Files.exists(run.resolve("knee.json"))) {
            check(FileSchema.KNEE, run.resolve("knee.json"), errors);
        }
        return errors;
    }

    /** What is wrong with one file; empty if nothing. */
    public static List<String> errors(FileSchema schema, Path file) throws IOException {
        List<String> errors = new ArrayList<>();
        check(schema, file, errors);
        return errors;
    }

    private static void check(FileSchema schema, Path file, List<String> errors) throws IOException {
        check(validator(schema.text()), file, Files.readString(file), errors);
    }

    private static void checkLines(Path file, List<String> errors) throws IOException {
        Map<String, Schema> kinds = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String kind = JSON.readTree(line).path("e").asText();
            check(kinds.computeIfAbsent(kind, RunFiles::eventValidator), file, line, errors);
        }
    }

    private static void check(Schema schema, Path file, String text, List<String> errors) {
        for (Error error : schema.validate(text, InputFormat.JSON)) {
            String shown = text.substring(0, Math.min(SHOWN, text.length()));
            errors.add(file.getFileName() + ": " + error + " in " + shown);
        }
    }

    /** Of one kind of event alone: its errors are about that kind only, and it is faster than the choice of kinds. */
    private static Schema eventValidator(String kind) {
        try {
            ObjectNode schema = (ObjectNode) JSON.readTree(FileSchema.EVENTS.text());
            schema.remove("oneOf");
            return validator(schema.put("$ref", "#/$defs/" + kind).toString());
        } catch (IOException e) {
            throw new AssertionError(kind, e);
        }
    }

    private static Schema validator(String schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
    }
}
