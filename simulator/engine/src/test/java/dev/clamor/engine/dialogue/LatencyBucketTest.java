package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyBucketTest {
    // Index: nearest integer to 2 log2(L / 0.25 s). Shock: 0.35 log2(L / 8 s) between 0 and 1.4.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "250000, 0, 0",
        "500000, 2, 0",
        "8000000, 10, 0",
        "11313708, 11, 0.175",
        "16000000, 12, 0.35",
        "32000000, 14, 0.70",
        "128000000, 18, 1.40",
        "3600000000, 28, 1.40"
    })
    void a_latency_is_rounded_to_a_power_of_root_two(long micros, int index, double shock) {
        LatencyBucket bucket = LatencyBucket.of(micros);
        assertThat(bucket.index()).isEqualTo(index);
        assertThat(bucket.shock()).isCloseTo(shock, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"7340000, 8660000", "14700000, 17200000"})
    void latencies_within_a_bucket_are_the_same_to_a_customer(long a, long b) {
        assertThat(LatencyBucket.of(a)).isEqualTo(LatencyBucket.of(b));
    }
}
