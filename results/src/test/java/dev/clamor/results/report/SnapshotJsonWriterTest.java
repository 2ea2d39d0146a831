package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.metrics.MetricsSnapshot;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotJsonWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_keys_are_the_components_in_their_order() throws IOException {
        JsonNode snapshot = tree(SampleReports.storm());
        List<String> keys = new ArrayList<>();
        snapshot.fieldNames().forEachRemaining(keys::add);

        assertThat(keys)
                .isEqualTo(Arrays.stream(MetricsSnapshot.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void every_number_reads_back_as_it_was() throws IOException {
        MetricsSnapshot storm = SampleReports.storm().snapshot();
        JsonNode read = tree(SampleReports.storm());

        assertThat(read.at("/contacts/discarded/RUN_ENDED").asLong()).isEqualTo(39);
        assertThat(read.at("/containment/inflation").asDouble())
                .isEqualTo(storm.containment().inflation());
        assertThat(read.at("/escalation/byTrigger/E2/good").asLong()).isEqualTo(60);
        assertThat(read.at("/escalation/repliesToHandoff/6").asLong()).isEqualTo(4);
        assertThat(read.at("/latency/byStage/spike/p95").asDouble())
                .isEqualTo(storm.latency().byStage().get("spike").p95());
        assertThat(read.at("/slis/trueContainment/total/total").asLong()).isEqualTo(2150);
        assertThat(read.at("/end/reason").asText()).isEqualTo("COMPLETED");
        assertThat(read.get("timeline")).hasSize(storm.timeline().size());
    }

    @Test
    void what_does_not_exist_is_null() throws IOException {
        assertThat(tree(SampleReports.killed()).get("end").isNull()).isTrue();
        assertThat(tree(SampleReports.empty()).at("/latency/service/p95").isNull())
                .isTrue();
    }

    @Test
    void the_tree_survives_a_round_trip() throws IOException {
        JsonNode once = JSON.readTree(text(SampleReports.hostile(SampleTranscripts.HOSTILE)));

        assertThat(JSON.readTree(JSON.writeValueAsString(once))).isEqualTo(once);
        assertThat(once.at("/snapshot/contacts/discarded").has(SampleTranscripts.HOSTILE))
                .isTrue();
    }

    private static JsonNode tree(Report report) throws IOException {
        return JSON.readTree(text(report)).get("snapshot");
    }

    private static String text(Report report) throws IOException {
        return ReportWriterContractTest.written(ReportFormat.SNAPSHOT_JSON, report);
    }
}
