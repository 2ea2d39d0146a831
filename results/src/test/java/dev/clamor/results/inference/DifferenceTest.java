package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {
    private static SortedMap<String, Ratio> segments(long total, long... good) {
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (int i = 0; i < good.length; i++) {
            segments.put("p/s" + i, new Ratio(good[i], total));
        }
        return segments;
    }

    private static final SortedMap<String, Ratio> HERE = segments(50, 40, 41, 35, 48, 44, 39);
    private static final SortedMap<String, Ratio> THERE = segments(50, 42, 45, 36, 47, 46, 44);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void swapping_the_runs_turns_the_interval_round(boolean paired) {
        Difference forth = Difference.of(HERE, THERE, paired, 0.05);
        Difference back = Difference.of(THERE, HERE, paired, 0.05);
        assertThat(back.estimate()).isCloseTo(-forth.estimate(), within(1e-12));
        assertThat(back.lower()).isCloseTo(-forth.upper(), within(1e-12));
        assertThat(back.upper()).isCloseTo(-forth.lower(), within(1e-12));
        assertThat(back.pNone()).isCloseTo(forth.pNone(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void p_values_agree_with_the_bounds(boolean paired) {
        Difference d = Difference.of(HERE, THERE, paired, 0.05);
        assertThat(d.pBelow(-d.upper())).isCloseTo(0.05, within(1e-6));
        assertThat(d.pAbove(-d.lower())).isCloseTo(0.05, within(1e-6));
        assertThat(d.lower()).isLessThan(d.estimate());
        assertThat(d.upper()).isGreaterThan(d.estimate());
    }

    @Test
    void pairs_are_narrower_where_segments_differ_more_than_runs() {
        Difference paired = Difference.of(HERE, THERE, true, 0.05);
        Difference apart = Difference.of(HERE, THERE, false, 0.05);
        assertThat(paired.upper() - paired.lower()).isLessThan(apart.upper() - apart.lower());
    }

    @Test
    void without_events_on_one_side_nothing_is_known() {
        Difference d = Difference.of(HERE, new TreeMap<>(), true, 0.05);
        assertThat(d.estimate()).isNaN();
        assertThat(d.lower()).isEqualTo(-1);
        assertThat(d.upper()).isEqualTo(1);
        assertThat(d.pBelow(0)).isEqualTo(1);
        assertThat(d.pNone()).isEqualTo(1);
        assertThat(d.segments()).isZero();
    }

    @Test
    void a_run_against_itself_is_certain_unless_it_is_empty() {
        Difference same = Difference.ofTheSame(HERE);
        assertThat(same.lower()).isZero();
        assertThat(same.upper()).isZero();
        assertThat(same.pNone()).isEqualTo(1);
        assertThat(Difference.ofTheSame(new TreeMap<>()).upper()).isEqualTo(1);
    }
}
