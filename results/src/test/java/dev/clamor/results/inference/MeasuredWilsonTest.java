package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Intervals.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredWilsonTest {
    private static final double ALPHA = 0.05;

    // Sizes 4, 4, 2, good 4, 1, 1: icc 0.396429 / 0.967857 and xi 1 + 2.6 icc as in ClustersTest. The residuals from
    // the
    // share of 0.6 are 1.6, -1.4, -0.2: kurtosis 3 x 10.3968 / 4.56^2 = 1.5, so 2 x 3 / 0.5 = 12 degrees, at most k - 1
    // = 2.
    // Student's t at 97.5 % with 2 degrees, any printed table: 4.303. Then n = 10 / xi x (1.960 / 4.303)^2 = 1.004 is
    // less
    // than Kish's 100 / 36, which is what counts.
    @Test
    void few_clusters_count_no_less_than_if_the_events_of_each_were_all_the_same() {
        Interval interval = ClusteredWilson.measured(List.of(new Ratio(4, 4), new Ratio(1, 4), new Ratio(1, 2)), ALPHA);

        assertThat(interval).isEqualTo(Intervals.wilson(0.6 * (100.0 / 36), 100.0 / 36, ALPHA));
    }

    // 40 clusters of 10, half with 7 good and half with 3: BMS = (20 x 4.9 + 20 x 0.9 - 100) / 39 = 16 / 39, WMS = (200
    // -
    // 116) / 360 = 7 / 30; icc = (BMS - WMS) / (BMS + 9 WMS) = 0.176923 / 2.510256 and xi = 1 + 9 icc. Residuals of one
    // size have a kurtosis of 1, so 39 degrees: t = 2.0227 (R: qt(0.975, 39)).
    @Test
    void an_interval_by_hand() {
        List<Ratio> clusters = new ArrayList<>(Collections.nCopies(20, new Ratio(7, 10)));
        clusters.addAll(Collections.nCopies(20, new Ratio(3, 10)));
        double xi = 1 + 9 * 0.176923 / 2.510256;
        double n = 400 / xi * Math.pow(1.959964 / 2.022691, 2);

        Interval interval = ClusteredWilson.measured(clusters, ALPHA);

        Interval expected = Intervals.wilson(n / 2, n, ALPHA);
        assertThat(interval.lower()).isCloseTo(expected.lower(), within(1e-6));
        assertThat(interval.upper()).isCloseTo(expected.upper(), within(1e-6));
    }

    @Test
    void clusters_of_one_event_give_wilsons_interval() {
        List<Ratio> clusters = new ArrayList<>(Collections.nCopies(27, new Ratio(1, 1)));
        clusters.addAll(Collections.nCopies(3, new Ratio(0, 1)));

        assertThat(ClusteredWilson.measured(clusters, ALPHA)).isEqualTo(Intervals.wilson(27, 30, ALPHA));
    }

    @Test
    void events_all_alike_count_by_clusters_and_none_leave_everything_open() {
        List<Ratio> good = Collections.nCopies(12, new Ratio(50, 50));

        assertThat(ClusteredWilson.measured(good, ALPHA)).isEqualTo(Intervals.wilson(12, 12, ALPHA));
        assertThat(ClusteredWilson.measured(List.of(Ratio.NONE), ALPHA)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void good_and_bad_are_mirror_images() {
        List<Ratio> clusters = List.of(new Ratio(9, 10), new Ratio(3, 10), new Ratio(19, 20), new Ratio(5, 6));
        List<Ratio> mirrored =
                clusters.stream().map(c -> new Ratio(c.bad(), c.total())).toList();

        Interval interval = ClusteredWilson.measured(clusters, ALPHA);

        assertThat(ClusteredWilson.measured(mirrored, ALPHA).lower()).isCloseTo(1 - interval.upper(), within(1e-12));
        assertThat(interval.lower()).isLessThan(36.0 / 46);
        assertThat(interval.upper()).isGreaterThan(36.0 / 46);
    }
}
