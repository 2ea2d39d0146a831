package dev.clamor.results.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Ratio;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalBinsTest {
    @Test
    void windows_of_like_rate_stand_together_by_rising_rate() {
        List<TimeSlice> timeline = new ArrayList<>();
        long[] opened = {2, 2, 16, 16, 3, 1, 17, 15};
        for (int i = 0; i < opened.length; i++) {
            timeline.add(slice(i, opened[i], 100 + i));
        }

        List<AtLoad> bins = ArrivalBins.of(timeline);

        assertThat(bins).extracting(AtLoad::label).containsExactly("1\u20132", "8\u20139");
        assertThat(bins).extracting(AtLoad::load).containsExactly(1.0, 8.0);
        assertThat(bins).extracting(AtLoad::truly).containsExactly(new Ratio(12, 40), new Ratio(12, 40));
    }

    @Test
    void turns_after_the_last_arrival_stand_by_themselves_and_none_is_lost() {
        List<TimeSlice> timeline = List.of(slice(0, 40, 100), slice(1, 40, 100), slice(2, 0, 300), slice(5, 0, 500));

        List<AtLoad> bins = ArrivalBins.of(timeline);

        assertThat(bins).hasSize(2);
        assertThat(bins.get(1).label()).isEqualTo("after the last arrival");
        assertThat(bins.get(1).load()).isNaN();
        assertThat(bins).extracting(AtLoad::truly).containsExactly(new Ratio(6, 20), Ratio.NONE);
        assertThat(bins).extracting(AtLoad::usable).containsExactly(new Ratio(8, 10), new Ratio(8, 10));
        assertThat(bins.get(0).wrong()).isEqualTo(new Ratio(2, 20));
    }

    @Test
    void the_shape_of_the_day_changes_neither_the_number_of_bins_nor_the_sum() {
        List<TimeSlice> day = new ArrayList<>();
        for (int i = 0; i < 43_200; i++) {
            day.add(slice(i, Math.round(30 + 30 * Math.sin(i / 3000.0)), 200));
        }

        List<AtLoad> bins = ArrivalBins.of(day);

        assertThat(bins).hasSizeBetween(4, 9);
        assertThat(bins.stream().mapToLong(bin -> bin.truly().total()).sum())
                .isEqualTo(
                        day.stream().mapToLong(slice -> slice.truly().total()).sum())
                .isGreaterThan(400_000);
        assertThat(bins).extracting(AtLoad::load).isSorted();
    }

    /** Of 6 values least and greatest hold the median with a chance of 1 - 2 / 2^6 = 96.9 %, of 5 with 93.8 % only. */
    @Test
    void the_response_time_is_the_median_of_the_slices_with_an_interval_from_six_on() {
        List<TimeSlice> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            six.add(slice(i, 8, 100 * (i + 1)));
        }

        AtLoad.Time time = ArrivalBins.of(six).get(0).p95();
        assertThat(time.millis()).isCloseTo(350, within(1e-9));
        assertThat(time.rangeText()).isEqualTo("100 to 600 ms");
        assertThat(ArrivalBins.of(six.subList(0, 5)).get(0).p95().range()).isEmpty();
    }

    @Test
    void a_share_of_what_went_wrong_is_the_rest() {
        assertThat(AtLoad.bad(new Ratio(37, 40))).isEqualTo(new Ratio(3, 40));
    }

    @Test
    void without_a_contact_there_is_no_load() {
        assertThat(ArrivalBins.of(List.of())).isEmpty();
        assertThat(ArrivalBins.of(List.of(slice(3, 0, Double.NaN)))).isEmpty();
    }

    /** Three of ten contacts solved that began in it, five turns sent, where any began. */
    private static TimeSlice slice(int index, long opened, double p95) {
        Ratio truly = opened == 0 ? Ratio.NONE : new Ratio(3, 10);
        return new TimeSlice(
                index, opened, 1, 5, "rush", truly, Ratio.NONE, new Ratio(9, 10), new Ratio(4, 5), p95 / 2, p95);
    }
}
