package dev.clamor.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FairnessTest {
    private static final Objectives OBJECTIVES =
            new Objectives("test", 28, 0, List.of(slo(Sli.TRUE_CONTAINMENT, true), slo(Sli.WRONG_ACTION_FREE, false)));

    @Test
    void a_group_that_is_served_worse_is_named_with_its_ratio() {
        List<GroupGap> gaps = gaps(0.60, 0.80);

        assertThat(gaps).extracting(GroupGap::group).containsExactly("older");
        GroupGap gap = gaps.get(0);
        assertThat(gap.ratio().value()).isCloseTo(0.75, within(1e-12));
        assertThat(gap.ratio().clustered()).isTrue();
        assertThat(gap.worse()).isTrue();
        assertThat(gap.inGroup()).isEqualTo(new Ratio(240, 400));
        assertThat(gap.others()).isEqualTo(new Ratio(640, 800));
        assertThat(gap.personas()).containsExactly("elder");
        assertThat(gap.because())
                .startsWith(
                        "For customers of the group \u201Colder\u201D, the agent truly solves what it should 0.75 times"
                                + " as often as for the others (95 %: ")
                .endsWith("): 60.0 % (240 of 400) against 80.0 % (640 of 800).");
    }

    @Test
    void a_difference_that_chance_may_have_made_is_said_to_be_one() {
        GroupGap gap = gaps(0.78, 0.80).get(0);

        assertThat(gap.clear()).isFalse();
        assertThat(gap.worse()).isFalse();
        assertThat(gap.because()).endsWith("; this could be chance.");
    }

    @Test
    void every_group_looked_at_makes_a_claim_harder() {
        SortedMap<String, Ratio> segments = segments(0.70, 0.76);
        Snapshots run = Snapshots.nothing().with(Sli.TRUE_CONTAINMENT, segments);
        double alone = Fairness.of(run.snapshot(), groups("older", "elder"), OBJECTIVES)
                .get(0)
                .adjusted();
        SortedMap<String, SortedSet<String>> two = groups("older", "elder");
        two.putAll(groups("calm people", "calm"));

        List<GroupGap> both = Fairness.of(run.snapshot(), two, OBJECTIVES);

        assertThat(both).extracting(GroupGap::group).containsExactly("older", "calm people");
        assertThat(both.get(0).adjusted()).isCloseTo(Math.min(1, 2 * alone), within(1e-12));
    }

    @Test
    void only_gating_objectives_enough_events_and_something_bad_are_compared() {
        Snapshots run = Snapshots.nothing()
                .with(Sli.WRONG_ACTION_FREE, segments(0.6, 0.8))
                .with(Sli.TRUE_CONTAINMENT, Map.of("elder/a", new Ratio(1, 19), "calm/a", new Ratio(90, 100)));
        assertThat(Fairness.of(run.snapshot(), groups("older", "elder"), OBJECTIVES))
                .isEmpty();

        Snapshots perfect = Snapshots.nothing().with(Sli.TRUE_CONTAINMENT, segments(1, 1));
        assertThat(Fairness.of(perfect.snapshot(), groups("older", "elder"), OBJECTIVES))
                .isEmpty();
    }

    @Test
    void nobody_in_a_group_is_nothing_to_compare() {
        Snapshots run = Snapshots.nothing().with(Sli.TRUE_CONTAINMENT, segments(0.6, 0.8));

        assertThat(Fairness.of(run.snapshot(), new TreeMap<>(), OBJECTIVES)).isEmpty();
    }

    private static List<GroupGap> gaps(double elder, double calm) {
        Snapshots run = Snapshots.nothing().with(Sli.TRUE_CONTAINMENT, segments(elder, calm));
        return Fairness.of(run.snapshot(), groups("older", "elder"), OBJECTIVES);
    }

    /** Eight scenarios with 50 contacts of the elder and 100 of the calm customer, each a little better or worse. */
    private static SortedMap<String, Ratio> segments(double elder, double calm) {
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            int lean = elder == 1 ? 0 : i % 2 == 0 ? 2 : -2;
            segments.put("elder/s" + i, new Ratio(Math.round(50 * elder) + lean, 50));
            segments.put("calm/s" + i, new Ratio(Math.round(100 * calm) + lean, 100));
        }
        return segments;
    }

    private static SortedMap<String, SortedSet<String>> groups(String group, String persona) {
        return new TreeMap<>(Map.of(group, new TreeSet<>(List.of(persona))));
    }

    private static Slo slo(Sli sli, boolean gating) {
        return new Slo(sli.id(), sli.id(), new BigDecimal("0.7"), gating, 0.95, 50, Slo.Estimand.SUITE, "");
    }
}
