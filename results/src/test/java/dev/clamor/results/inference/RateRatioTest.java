package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.ClusterSums;
import dev.clamor.metrics.Ratio;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RateRatioTest {
    private static final double EXACT = 1e-12;

    @Nested
    class Of_independent_events {
        /** By hand: 10/100 against 5/100; log 2 = 0.693147, se = sqrt(0.1 - 0.01 + 0.2 - 0.01) = 0.529150. */
        @Test
        void has_katz_interval() {
            RateRatio ratio = RateRatio.of(new Ratio(90, 100), new Ratio(95, 100));

            assertThat(ratio.value()).isCloseTo(2, within(EXACT));
            assertThat(ratio.lower()).isCloseTo(0.70895, within(1e-4));
            assertThat(ratio.upper()).isCloseTo(5.64214, within(1e-4));
            assertThat(ratio.pValue()).isCloseTo(0.19023, within(1e-4));
        }

        @Test
        void is_zero_or_infinite_where_one_side_was_never_bad() {
            assertThat(RateRatio.of(new Ratio(90, 100), new Ratio(100, 100)).value())
                    .isInfinite();
            assertThat(RateRatio.of(new Ratio(100, 100), new Ratio(90, 100)).value())
                    .isZero();
            assertThat(RateRatio.of(new Ratio(0, 100), new Ratio(0, 100)).pValue())
                    .isEqualTo(1);
        }
    }

    @Nested
    class Of_events_in_clusters {
        /** Every event its own cluster: the linearised variance is Katz's times k/(k-1), an identity. */
        @Test
        void has_katz_variance_when_every_cluster_is_one_event() {
            Ratio here = new Ratio(90, 100);
            Ratio rest = new Ratio(95, 100);
            ClusterSums sums = ClusterSums.of(singles("a", here), singles("b", rest));

            assertThat(RateRatio.clustered(here, rest, sums))
                    .isCloseTo(RateRatio.independent(here, rest) * 200 / 199, within(EXACT));
        }

        /** Each event repeated ten times says no more than the event once: the variance of ln r stays. */
        @Test
        void gains_nothing_from_repeating_what_is_known() {
            Ratio once = new Ratio(90, 100);
            Ratio rest = new Ratio(95, 100);
            double single = RateRatio.clustered(once, rest, ClusterSums.of(singles("a", once), singles("b", rest)));
            double tenfold = RateRatio.clustered(
                    times(once), times(rest), ClusterSums.of(tenfold("a", once), tenfold("b", rest)));

            assertThat(tenfold).isCloseTo(single, within(EXACT));
            assertThat(RateRatio.independent(times(once), times(rest)))
                    .isCloseTo(RateRatio.independent(once, rest) / 10, within(EXACT));
        }

        /**
         * By hand: clusters (bad of visits) here 4/10 and 8/10, elsewhere 1/10 and 3/10. p = 0.6, q = 0.2, z = (4 - 6)/12,
         * (8 - 6)/12, -(1 - 2)/4, -(3 - 2)/4; sum of squares 2/36 + 2/16 = 0.180556, times 4/3 = 0.240741. Katz: 1/12 - 1/20 +
         * 1/4 - 1/20 = 0.233333. ln 3 = 1.098612, t with one degree at 0.975 is 12.7062: upper end 3 exp(12.7062 sqrt(0.240741)).
         */
        @Test
        void follows_the_formula() {
            Ratio here = new Ratio(8, 20);
            Ratio rest = new Ratio(16, 20);
            ClusterSums sums = ClusterSums.of(
                    Map.of("a", new Ratio(6, 10), "b", new Ratio(2, 10)),
                    Map.of("c", new Ratio(9, 10), "d", new Ratio(7, 10)));
            RateRatio ratio = RateRatio.of(here, rest, sums);

            assertThat(RateRatio.clustered(here, rest, sums)).isCloseTo(0.240741, within(1e-6));
            assertThat(ratio.upper() / ratio.value()).isCloseTo(Math.exp(12.7062 * Math.sqrt(0.240741)), within(0.05));
            assertThat(ratio.clustered()).isTrue();
        }

        /** Clusters that are bad alike here and elsewhere cancel: the same cluster 5/10 here and 5/10 there adds nothing. */
        @Test
        void lets_what_is_alike_here_and_elsewhere_cancel() {
            Map<String, Ratio> both = Map.of("a", new Ratio(5, 10), "b", new Ratio(9, 10));

            assertThat(RateRatio.clustered(new Ratio(14, 20), new Ratio(14, 20), ClusterSums.of(both, both)))
                    .isCloseTo(0, within(EXACT));
            assertThat(RateRatio.of(new Ratio(14, 20), new Ratio(14, 20), ClusterSums.of(both, both))
                            .upper())
                    .isGreaterThan(
                            RateRatio.of(new Ratio(14, 20), new Ratio(14, 20)).upper());
        }

        @Test
        void counts_one_cluster_as_independent_events_and_says_so() {
            Ratio here = new Ratio(5, 10);
            Ratio rest = new Ratio(18, 20);
            ClusterSums sums = ClusterSums.of(Map.of("a", here), Map.of("b", new Ratio(9, 10), "c", new Ratio(9, 10)));

            assertThat(RateRatio.of(here, rest, sums)).isEqualTo(RateRatio.of(here, rest));
            assertThat(RateRatio.of(here, rest, sums).clustered()).isFalse();
        }

        @Test
        void adds_half_an_event_where_one_side_was_never_bad() {
            Map<String, Ratio> here = Map.of("a", new Ratio(5, 10), "b", new Ratio(2, 10));
            Map<String, Ratio> rest = Map.of("c", new Ratio(40, 40), "d", new Ratio(60, 60));
            RateRatio ratio = RateRatio.of(new Ratio(7, 20), new Ratio(100, 100), ClusterSums.of(here, rest));

            assertThat(ratio.value()).isInfinite();
            assertThat(ratio.lower()).isPositive();
            assertThat(ratio.pValue()).isBetween(0.0, 1.0);
        }

        /**
         * 400 runs of 12 clusters on either side, 50 events each, shares that differ between clusters (0.2 or 0.4) and no
         * difference between the sides. At 5 % the clustered test may reject in at most 43 of 400 (Binomial(400, 0.05) exceeds
         * 43 with a chance below 1e-6, were it exact); Katz, blind to clusters, rejects far more often.
         */
        @Test
        void rejects_a_true_null_no_more_often_than_it_says() {
            SplittableRandom random = new SplittableRandom(20261121);
            int clustered = 0;
            int independent = 0;
            for (int run = 0; run < 400; run++) {
                SortedMap<String, Ratio> here = side("a", random);
                SortedMap<String, Ratio> rest = side("b", random);
                Ratio a = sum(here);
                Ratio b = sum(rest);
                clustered += RateRatio.of(a, b, ClusterSums.of(here, rest)).pValue() < 0.05 ? 1 : 0;
                independent += RateRatio.of(a, b).pValue() < 0.05 ? 1 : 0;
            }

            assertThat(clustered).isLessThanOrEqualTo(43);
            assertThat(independent).isGreaterThan(2 * clustered);
        }

        private static SortedMap<String, Ratio> side(String name, SplittableRandom random) {
            SortedMap<String, Ratio> clusters = new TreeMap<>();
            for (int i = 0; i < 12; i++) {
                double bad = random.nextBoolean() ? 0.2 : 0.4;
                long good = 0;
                for (int event = 0; event < 50; event++) {
                    good += random.nextDouble() < bad ? 0 : 1;
                }
                clusters.put(name + i, new Ratio(good, 50));
            }
            return clusters;
        }

        private static Ratio sum(SortedMap<String, Ratio> clusters) {
            return clusters.values().stream().reduce(Ratio.NONE, Ratio::plus);
        }

        private static Ratio times(Ratio ratio) {
            return new Ratio(10 * ratio.good(), 10 * ratio.total());
        }

        private static SortedMap<String, Ratio> singles(String name, Ratio ratio) {
            SortedMap<String, Ratio> clusters = new TreeMap<>();
            for (int i = 0; i < ratio.total(); i++) {
                clusters.put(name + i, new Ratio(i < ratio.good() ? 1 : 0, 1));
            }
            return clusters;
        }

        private static SortedMap<String, Ratio> tenfold(String name, Ratio ratio) {
            SortedMap<String, Ratio> clusters = singles(name, ratio);
            clusters.replaceAll((key, one) -> times(one));
            return clusters;
        }
    }
}
