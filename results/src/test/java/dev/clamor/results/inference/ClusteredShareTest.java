package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Intervals.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

class ClusteredShareTest {
    private static final double ALPHA = 0.05;

    /**
     * Siblings with impaired pulmonary function, by family: Liang, Zeger and Qaqish, Journal of the Royal Statistical
     * Society B 54 (1992) 3-40, Table 5, as typed in R's ratesci.
     */
    static List<Ratio> siblings() {
        List<Ratio> families = new ArrayList<>();
        families(families, 1, 36, 12);
        families(families, 2, 15, 7, 1);
        families(families, 3, 5, 7, 3, 2);
        families(families, 4, 3, 3, 1);
        families(families, 6, 1, 0, 1, 1, 1, 0, 1);
        return families;
    }

    /** For each number of impaired siblings from 0 on, how many families of this size have it. */
    private static void families(List<Ratio> families, int size, int... times) {
        for (int impaired = 0; impaired < times.length; impaired++) {
            families.addAll(Collections.nCopies(times[impaired], new Ratio(impaired, size)));
        }
    }

    // Short et al., Statistical Methods in Medical Research 29 (2020) 111-121: intraclass correlation 0.1855; the
    // interval at 95 % is in the tests of R's ratesci, three digits. (Saha et al. 2016 print a correlation of 0.1871
    // for the same data, which their formula does not give.)
    @Test
    void wilson_of_the_siblings() {
        Clusters clusters = Clusters.of(siblings(), ALPHA);
        assertThat(clusters.icc()).isCloseTo(0.1855, within(5.1e-5));
        assertThat(clusters.deff()).isCloseTo(1.349133, within(5.1e-7));
        Interval interval = ClusteredWilson.of(clusters, ALPHA);
        assertThat(interval.lower()).isCloseTo(0.228, within(5.1e-4));
        assertThat(interval.upper()).isCloseTo(0.373, within(5.1e-4));
    }

    @Test
    void wilson_with_a_wider_z_is_wilson_on_fewer_events() {
        Clusters clusters = Clusters.of(siblings(), ALPHA);
        double z = 1.959963984540054 * Math.sqrt(clusters.deff());
        Interval wider = Intervals.wilsonAt(60, 203, z);
        Interval fewer = ClusteredWilson.of(clusters, ALPHA);
        assertThat(fewer.lower()).isCloseTo(wider.lower(), within(1e-12));
        assertThat(fewer.upper()).isCloseTo(wider.upper(), within(1e-12));
    }

    @Test
    void events_all_alike_count_by_clusters() {
        Clusters clusters = Clusters.of(Collections.nCopies(12, new Ratio(25, 25)), ALPHA);
        assertThat(ClusteredWilson.of(clusters, ALPHA)).isEqualTo(Intervals.wilson(12, 12, ALPHA));
        Clusters one = Clusters.of(List.of(new Ratio(500, 1000)), ALPHA);
        assertThat(ClusteredWilson.of(one, ALPHA)).isEqualTo(Intervals.wilson(0.5, 1, ALPHA));
        assertThat(ClusteredWilson.of(Clusters.of(List.of(), ALPHA), ALPHA)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void wilson_lies_around_the_share_and_inside_korn_and_graubards() {
        MersenneTwister random = new MersenneTwister(31);
        for (int i = 0; i < 200; i++) {
            List<Ratio> byCluster = clusters(random);
            Clusters clusters = Clusters.of(byCluster, ALPHA / 2);
            Interval wilson = ClusteredWilson.of(clusters, ALPHA);
            double share = clusters.total().value().orElseThrow();
            assertThat(share).isBetween(wilson.lower(), wilson.upper());
            Interval exact = Intervals.clopperPearson(clusters.effectiveGood(), clusters.effectiveN(), ALPHA);
            assertThat(wilson.upper() - wilson.lower()).isLessThan(exact.upper() - exact.lower());
        }
    }

    @Test
    void good_and_bad_mirror_each_other() {
        List<Ratio> good = clusters(new MersenneTwister(32));
        List<Ratio> bad = good.stream().map(r -> new Ratio(r.bad(), r.total())).toList();
        Interval there = ClusteredWilson.of(Clusters.of(good, ALPHA), ALPHA);
        Interval back = ClusteredWilson.of(Clusters.of(bad, ALPHA), ALPHA);
        assertThat(back.lower()).isCloseTo(1 - there.upper(), within(1e-9));
    }

    private static List<Ratio> clusters(MersenneTwister random) {
        List<Ratio> clusters = new ArrayList<>();
        int number = 5 + random.nextInt(30);
        for (int i = 0; i < number; i++) {
            int total = 1 + random.nextInt(20);
            clusters.add(new Ratio(random.nextInt(total + 1), total));
        }
        return clusters;
    }
}
