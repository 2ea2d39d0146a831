package dev.clamor.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CeilingsTest {
    @ParameterizedTest
    @CsvSource({"50,20,1", "50,20,4", "7,7,7", "9,11,4"})
    void shares_add_up_to_the_ceilings_and_differ_by_one_at_most(int contacts, double requests, int count) {
        Ceilings whole = new Ceilings(contacts, requests, 24, 0.5);
        Ceilings[] shares = IntStream.range(0, count)
                .mapToObj(index -> whole.share(index, count))
                .toArray(Ceilings[]::new);
        assertThat(shares).extracting(Ceilings::contacts).satisfies(each -> {
            assertThat(each.stream().mapToInt(Integer::intValue).sum()).isEqualTo(contacts);
            assertThat(each).isSortedAccordingTo(java.util.Comparator.reverseOrder());
            assertThat(each.get(0) - each.get(count - 1)).isLessThanOrEqualTo(1);
        });
        assertThat(shares).extracting(Ceilings::requestsPerSecond).satisfies(each -> {
            assertThat(each.stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(requests);
            assertThat(each.get(0) - each.get(count - 1)).isLessThanOrEqualTo(1);
        });
        assertThat(shares).allMatch(share -> share.spend() == 24.0 / count && share.pricePerRequest() == 0.5);
    }

    @Test
    void no_ceiling_stays_none() {
        assertThat(Ceilings.NONE.share(2, 3)).isEqualTo(Ceilings.NONE);
    }

    @Test
    void less_than_one_for_each_cannot_be_kept_to_and_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ceilings(3, 100, 1, 0).share(0, 4))
                .withMessage("limits.concurrent_contacts: expected at least one for each of 4 shards. Found: 3.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ceilings(9, 0.5, 1, 0).share(0, 2))
                .withMessageStartingWith("limits.requests_per_second: ");
    }
}
