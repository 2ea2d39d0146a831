package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Leaves pages to look at in {@code target/sample-report}. */
class SampleReportTest {
    private static final Path FOLDER = Path.of("target", "sample-report");
    private static final long MOST_BYTES = 1_100_000;
    private static final int MOST_OF_A_DAY = 3_000_000;

    @Test
    void every_file_is_written_and_the_page_stays_near_a_megabyte() throws IOException {
        ReportFiles.writeAll(FOLDER, SampleReports.storm());
        for (Decision decision : Decision.values()) {
            ReportFiles.writeAll(FOLDER.resolve(decision.name()), SampleReports.decided(decision));
        }
        ReportFiles.writeAll(FOLDER.resolve("empty"), SampleReports.empty());
        ReportFiles.writeAll(FOLDER.resolve("compared"), SampleReports.compared());
        ReportFiles.writeAll(FOLDER.resolve("killed"), SampleReports.killed());
        ReportFiles.writeAll(FOLDER.resolve("hostile"), SampleReports.hostile(SampleTranscripts.HOSTILE));

        ReportFiles.writeAll(FOLDER.resolve("searched"), SampleReports.searched());

        for (ReportFormat format : ReportFormat.values()) {
            boolean search = format == ReportFormat.KNEE_JSON;
            assertThat((search ? FOLDER.resolve("searched") : FOLDER).resolve(format.fileName()))
                    .isNotEmptyFile();
        }
        assertThat(Files.size(FOLDER.resolve("report.html"))).isLessThan(MOST_BYTES);
        try (var files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void the_page_of_a_day_of_ten_thousand_contacts_stays_below_three_megabytes() throws IOException {
        String page = ReportWriterContractTest.written(ReportFormat.HTML, SampleReports.day());

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_OF_A_DAY);
    }
}
