package dev.clamor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.load.plan.Shard;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardReaderTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.250Z");
    private static final String SOON = "2026-01-02T03:05:00Z";
    private static final Map<String, String> SLURM = Map.of("SLURM_PROCID", "3", "SLURM_NTASKS", "4");

    private static Optional<ShardOrder> read(
            String shard, String count, String start, Map<String, String> environment) {
        return new ShardReader(
                        Optional.ofNullable(shard),
                        Optional.ofNullable(count),
                        Optional.ofNullable(start),
                        name -> Optional.ofNullable(environment.get(name)),
                        NOW)
                .read(Optional.empty(), true);
    }

    private static Shard shard(String shard, String count, Map<String, String> environment) {
        return read(shard, count, SOON, environment).orElseThrow().shard();
    }

    @Test
    void a_shard_is_said_or_found_in_what_slurm_and_kubernetes_tell() {
        assertThat(shard("1/4", null, Map.of())).isEqualTo(new Shard(1, 4));
        assertThat(shard("auto", null, SLURM)).isEqualTo(new Shard(3, 4));
        assertThat(shard(null, "4", SLURM)).isEqualTo(new Shard(3, 4));
        assertThat(shard(null, "8", Map.of("JOB_COMPLETION_INDEX", "7"))).isEqualTo(new Shard(7, 8));
        assertThat(shard("0/1", null, Map.of())).isEqualTo(Shard.WHOLE);
    }

    @Test
    void a_job_alone_makes_no_shard() {
        assertThat(read(null, null, null, SLURM)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        SOON + ", " + SOON,
        "1767323100, " + SOON,
        "2026-01-02T04:05:00+01:00, " + SOON,
        "+30s, 2026-01-02T03:04:36Z"
    })
    void the_start_is_an_instant_in_several_forms(String text, String start) {
        ShardOrder order = read("0/2", null, text, Map.of()).orElseThrow();
        assertThat(order.startAt()).isEqualTo(Instant.parse(start));
        assertThat(order.leader()).isEqualTo(text.startsWith("+"));
    }

    @Test
    void the_start_may_stand_in_the_environment() {
        assertThat(read("0/2", null, null, Map.of("CLAMOR_START_AT", SOON)))
                .hasValueSatisfying(order -> assertThat(order.startAt()).isEqualTo(Instant.parse(SOON)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:04:05Z", "2026-01-04T03:04:05Z", "tomorrow", "+30s"})
    void a_start_that_is_over_or_far_or_not_the_same_for_all_is_refused(String text) {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read("1/2", null, text, Map.of()))
                .withMessageStartingWith("--start-at: expected an instant to come, within a day, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2/2", "-1/2", "1", "0/0", "one of two"})
    void what_is_no_shard_is_refused(String text) {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(text, null, SOON, Map.of()))
                .withMessageStartingWith("--shard: expected ");
    }

    @Test
    void everything_that_is_missing_or_does_not_fit_is_said_at_once() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read("auto", null, null, Map.of()))
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .hasSize(3)
                        .anyMatch(line -> line.contains("SLURM_PROCID or JOB_COMPLETION_INDEX. Found: none."))
                        .anyMatch(line -> line.contains("CLAMOR_SHARDS or SLURM_NTASKS. Found: none."))
                        .anyMatch(line -> line.startsWith("--start-at: ")));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read("auto", "8", SOON, SLURM))
                .withMessage("--shards: expected the count of --shard or of the job, 4. Found: \"8\".");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(null, null, SOON, Map.of()))
                .withMessageStartingWith("--start-at: expected it together with --shard.");
    }
}
