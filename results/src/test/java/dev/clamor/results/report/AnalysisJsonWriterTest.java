package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnalysisJsonWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Report> reports() {
        return VerdictJsonWriterTest.reports();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void the_file_keeps_to_its_schema(Report report) throws IOException {
        assertThat(errors(text(report))).isEmpty();
    }

    @Test
    void the_schema_refuses_a_file_with_a_key_too_few_or_too_many() throws IOException {
        String text = text(SampleReports.storm());

        assertThat(errors(text.replaceFirst("\"adjustedP\"", "\"adjustedQ\""))).isNotEmpty();
        assertThat(errors(text.replace("\"OVER_AUTOMATION\"", "\"AUTOMATION\"")))
                .isNotEmpty();
    }

    @Test
    void every_part_of_the_storm_says_something() throws IOException {
        JsonNode root = JSON.readTree(text(SampleReports.storm()));

        assertThat(root.at("/failingSteps/0/examples/0").asText()).isEqualTo("c-000017");
        assertThat(root.at("/failingSteps/0/timesAsOften/clustered").asBoolean())
                .isTrue();
        assertThat(root.at("/fairness/0/group").asText()).isEqualTo("worried");
        assertThat(root.at("/modes/0/state").asText()).isEqualTo("CLEAR");
        assertThat(root.at("/modes/0/causes/NEVER_HANDED_OVER").asLong()).isEqualTo(41);
        assertThat(root.at("/modes/3/state").asText()).isEqualTo("CLEAR");
        assertThat(root.at("/modes/5/state").asText()).isEqualTo("CLEAR");
        assertThat(root.at("/tradeOffs/0/price/indicator").asText()).isEqualTo("escalationRecall");
        assertThat(root.at("/reliability/passHat")).hasSize(4);
    }

    @Test
    void a_number_that_does_not_exist_is_null() throws IOException {
        JsonNode root = JSON.readTree(text(SampleReports.empty()));

        assertThat(root.at("/modes/0/share").isNull()).isTrue();
        assertThat(root.at("/modes/0/state").asText()).isEqualTo("NOT_MEASURED");
        assertThat(root.at("/reliability/passHat")).isEmpty();
    }

    private static String text(Report report) throws IOException {
        return ReportWriterContractTest.written(ReportFormat.ANALYSIS_JSON, report);
    }

    private static List<Error> errors(String text) throws IOException {
        try (InputStream in = AnalysisJsonWriterTest.class.getResourceAsStream("/clamor/schema/analysis.schema.json")) {
            String schemaText = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schemaText, InputFormat.JSON);
            return schema.validate(text, InputFormat.JSON);
        }
    }
}
