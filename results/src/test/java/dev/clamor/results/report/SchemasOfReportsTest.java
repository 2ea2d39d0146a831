package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.schema.EveryValue;
import dev.clamor.results.schema.FileSchema;
import dev.clamor.results.schema.RecordShape;
import dev.clamor.results.schema.Schemas;
import dev.clamor.results.schema.Written;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code snapshot.json} and {@code verdict.json} against their schemas. */
class SchemasOfReportsTest {
    @Test
    void the_schema_of_the_snapshot_has_every_component_and_no_other() {
        assertThat(RecordShape.withNulls()
                        .problems(FileSchema.SNAPSHOT, "snapshot", "/properties/snapshot", MetricsSnapshot.class))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"reasons", "autonomy", "run", "baseline"})
    void the_schema_of_the_verdict_has_every_component_of_what_is_written_as_it_is(String name) {
        assertThat(RecordShape.withNulls().problems(FileSchema.VERDICT, name, "/properties/" + name, component(name)))
                .isEmpty();
    }

    @Test
    void the_schema_of_the_verdict_has_every_component_of_an_early_stop() {
        // no rule stops a run in order to hold
        assertThat(RecordShape.withNulls().problems(FileSchema.VERDICT, "stop", "/properties/stop", component("stop")))
                .allSatisfy(problem -> assertThat(problem).startsWith("stop.toward: expected \"enum\""));
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
        // no rule stops a run in order to hold
        assertThat(written.strangers())
                .allSatisfy(problem -> assertThat(problem).startsWith("stop.toward: expected \"HOLD\""));
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

    @ParameterizedTest
    @MethodSource("reports")
    void every_file_keeps_to_its_schema(Report report) throws IOException {
        assertThat(Schemas.errors(FileSchema.SNAPSHOT, text(ReportFormat.SNAPSHOT_JSON, report)))
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
