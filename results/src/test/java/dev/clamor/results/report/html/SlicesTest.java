package dev.clamor.results.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Ratio;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicesTest {
    @Test
    void a_gap_is_filled_with_what_stays_as_it_was() {
        Slices slices = Slices.of(List.of(slice(0, "ramp", 5, 100), slice(3, "spike", 9, 200)));

        assertThat(slices.list()).extracting(TimeSlice::index).containsExactly(0, 1, 2, 3);
        assertThat(slices.list()).extracting(TimeSlice::inProgress).containsExactly(5L, 5L, 5L, 9L);
        assertThat(slices.list()).extracting(TimeSlice::opened).containsExactly(2L, 0L, 0L, 2L);
        assertThat(slices.list()).extracting(TimeSlice::stage).containsExactly("ramp", "ramp", "ramp", "spike");
        assertThat(slices.list().get(1).responseP95()).isNaN();
    }

    @Test
    void a_day_is_joined_into_a_page_and_loses_no_event() {
        List<TimeSlice> day =
                IntStream.range(0, 43_200).mapToObj(i -> slice(i, "soak", 7, i)).toList();

        Slices slices = Slices.of(day);

        assertThat(slices.list()).hasSizeLessThanOrEqualTo(Slices.MOST).hasSizeGreaterThan(Slices.MOST / 2);
        assertThat(slices.seconds()).isEqualTo(2.0 * slices.joined());
        assertThat(slices.list().stream().mapToLong(TimeSlice::opened).sum()).isEqualTo(2 * 43_200);
        assertThat(slices.list().stream().mapToLong(one -> one.truly().total()).sum())
                .isEqualTo(43_200);
        assertThat(slices.list().get(0).responseP95()).isEqualTo(slices.joined() - 1);
    }

    @Test
    void nothing_gives_nothing() {
        assertThat(Slices.of(List.of()).list()).isEmpty();
    }

    private static TimeSlice slice(int index, String stage, long inProgress, double p95) {
        return new TimeSlice(
                index, 2, 1, inProgress, stage, new Ratio(1, 1), Ratio.NONE, Ratio.NONE, Ratio.NONE, p95 / 2, p95);
    }
}
