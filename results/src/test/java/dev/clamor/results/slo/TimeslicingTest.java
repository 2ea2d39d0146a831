package dev.clamor.results.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.Ratio;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeslicingTest {
    @Test
    void counted_slices_are_joined() {
        SortedMap<Integer, Ratio> counted = new TreeMap<>();
        counted.put(0, new Ratio(9, 10));
        counted.put(4, new Ratio(10, 10));
        counted.put(5, new Ratio(5, 10));
        Timeslicing slicing = Timeslicing.of(counted, 2, new Budgeting.Timeslices(10, new BigDecimal("0.95")));
        assertThat(slicing.shares()).containsOnlyKeys(0, 1);
        assertThat(slicing.shares().get(0)).isEqualTo(new Ratio(19, 20));
        assertThat(slicing.verdicts().get(0)).isEqualTo(new Ratio(1, 1));
        assertThat(slicing.verdicts().get(1)).isEqualTo(new Ratio(0, 1));
        assertThat(slicing.total()).isEqualTo(new Ratio(1, 2));
    }

    @Test
    void a_slice_without_events_is_none() {
        SortedMap<Integer, Ratio> counted = new TreeMap<>();
        counted.put(0, new Ratio(1, 1));
        counted.put(1, Ratio.NONE);
        counted.put(7, new Ratio(0, 1));
        Timeslicing slicing = Timeslicing.of(counted, 2, new Budgeting.Timeslices(2, BigDecimal.ONE));
        assertThat(slicing.verdicts()).containsOnlyKeys(0, 7);
        assertThat(slicing.total()).isEqualTo(new Ratio(1, 2));
    }

    // 0.57 x 100 is 56.99999999999999 in binary arithmetic, 0.55 x 100 is 55.00000000000001 and 0.07 x 100 is
    // 7.000000000000001: the share that the target asks for would miss it.
    @ParameterizedTest
    @CsvSource({"0.57, 57, true", "0.57, 56, false", "0.55, 55, true", "0.07, 7, true", "0.07, 6, false", "1, 99, false"
    })
    void the_slice_target_itself_is_good(String target, long good, boolean expected) {
        SortedMap<Integer, Ratio> counted = new TreeMap<>();
        counted.put(3, new Ratio(good, 100));
        assertThat(Timeslicing.of(counted, 2, new Budgeting.Timeslices(2, new BigDecimal(target)))
                        .total()
                        .good())
                .isEqualTo(expected ? 1 : 0);
    }

    // OpenSLO, examples/budgeting-method: two weeks have 20,160 slices of a minute; at 95 % the budget is 16 h 48 min.
    @Test
    void the_budget_of_two_weeks_of_minutes() {
        assertThat(ErrorBudgets.allowed(20_160, new BigDecimal("0.95"))).isEqualTo(16 * 60 + 48);
    }
}
