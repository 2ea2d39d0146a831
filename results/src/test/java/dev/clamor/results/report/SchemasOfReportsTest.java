package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.schema.EveryValue;
import dev.clamor.results.schema.FileSchema;
import dev.clamor.results.schema.RecordShape;
import dev.clamor.results.schema.Schemas;
import dev.clamor.results.schema.Written;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code snapshot.json}, {@code analysis.json} and {@code verdict.json} against their schemas. */
class SchemasOfReportsTest {
    /** How {@link ReportJson} writes a latency: intervals in the place of every time by rank. */
    private record LatencyAsWritten(
            long count, double p50, double p90, double p95, double p99, double max, double mean, Intervals intervals) {
        private record Intervals(Optional<Both> p50, Optional<Both> p90, Optional<Both> p95, Optional<Both> p99) {}

        /** An interval that exists has both ends. */
        private record Both(BigDecimal lower, BigDecimal upper) {}
    }

    @Test
    void the_schema_of_the_snapshot_has_every_component_and_no_other() {
        assertThat(RecordShape.withNulls()
                        .writing(LatencySummary.class, LatencyAsWritten.class)
                        .problems(FileSchema.SNAPSHOT, "snapshot", "/properties/snapshot", MetricsSnapshot.class))
                .isEmpty();
    }

    @Test
    void the_schema_of_the_knee_has_every_component_and_no_other() throws NoSuchMethodException {
        Type optional = Report.class.getMethod("knee").getGenericReturnType();
        assertThat(RecordShape.withNulls().problems(FileSchema.KNEE, "knee", "/properties/knee", optional))
                .isEmpty();
        assertThat(RecordShape.withoutNulls()
                        .problems(FileSchema.KNEE, "search", "/properties/search", Manifest.Knee.class))
                .isEmpty();
    }

    @Test
    void the_file_of_a_search_keeps_to_its_schema_and_one_with_another_name_does_not() throws IOException {
        String text = text(ReportFormat.KNEE_JSON, SampleReports.searched());

        assertThat(Schemas.errors(FileSchema.KNEE, text)).isEmpty();
        assertThat(Schemas.errors(FileSchema.KNEE, text(ReportFormat.KNEE_JSON, SampleReports.storm())))
                .isEmpty();
        assertThat(Schemas.errors(FileSchema.KNEE, text.replace("\"effectiveN\"", "\"n\"")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"reasons", "autonomy", "run", "baseline", "stop"})
    void the_schema_of_the_verdict_has_every_component_of_what_is_written_as_it_is(String name) {
        assertThat(RecordShape.withNulls().problems(FileSchema.VERDICT, name, "/properties/" + name, component(name)))
                .isEmpty();
    }

    @Test
    void every_key_and_constant_of_the_verdict_is_in_the_schema_and_no_other() throws IOException {
        Written written = new Written(FileSchema.VERDICT);
        Report storm = SampleReports.storm();
        for (Object verdict : EveryValue.records(Verdict.class)) {
            Report report = new Report(
                    storm.manifest(),
                    storm.snapshot(),
                    (Verdict) verdict,
                    storm.analysis(),
                    storm.judgedAt(),
                    List.of(),
                    Optional.empty());
            written.see(text(ReportFormat.VERDICT_JSON, report));
        }
        assertThat(written.strangers()).isEmpty();
        assertThat(written.deadKeys()).isEmpty();
        assertThat(written.deadConstants()).isEmpty();
    }

    @Test
    void every_key_of_the_snapshot_is_in_the_schema_and_no_other() throws IOException {
        Written written = new Written(FileSchema.SNAPSHOT);
        for (Report report : reports()) {
            written.see(text(ReportFormat.SNAPSHOT_JSON, report));
        }
        assertThat(written.strangers()).isEmpty();
        assertThat(written.deadKeys()).isEmpty();
    }

    @Test
    void every_key_of_the_analysis_is_in_the_schema_and_no_other() throws IOException {
        Written written = new Written(FileSchema.ANALYSIS);
        for (Report report : reports()) {
            written.see(text(ReportFormat.ANALYSIS_JSON, report));
        }
        assertThat(written.strangers()).isEmpty();
        assertThat(written.deadKeys()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void every_file_keeps_to_its_schema(Report report) throws IOException {
        assertThat(Schemas.errors(FileSchema.SNAPSHOT, text(ReportFormat.SNAPSHOT_JSON, report)))
                .isEmpty();
        assertThat(Schemas.errors(FileSchema.ANALYSIS, text(ReportFormat.ANALYSIS_JSON, report)))
                .isEmpty();
        assertThat(Schemas.errors(FileSchema.VERDICT, text(ReportFormat.VERDICT_JSON, report)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"runId", "snapshot", "inflation", "bySegment", "p95", "leaks", "held", "harnessFaults", "good"})
    void a_key_of_the_snapshot_by_another_name_is_refused(String key) throws IOException {
        String text = text(ReportFormat.SNAPSHOT_JSON, SampleReports.storm());
        String renamed = text.replaceFirst("\"" + key + "\" :", "\"" + key + "2\" :");

        assertThat(renamed).isNotEqualTo(text);
        assertThat(Schemas.errors(FileSchema.SNAPSHOT, renamed)).isNotEmpty();
    }

    static List<Report> reports() {
        return VerdictJsonWriterTest.reports().toList();
    }

    private static Type component(String name) {
        return Arrays.stream(Verdict.class.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(RecordComponent::getGenericType)
                .findFirst()
                .orElseThrow();
    }

    private static String text(ReportFormat format, Report report) throws IOException {
        return ReportWriterContractTest.written(format, report);
    }
}
