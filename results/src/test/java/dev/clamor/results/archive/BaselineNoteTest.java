package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.schema.FileSchema;
import dev.clamor.results.schema.RecordShape;
import dev.clamor.results.schema.Schemas;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineNoteTest {
    @TempDir
    private Path folder;

    @Test
    void the_schema_has_every_component_and_no_other() {
        RecordShape shape = RecordShape.withoutNulls();
        assertThat(shape.problems(FileSchema.BASELINE, "", "", BaselineNote.class))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void what_is_written_is_read_and_keeps_to_the_schema(Decision decision) throws IOException {
        BaselineNote note = new BaselineNote(
                BaselineNote.SCHEMA_VERSION,
                "production",
                "20260102-030405-storm-7",
                "2026-01-02T03:04:05Z",
                decision.name(),
                decision != Decision.PROMOTE,
                "release \"1\"");
        note.write(folder);
        String text = Files.readString(folder.resolve("baseline.json"));
        assertThat(BaselineNote.read(folder)).isEqualTo(note);
        assertThat(Schemas.errors(FileSchema.BASELINE, text)).isEmpty();
        assertThat(Schemas.errors(FileSchema.BASELINE, text.replace("\"because\"", "\"why\"")))
                .isNotEmpty();
        assertThat(Schemas.errors(FileSchema.BASELINE, text.replace(decision.name(), "MAYBE")))
                .isNotEmpty();
    }
}
