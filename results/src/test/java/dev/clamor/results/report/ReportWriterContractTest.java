package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every writer promises, whatever it is given. */
class ReportWriterContractTest {
    /** Control characters that act on terminals, and those that turn the direction of text or end lines unseen. */
    private static final Pattern ACTING =
            Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\u2028\\u2029]");

    static String written(ReportFormat format, Report report) throws IOException {
        StringBuilder text = new StringBuilder();
        format.writer().write(report, text);
        return text.toString();
    }

    static Stream<Arguments> every_format_and_report() {
        List<Report> reports = List.of(
                SampleReports.storm(),
                SampleReports.decided(Decision.HOLD),
                SampleReports.decided(Decision.PROMOTE),
                SampleReports.sliced(),
                SampleReports.stopped(),
                SampleReports.empty(),
                SampleReports.killed(),
                SampleReports.compared(),
                SampleReports.searched(),
                SampleReports.hostile(SampleTranscripts.HOSTILE),
                SampleReports.hostile(""));
        return Arrays.stream(ReportFormat.values())
                .flatMap(format -> reports.stream().map(report -> Arguments.of(format, report)));
    }

    @ParameterizedTest
    @MethodSource("every_format_and_report")
    void equal_reports_give_equal_text(ReportFormat format, Report report) throws IOException {
        assertThat(written(format, report)).isNotBlank().endsWith("\n").isEqualTo(written(format, report));
    }

    @ParameterizedTest
    @MethodSource("every_format_and_report")
    void a_number_that_does_not_exist_is_never_printed_as_one(ReportFormat format, Report report) throws IOException {
        String text = written(format, report);
        String ours = format == ReportFormat.HTML ? text.substring(0, text.indexOf("<script>")) : text;

        assertThat(ours).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"SNAPSHOT_JSON", "ANALYSIS_JSON", "KNEE_JSON"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_run_that_was_stopped_early_says_why_where_and_what_it_saved(ReportFormat format) throws IOException {
        assertThat(written(format, SampleReports.stopped()))
                .contains("surely missed", "rollBack", "212")
                .containsPattern("STOPPED_EARLY|Stopped early")
                .containsPattern("2,?750");
        assertThat(written(format, SampleReports.storm()))
                .doesNotContain("STOPPED_EARLY", "Stopped early", "stoppedEarly");
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void a_hostile_text_does_not_act_on_terminal_or_reader(ReportFormat format) throws IOException {
        String text = written(format, SampleReports.hostile(SampleTranscripts.HOSTILE));
        String ours = format == ReportFormat.HTML ? text.substring(0, text.indexOf("<script>")) : text;

        assertThat(ours).contains("pwned").doesNotContainPattern(ACTING);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void every_file_has_a_name_of_its_own(ReportFormat format) {
        assertThat(Arrays.stream(ReportFormat.values())
                        .filter(other -> other.fileName().equals(format.fileName())))
                .containsExactly(format);
    }
}
