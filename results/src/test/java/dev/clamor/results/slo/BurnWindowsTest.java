package dev.clamor.results.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BurnWindowsTest {
    private static final BigDecimal THREE_NINES = new BigDecimal("0.999");

    // A run of 720 slices of a minute stands for 30 days: an hour of 30 days is a slice, three days are 72.
    @Test
    void rows_are_scaled_to_the_run() {
        List<BurnWindow> rows = BurnWindows.of(new TreeMap<>(), THREE_NINES, 60, 720);
        assertThat(rows).extracting(BurnWindow::severity).containsExactly("page", "page", "ticket", "ticket");
        assertThat(rows).extracting(BurnWindow::threshold).containsExactly(14.4, 6.0, 3.0, 1.0);
        assertThat(rows).extracting(BurnWindow::longSeconds).containsExactly(60.0, 360.0, 1440.0, 4320.0);
        assertThat(rows).extracting(BurnWindow::shortSeconds).containsExactly(60.0, 60.0, 120.0, 360.0);
        assertThat(rows).noneMatch(BurnWindow::burned).allMatch(BurnWindow::reachable);
    }

    @Test
    void windows_are_never_shorter_than_a_slice() {
        List<BurnWindow> rows = BurnWindows.of(new TreeMap<>(), THREE_NINES, 2, 31);
        assertThat(rows).extracting(BurnWindow::longSeconds).containsExactly(2.0, 2.0, 2.0, 6.0);
        assertThat(rows).extracting(BurnWindow::shortSeconds).containsOnly(2.0);
        assertThat(BurnWindows.of(new TreeMap<>(), THREE_NINES, 2, 0)).isEmpty();
    }

    @Test
    void containment_targets_cannot_reach_the_page_rows() {
        assertThat(BurnWindows.of(new TreeMap<>(), new BigDecimal("0.70"), 2, 100))
                .extracting(BurnWindow::reachable)
                .containsExactly(false, false, true, true);
    }

    // 0.1 % x 6 x 6,000 events of six slices = 36 bad ones: 36 are not above the threshold of 6, 37 are.
    @Test
    void the_threshold_itself_does_not_burn() {
        assertThat(BurnWindows.of(outage(100, 6, 6, 1000), THREE_NINES, 60, 720)
                        .get(1)
                        .burned())
                .isFalse();
        assertThat(BurnWindows.of(outage(100, 6, 7, 1000), THREE_NINES, 60, 720)
                        .get(1)
                        .burned())
                .isTrue();
    }

    @Test
    void both_windows_must_burn_at_the_same_moment() {
        // One bad slice in 720: the long window (72 slices) stays above 1 for the rest of its length, the short one (6
        // slices) only for six.
        SortedMap<Integer, Ratio> slices = steady(720, 1000);
        slices.put(100, new Ratio(0, 1000));
        BurnWindow ticket = BurnWindows.of(slices, THREE_NINES, 60, 720).get(3);
        assertThat(ticket.burned()).isTrue();
        SortedMap<Integer, Ratio> early = steady(720, 1000);
        early.put(10, new Ratio(0, 1000));
        // No complete long window ends within six slices of slice 10: it was never seen by both.
        assertThat(BurnWindows.of(early, THREE_NINES, 60, 720).get(3).burned()).isFalse();
    }

    @Test
    void slices_without_events_do_not_burn() {
        SortedMap<Integer, Ratio> slices = new TreeMap<>();
        slices.put(0, new Ratio(10, 10));
        assertThat(BurnWindows.of(slices, THREE_NINES, 60, 720)).noneMatch(BurnWindow::burned);
    }

    // Workbook figure 5-6, 99.9 %: 15 % errors cross burn rate 14.4 of an hour after about 5 minutes; 14.4 x 0.1 % x 60
    // / 15 % = 5.76 minutes. With slices of a minute and 30 days of them, the sixth bad slice is the first to burn.
    @Test
    void fifteen_percent_errors_fire_after_six_minutes() {
        int month = 30 * 24 * 60;
        assertThat(burnsAfter(5, month)).isFalse();
        assertThat(burnsAfter(6, month)).isTrue();
        assertThat(BurnWindows.of(new TreeMap<>(), THREE_NINES, 60, month)
                        .get(0)
                        .longSeconds())
                .isCloseTo(3600, within(1e-9));
    }

    private static boolean burnsAfter(int minutes, int month) {
        SortedMap<Integer, Ratio> slices = steady(month, 1000);
        for (int i = 0; i < minutes; i++) {
            slices.put(500 + i, new Ratio(850, 1000));
        }
        return BurnWindows.of(slices, THREE_NINES, 60, month).get(0).burned();
    }

    private static SortedMap<Integer, Ratio> outage(int from, int slices, int badEach, int events) {
        SortedMap<Integer, Ratio> all = steady(720, events);
        for (int i = from; i < from + slices; i++) {
            all.put(i, new Ratio(events - badEach, events));
        }
        return all;
    }

    private static SortedMap<Integer, Ratio> steady(int slices, int events) {
        SortedMap<Integer, Ratio> all = new TreeMap<>();
        for (int i = 0; i < slices; i++) {
            all.put(i, new Ratio(events, events));
        }
        return all;
    }
}
