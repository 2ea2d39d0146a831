package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.latency.RankTable;
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

    // 16,143 replies: the 95th percentile lies between the values at the ranks 15,281 and 15,391 with 95 % (R:
    // qbinom(c(.025, .975), 16143, .95) + c(0, 1)).
    @Test
    void percentiles_have_the_interval_that_their_ranks_give() throws IOException {
        RankTable ranks = SampleReports.storm().snapshot().latency().service().ranks();
        JsonNode service = tree(SampleReports.storm()).at("/latency/service");

        assertThat(service.at("/intervals/p95/lower").asDouble()).isEqualTo(ranks.millis(15_281));
        assertThat(service.at("/intervals/p95/upper").asDouble()).isEqualTo(ranks.millis(15_391));
        assertThat(service.at("/intervals/p95/lower").asDouble())
                .isLessThan(service.get("p95").asDouble());
        assertThat(service.has("ranks")).isFalse();
    }

    @Test
    void too_few_replies_have_no_interval() throws IOException {
        JsonNode ten = tree(SampleReports.hostile("x")).at("/latency/byStage/x/intervals");

        assertThat(ten.get("p50").get("lower").isNumber()).isTrue();
        assertThat(ten.get("p90").isNull()).isTrue();
        assertThat(ten.get("p95").isNull()).isTrue();
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
