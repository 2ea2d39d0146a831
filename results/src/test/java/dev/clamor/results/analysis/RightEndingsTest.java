package dev.clamor.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.results.analysis.Reliability.OfScenario;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RightEndingsTest {
    /** 49 scenarios at 10 of 10 and one at 0 of 10: on average 98 %. */
    @Test
    void the_scenario_that_always_fails_comes_first_whatever_the_average() {
        Snapshots run = Snapshots.nothing();
        Map<String, Ratio> segments = new java.util.TreeMap<>();
        for (int i = 1; i < 50; i++) {
            segments.put("calm/s" + i, new Ratio(10, 10));
        }
        segments.put("calm/never", new Ratio(0, 10));

        Reliability reliability =
                RightEndings.of(run.with(Sli.TRUE_CONTAINMENT, segments).snapshot());

        assertThat(reliability.scenarios().get(0)).isEqualTo(new OfScenario("never", new Ratio(0, 10), 0));
        assertThat(reliability.passHat()).allSatisfy(mean -> assertThat(mean).isCloseTo(0.98, within(1e-12)));
        assertThat(reliability.sentence()).contains("The least reliable is never: 0.0 % (0 of 10) served right");
    }

    /** C(3,4)/C(4,4) = 0 and C(8,4)/C(10,4) = 70/210. */
    @Test
    void contacts_solved_and_contacts_handed_over_in_time_count_together() {
        Reliability reliability = RightEndings.of(Snapshots.nothing()
                .with(Sli.TRUE_CONTAINMENT, Map.of("calm/a", new Ratio(6, 7), "calm/b", new Ratio(3, 4)))
                .with(Sli.ESCALATION_RECALL, Map.of("calm/a", new Ratio(2, 3)))
                .snapshot());

        assertThat(reliability.scenarios())
                .extracting(OfScenario::right)
                .containsExactly(new Ratio(3, 4), new Ratio(8, 10));
        assertThat(reliability.scenarios().get(0).allOfK()).isZero();
        assertThat(reliability.scenarios().get(1).allOfK()).isCloseTo(70.0 / 210, within(1e-12));
    }

    @Test
    void a_scenario_of_few_contacts_comes_last_without_a_chance() {
        Reliability reliability = RightEndings.of(Snapshots.nothing()
                .with(Sli.TRUE_CONTAINMENT, Map.of("calm/a", new Ratio(4, 4), "calm/b", new Ratio(0, 3)))
                .snapshot());

        assertThat(reliability.scenarios()).extracting(OfScenario::scenario).containsExactly("a", "b");
        assertThat(reliability.scenarios().get(1).allOfK()).isNaN();
        assertThat(reliability.passHat()).containsExactly(1.0, 1.0, 1.0, 1.0);
    }

    @Test
    void without_contacts_there_is_nothing_to_say() {
        Reliability none = RightEndings.of(Snapshots.nothing().snapshot());

        assertThat(none.scenarios()).isEmpty();
        assertThat(none.sentence()).startsWith("No scenario has the 4 contacts");
    }
}
