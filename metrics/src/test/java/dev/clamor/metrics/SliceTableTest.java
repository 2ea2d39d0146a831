package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTableTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 63, 64, 1000, 65_535, 65_536, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void every_slice_has_a_row_of_its_own(int slice) {
        SliceTable one = new SliceTable(2);
        SliceTable other = new SliceTable(2);
        one.row(slice).count(1, true);
        one.row(7).count(0, false);
        other.row(slice).count(1, false);

        one.combine(other);

        assertThat(one.column(1)).containsOnlyKeys(slice).containsEntry(slice, new Ratio(1, 2));
        assertThat(one.column(0)).containsOnlyKeys(7);
        assertThat(other.column(1)).containsEntry(slice, new Ratio(0, 1));
    }
}
