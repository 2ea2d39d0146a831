package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    // By hand: 3 of 60 clusters all bad, 57 all good, share 0.95. Residuals -19 m and 1 m with m = size x 0.05: K = 60
    // (3 x
    // 19^4 + 57) / (3 x 19^2 + 57)^2 = 60 x 391,020 / 1,140^2 = 18.0526, so 120 / 17.0526 = 7.037 degrees.
    @Test
    void a_few_bad_clusters_leave_about_two_degrees_each() {
        List<Ratio> clusters = new ArrayList<>(Collections.nCopies(57, new Ratio(20, 20)));
        clusters.addAll(Collections.nCopies(3, new Ratio(0, 20)));

        Spread spread = Spread.of(clusters, new Ratio(57 * 20, 1200));

        assertThat(spread.degrees()).isCloseTo(7.037, within(0.0005));
        assertThat(spread.leastNumber()).isCloseTo(60, within(1e-9));
    }

    @Test
    void degrees_stay_between_one_and_the_number_of_clusters_less_one() {
        Spread alike = Spread.of(Collections.nCopies(10, new Ratio(3, 6)), new Ratio(30, 60));
        Spread two = Spread.of(List.of(new Ratio(5, 6), new Ratio(1, 6)), new Ratio(6, 12));

        assertThat(alike.degrees()).isEqualTo(9);
        assertThat(two.degrees()).isEqualTo(1);
    }

    // (4 + 4 + 2)^2 / (16 + 16 + 4).
    @Test
    void unequal_clusters_are_worth_fewer_than_there_are() {
        Spread spread = Spread.of(List.of(new Ratio(4, 4), new Ratio(1, 4), new Ratio(1, 2)), new Ratio(6, 10));

        assertThat(spread.leastNumber()).isCloseTo(100.0 / 36, within(1e-12));
    }
}
