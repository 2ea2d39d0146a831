package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    @Test
    void every_format_is_written_and_nothing_else(@TempDir Path folder) throws IOException {
        Path run = folder.resolve("run");
        ReportFiles.writeAll(run, SampleReports.storm());

        try (var files = Files.list(run)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReportFormat.values())
                            .filter(format -> format != ReportFormat.KNEE_JSON)
                            .map(ReportFormat::fileName)
                            .toList());
        }
    }

    @Test
    void the_highest_bearable_load_is_written_of_a_run_that_searched_for_it(@TempDir Path folder) throws IOException {
        ReportFiles.writeAll(folder, SampleReports.searched());

        assertThat(folder.resolve("knee.json")).content().contains("\"estimate\" : 20.2");
    }

    @Test
    void an_older_file_is_replaced_whole(@TempDir Path folder) throws IOException {
        Path verdict = folder.resolve("verdict.json");
        Files.writeString(verdict, "x".repeat(1_000_000));
        ReportFiles.writeAll(folder, SampleReports.empty());

        assertThat(Files.readString(verdict))
                .isEqualTo(ReportWriterContractTest.written(ReportFormat.VERDICT_JSON, SampleReports.empty()));
    }

    @Test
    void characters_that_utf_8_has_no_bytes_for_stop_no_file(@TempDir Path folder) throws IOException {
        ReportFiles.writeAll(folder, SampleReports.hostile("\uDC00 lone \uD800"));

        for (ReportFormat format : ReportFormat.values()) {
            if (format == ReportFormat.KNEE_JSON) {
                continue;
            }
            assertThat(folder.resolve(format.fileName())).content().contains("lone");
        }
    }
}
