package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Why and when a run was made a baseline: {@code baseline.json} beside its manifest. For people; nothing is computed from
 * it.
 *
 * @param schemaVersion version of the file's format
 * @param name the baseline's name
 * @param runId the run that it is a copy of
 * @param setAt wall clock, ISO-8601 in UTC
 * @param verdict what the judge said of the run when it was set
 * @param despiteVerdict whether it was set although that was not PROMOTE
 * @param because why, as it was typed; may be empty
 */
public record BaselineNote(
        int schemaVersion,
        String name,
        String runId,
        String setAt,
        String verdict,
        boolean despiteVerdict,
        String because) {
    /** The only version of the format so far. */
    public static final int SCHEMA_VERSION = 1;

    private static final String FILE = "baseline.json";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Writes it into the baseline's folder. */
    public void write(Path folder) {
        try {
            Files.write(folder.resolve(FILE), MAPPER.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads it from the baseline's folder.
     *
     * @throws InvalidDocumentException if it is not there or not readable
     */
    public static BaselineNote read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                throw bad(file, "nothing there");
            }
            return MAPPER.readValue(Files.readAllBytes(file), BaselineNote.class);
        } catch (JsonProcessingException e) {
            throw bad(file, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidDocumentException bad(Path file, String found) {
        return new InvalidDocumentException(
                List.of(new Problem(file.toString(), 0, "", "why and when a baseline was set", found)));
    }
}
