package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClustersTest {
    // deff = 1 + (m - 1) icc for clusters of one size: m = 20, icc = 0.2 -> 4.8; 1200 conversations are worth 250.
    @Test
    void inflation_of_equal_clusters() {
        List<Ratio> sixty = Collections.nCopies(60, new Ratio(10, 20));
        double deff = Clusters.inflation(sixty, 1200, 0.2);
        assertThat(deff).isCloseTo(4.8, within(1e-12));
        assertThat(1200 / deff).isCloseTo(250, within(1e-9));
    }

    // By hand: sizes 4, 4, 2, good 4, 1, 1. sum x^2/n = 4 + 0.25 + 0.5 = 4.75; BMS = (4.75 - 3.6) / 2 = 0.575;
    // WMS = (6 - 4.75) / 7 = 0.178571; n* = (100 - 36) / 20 = 3.2; icc = 0.396429 / (0.575 + 2.2 x 0.178571).
    @Test
    void intraclass_correlation_by_analysis_of_variance() {
        Clusters c = Clusters.of(List.of(new Ratio(4, 4), new Ratio(1, 4), new Ratio(1, 2)), 0.05);
        assertThat(c.icc()).isCloseTo(0.396429 / 0.967857, within(1e-6));
        // deff = (4 (1 + 3 icc) + 4 (1 + 3 icc) + 2 (1 + icc)) / 10 = 1 + 2.6 icc
        assertThat(c.deff()).isCloseTo(1 + 2.6 * c.icc(), within(1e-12));
        // Student's t at 95 %, any printed table: 1.833 with 9 degrees of freedom, 2.920 with 2.
        double ratio = 1.833 / 2.920;
        assertThat(c.effectiveN()).isCloseTo(10 / c.deff() * ratio * ratio, within(0.005));
        assertThat(c.effectiveGood()).isCloseTo(0.6 * c.effectiveN(), within(1e-12));
    }

    @Test
    void clusters_that_are_all_good_or_all_bad_count_as_one_event_each() {
        List<Ratio> clusters = new ArrayList<>(Collections.nCopies(50, new Ratio(20, 20)));
        clusters.addAll(Collections.nCopies(50, new Ratio(0, 20)));
        Clusters c = Clusters.of(clusters, 0.05);
        assertThat(c.icc()).isCloseTo(1, within(1e-12));
        assertThat(c.deff()).isCloseTo(20, within(1e-9));
        assertThat(c.effectiveN()).isBetween(97.0, 100.0);
    }

    // 54 clusters all good, 6 with 5 bad of 20: share 0.975, residuals 0.5 and -4.5. BMS = (1147.5 - 1140.75) / 59, WMS
    // = (1170
    // - 1147.5) / 1140, so icc 0.193438 and deff 4.675325. Kurtosis 60 x 2463.75 / 135^2 = 8.1111: 120 / 7.1111 =
    // 16.875
    // degrees, not 59. R: qt(0.95, c(1199, 16.875)) is 1.646125, 1.740348.
    @Test
    void degrees_of_freedom_follow_from_how_few_clusters_have_the_bad_events() {
        List<Ratio> clusters = new ArrayList<>(Collections.nCopies(54, new Ratio(20, 20)));
        clusters.addAll(Collections.nCopies(6, new Ratio(15, 20)));
        Clusters c = Clusters.of(clusters, 0.05);
        double ratio = 1.646125 / 1.740348;
        assertThat(c.deff()).isCloseTo(4.675325, within(1e-6));
        assertThat(c.degrees()).isCloseTo(16.875, within(1e-9));
        assertThat(c.effectiveN()).isCloseTo(1200 / 4.675325 * ratio * ratio, within(0.01));
    }

    // 3 of 60 clusters all bad: icc 1, so the clusters are 60 coin tosses, whatever the kurtosis; 58.2 after Korn and
    // Graubard's (1.646 / 1.671)^2.
    @Test
    void few_degrees_alone_never_take_more_than_one_event_per_cluster_does() {
        List<Ratio> clusters = new ArrayList<>(Collections.nCopies(57, new Ratio(20, 20)));
        clusters.addAll(Collections.nCopies(3, new Ratio(0, 20)));
        assertThat(Clusters.of(clusters, 0.05).effectiveN()).isCloseTo(58.2, within(0.05));
    }

    @Test
    void a_negative_correlation_never_makes_more_of_the_events() {
        Clusters c = Clusters.of(Collections.nCopies(40, new Ratio(5, 10)), 0.05);
        assertThat(c.icc()).isNegative();
        assertThat(c.deff()).isEqualTo(1);
        assertThat(c.effectiveN()).isLessThanOrEqualTo(400);
    }

    @Test
    void events_all_alike_count_by_clusters() {
        Clusters c = Clusters.of(List.of(new Ratio(30, 30), new Ratio(10, 10), Ratio.NONE), 0.05);
        assertThat(c.clusters()).isEqualTo(2);
        assertThat(c.icc()).isNaN();
        assertThat(c.deff()).isEqualTo(20);
        assertThat(c.effectiveN()).isEqualTo(2);
        assertThat(c.counted()).isTrue();
    }

    @Test
    void one_cluster_is_one_event() {
        Clusters c = Clusters.of(List.of(new Ratio(500, 1000)), 0.05);
        assertThat(c.effectiveN()).isEqualTo(1);
        assertThat(c.effectiveGood()).isEqualTo(0.5);
    }

    @Test
    void single_events_are_independent() {
        List<Ratio> clusters = new ArrayList<>(Collections.nCopies(30, new Ratio(1, 1)));
        clusters.add(new Ratio(0, 1));
        Clusters c = Clusters.of(clusters, 0.05);
        assertThat(c.icc()).isNaN();
        assertThat(c.effectiveN()).isEqualTo(31);
    }

    @Test
    void nothing_is_nothing() {
        Clusters c = Clusters.of(List.of(), 0.05);
        assertThat(c.effectiveN()).isZero();
        assertThat(c.effectiveGood()).isZero();
        assertThat(c.clusters()).isZero();
    }
}
