package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictJsonWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Report> reports() {
        return Stream.of(
                SampleReports.storm(),
                SampleReports.decided(Decision.HOLD),
                SampleReports.decided(Decision.PROMOTE),
                SampleReports.sliced(),
                SampleReports.stopped(),
                SampleReports.empty(),
                SampleReports.killed(),
                SampleReports.compared(),
                SampleReports.hostile(SampleTranscripts.HOSTILE));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void the_file_keeps_to_its_schema(Report report) throws IOException {
        assertThat(errors(text(report))).isEmpty();
    }

    @Test
    void the_schema_refuses_a_file_with_a_key_too_few_or_too_many() throws IOException {
        String text = text(SampleReports.storm());

        assertThat(errors(text.replace("\"effectiveN\"", "\"effectiveM\""))).isNotEmpty();
        assertThat(errors(text.replace("\"ROLL_BACK\"", "\"ROLLBACK\""))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void each_state_follows_from_its_own_block(Report report) throws IOException {
        for (JsonNode objective : objectives(report)) {
            assertThat(objective.get("state").asText())
                    .as(objective.get("id").asText())
                    .isEqualTo(state(objective));
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void each_budget_follows_from_its_own_block(Report report) throws IOException {
        for (JsonNode objective : objectives(report)) {
            if (objective.get("kind").asText().equals("baseline")) {
                continue;
            }
            BigDecimal bad = BigDecimal.ONE.subtract(decimal(objective.get("target")));
            long total = objective.get("total").asLong();
            long allowed = bad.multiply(BigDecimal.valueOf(total))
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
            JsonNode budget = objective.get("budget");

            assertThat(budget.get("allowed").asLong()).isEqualTo(allowed);
            assertThat(budget.get("spent").asLong())
                    .isEqualTo(total - objective.get("good").asLong());
            assertThat(budget.get("remaining").asLong())
                    .isEqualTo(allowed - budget.get("spent").asLong());
        }
    }

    @Test
    void only_the_time_of_judging_differs_between_two_judgings() throws IOException {
        Report storm = SampleReports.storm();
        Report later = new Report(
                storm.manifest(),
                storm.snapshot(),
                storm.verdict(),
                storm.analysis(),
                "2027-01-01T00:00:00Z",
                storm.transcripts(),
                storm.baseline());

        assertThat(text(later).replace("2027-01-01T00:00:00Z", SampleReports.JUDGED_AT))
                .isEqualTo(text(storm));
    }

    @Test
    void targets_are_written_as_given_and_doubles_read_back_the_same() throws IOException {
        String text = text(SampleReports.storm());
        JsonNode first = JSON.readTree(text).get("objectives").get(0);

        assertThat(text).contains("\"target\" : 0.70,").contains("\"target\" : 0.999,");
        assertThat(first.get("estimate").asDouble()).isEqualTo(1320.0 / 2150);
    }

    @Test
    void a_number_that_does_not_exist_is_null() throws IOException {
        JsonNode objective =
                JSON.readTree(text(SampleReports.empty())).get("objectives").get(0);

        assertThat(objective.get("estimate").isNull()).isTrue();
        assertThat(objective.get("budget").get("burnRate").isNull()).isTrue();
    }

    @Test
    void the_interval_for_people_stands_beside_the_bounds() throws IOException {
        JsonNode display = JSON.readTree(text(SampleReports.storm())).at("/objectives/0/display");

        assertThat(display.get("level").decimalValue()).isEqualTo("0.95");
        assertThat(display.get("method").asText()).isEqualTo("Wilson on persona x scenario");
        assertThat(display.get("lower").asDouble())
                .isLessThan(display.get("upper").asDouble());
        assertThat(JSON.readTree(text(SampleReports.empty()))
                        .at("/objectives/0/display/lower")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_block_says_what_it_counts_and_what_it_means_in_production() throws IOException {
        JsonNode events =
                JSON.readTree(text(SampleReports.storm())).get("objectives").get(0);
        JsonNode slices =
                JSON.readTree(text(SampleReports.sliced())).get("objectives").get(0);

        assertThat(events.get("budgeting").toString())
                .isEqualTo("{\"method\":\"occurrences\",\"sliceSeconds\":null,\"sliceTarget\":null}");
        assertThat(slices.get("budgeting").toString())
                .isEqualTo("{\"method\":\"timeslices\",\"sliceSeconds\":10,\"sliceTarget\":0.95}");
        assertThat(slices.get("production").get("periodDays").asInt()).isEqualTo(28);
        assertThat(slices.get("production").get("days").asDouble())
                .isCloseTo(28 / slices.get("budget").get("burnRate").asDouble(), within(1e-9));
        assertThat(slices.get("production").get("daysLower").asDouble())
                .isCloseTo(28 / slices.get("budget").get("burnRateUpper").asDouble(), within(1e-9));
        assertThat(slices.get("production").get("contactsPerDay").asDouble()).isEqualTo(5000);
    }

    @Test
    void agents_are_there_only_where_a_run_had_several() throws IOException {
        JsonNode several = JSON.readTree(text(SampleReports.storm())).get("agents");

        assertThat(several.findValuesAsText("agent")).containsExactly("canary", "stable");
        assertThat(several.at("/0/contacts").asLong()).isEqualTo(311);
        assertThat(several.at("/1/objectives/0/state").asText()).isEqualTo("BREACHED");
        assertThat(JSON.readTree(text(SampleReports.empty())).has("agents")).isFalse();
    }

    /** Those of the run and of each agent. */
    private static List<JsonNode> objectives(Report report) throws IOException {
        JsonNode root = JSON.readTree(text(report));
        List<JsonNode> blocks = new ArrayList<>();
        root.get("objectives").forEach(blocks::add);
        root.path("agents").forEach(agent -> agent.get("objectives").forEach(blocks::add));
        return blocks;
    }

    private static String state(JsonNode objective) {
        return objective.get("kind").asText().equals("baseline") ? compared(objective) : absolute(objective);
    }

    private static String compared(JsonNode block) {
        long least = Math.min(
                block.get("candidate").get("total").asLong(),
                block.get("baseline").get("total").asLong());
        if (least < block.get("minimumEvents").asLong()) {
            return "INCONCLUSIVE";
        }
        BigDecimal allowed = decimal(block.get("margin")).negate();
        if (decimal(block.get("lower")).compareTo(allowed) > 0) {
            return "MET";
        }
        return decimal(block.get("upper")).compareTo(allowed) < 0 ? "BREACHED" : "INCONCLUSIVE";
    }

    private static String absolute(JsonNode objective) {
        boolean known =
                !objective.get("lower").isNull() && !objective.get("upper").isNull();
        if (!known
                || objective.get("total").asLong()
                        < objective.get("minimumEvents").asLong()) {
            return "INCONCLUSIVE";
        }
        BigDecimal target = decimal(objective.get("target"));
        if (decimal(objective.get("lower")).compareTo(target) >= 0) {
            return "MET";
        }
        return decimal(objective.get("upper")).compareTo(target) < 0 ? "BREACHED" : "INCONCLUSIVE";
    }

    private static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.asText());
    }

    private static String text(Report report) throws IOException {
        return ReportWriterContractTest.written(ReportFormat.VERDICT_JSON, report);
    }

    private static List<Error> errors(String text) throws IOException {
        try (InputStream in = VerdictJsonWriterTest.class.getResourceAsStream("/clamor/schema/verdict.schema.json")) {
            String schemaText = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schemaText, InputFormat.JSON);
            return schema.validate(text, InputFormat.JSON);
        }
    }
}
