package dev.clamor.metrics.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RankTableTest {
    private static final RankTable TABLE = RankTable.of(new long[] {1_000, 2_500, 9_000}, new long[] {2, 1, 3});

    @Test
    void tells_the_time_at_each_rank() {
        assertThat(new double[] {TABLE.millis(1), TABLE.millis(2), TABLE.millis(3), TABLE.millis(4), TABLE.millis(6)})
                .containsExactly(1, 1, 2.5, 9, 9);
        assertThat(TABLE.count()).isEqualTo(6);
        assertThat(RankTable.EMPTY.count()).isZero();
    }

    @Test
    void equal_times_make_equal_tables() {
        RankTable same = RankTable.of(new long[] {1_000, 2_500, 9_000}, new long[] {2, 1, 3});
        RankTable other = RankTable.of(new long[] {1_000, 2_500, 9_000}, new long[] {2, 2, 2});

        assertThat(TABLE).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
        assertThat(TABLE).hasToString("6 times in 3 buckets");
    }

    @Test
    void refuses_ranks_that_are_not_there_and_times_out_of_order() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.millis(0))
                .withMessage("rank: expected 1 to 6. Found: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> TABLE.millis(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankTable.of(new long[] {2, 2}, new long[] {1, 1}))
                .withMessageContaining("expected ascending times");
        assertThatIllegalArgumentException().isThrownBy(() -> RankTable.of(new long[] {2}, new long[] {0}));
    }
}
