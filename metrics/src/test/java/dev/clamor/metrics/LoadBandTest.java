package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadBandTest {

    @ParameterizedTest
    @CsvSource({
        "-1, 000001-000007",
        "0, 000001-000007",
        "1, 000001-000007",
        "7, 000001-000007",
        "8, 000008-000015",
        "15, 000008-000015",
        "16, 000016-000031",
        "1000, 000512-001023",
        "1024, 001024-002047",
        "2147483647, 1073741824-2147483647"
    })
    void bands_double_from_eight_on(int inProgress, String band) {
        assertThat(LoadBand.of(inProgress)).isEqualTo(band);
    }

    @Test
    void labels_sort_by_load() {
        assertThat(IntStream.rangeClosed(1, 20_000).mapToObj(LoadBand::of)).isSorted();
    }

    @Test
    void a_label_is_made_once() {
        assertThat(LoadBand.of(1_500)).isSameAs(LoadBand.of(1_024));
    }
}
