package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.schema.FileSchema;
import dev.clamor.results.schema.RecordShape;
import dev.clamor.results.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestSchemaTest {
    @TempDir
    private Path folder;

    @Test
    void the_schema_has_every_component_and_no_other() {
        assertThat(RecordShape.withoutNulls().problems(FileSchema.MANIFEST, "", "", Manifest.class))
                .isEmpty();
    }

    @Test
    void a_manifest_keeps_to_the_schema_and_one_with_another_name_does_not() throws IOException {
        Path file = folder.resolve("manifest.json");
        ManifestFile.write(file, Manifests.planned(10));
        String text = Files.readString(file);

        assertThat(Schemas.errors(FileSchema.MANIFEST, text)).isEmpty();
        assertThat(Schemas.errors(FileSchema.MANIFEST, text.replace("\"suiteHash\"", "\"suitHash\"")))
                .isNotEmpty();
        assertThat(Schemas.errors(FileSchema.MANIFEST, text.replace("\"lagP99Millis\"", "\"lag\"")))
                .isNotEmpty();
    }
}
