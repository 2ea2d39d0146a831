package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldManifestTest {
    @TempDir
    private Path folder;

    @Test
    void a_manifest_from_before_there_were_searches_searched_for_nothing() throws IOException {
        Path file = folder.resolve("manifest.json");
        ManifestFile.write(file, Manifests.planned(10));
        String text = Files.readString(file);
        String old = text.replaceFirst("(?s),\\s*\"knee\" : \\{.*?\\}", "");
        assertThat(old).isNotEqualTo(text).doesNotContain("knee");
        Files.writeString(file, old);

        assertThat(ManifestFile.read(file)).isEqualTo(Manifests.planned(10));
        assertThat(ManifestFile.read(file).knee().asked()).isFalse();
    }
}
