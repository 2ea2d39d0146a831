package dev.clamor.results.knee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.LoadStep.Part;
import dev.clamor.results.knee.RecoveryJudge.Fate;
import dev.clamor.results.knee.RecoveryJudge.Judged;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a recovery is called what it is. Contacts are drawn with the packaged objectives' targets, how many events a
 * contact has of each, and shares about those of the reference agent under little load; a search with the default settings
 * sends 960 of them on its first step (8 a second, two minutes) and up to 2,000 in the recovery.
 */
class RecoveryJudgeTest {
    private static final int FIRST = 960;
    private static final int MOST = 2_000;
    private static final int REPEATS = 100;
    private static final List<Shape> SHAPES = List.of(
            new Shape("solved-truly", "0.70", 0.65, 0.96),
            new Shape("humans-when-needed", "0.90", 0.29, 0.948),
            new Shape("no-needless-humans", "0.80", 0.28, 0.975),
            new Shape("no-wrong-actions", "0.98", 1, 0.997),
            new Shape("answers-at-all", "0.99", 2.6, 0.9975),
            new Shape("no-breaches", "0.99", 1, 0.9998),
            new Shape("fast-replies", "0.95", 2.6, 0.9975));
    private static final int RECALL = 1;

    private final RecoveryJudge judge =
            new RecoveryJudge(SHAPES.stream().map(Shape::slo).toList(), MOST);

    /** An objective, how many events of it a contact has on average, and the share of good ones. */
    private record Shape(String id, String target, double events, double share) {
        Slo slo() {
            return new Slo(id, "breachFree", new BigDecimal(target), true, 0.95, 50, Slo.Estimand.SUITE, "");
        }
    }

    private static List<KneeContact> contacts(LoadStep step, int number, double recall, SplittableRandom random) {
        List<KneeContact> contacts = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            long[] good = new long[SHAPES.size()];
            long[] total = new long[SHAPES.size()];
            for (int i = 0; i < SHAPES.size(); i++) {
                Shape shape = SHAPES.get(i);
                int least = (int) shape.events;
                total[i] = least + (random.nextDouble() < shape.events - least ? 1 : 0);
                for (int event = 0; event < total[i]; event++) {
                    good[i] += random.nextDouble() < (i == RECALL ? recall : shape.share) ? 1 : 0;
                }
            }
            long latency = 100_000 + random.nextInt(100_000);
            contacts.add(new KneeContact(
                    n, step, true, n * 125_000L, 1, good, total, new long[] {n * 125_000L + latency}, new long[] {
                        latency
                    }));
        }
        return contacts;
    }

    private Judged judged(double before, double after, SplittableRandom random) {
        return judge.first(
                contacts(new LoadStep(Part.STEP, 1, 8), FIRST, before, random),
                contacts(new LoadStep(Part.RECOVERY, 0, 8), MOST, after, random));
    }

    /** How often each state came of so many. */
    private Map<State, Integer> often(double before, double after, int repeats, long seed) {
        Map<State, Integer> often = new EnumMap<>(State.class);
        for (State state : State.values()) {
            often.put(state, 0);
        }
        for (int i = 0; i < repeats; i++) {
            Judged judged = judged(before, after, new SplittableRandom(seed + i));
            often.merge(judged.state(), 1, Integer::sum);
        }
        return often;
    }

    /** Of 100 at 0.92 or more fewer than 85 come with a chance of 0.006 (binomial). */
    @Test
    void an_agent_that_is_as_before_is_said_to_have_recovered() {
        Map<State, Integer> often = often(0.948, 0.948, REPEATS, 1_000);
        assertThat(often.get(State.MET)).isGreaterThanOrEqualTo(85);
    }

    /** Of 100 with a chance of 0.05 or less more than 12 come with a chance of 0.0015 (binomial). */
    @ParameterizedTest
    @CsvSource({"0.96, 0.90", "0.98, 0.90"})
    void who_is_neither_met_again_nor_close_to_before_is_seldom_said_to_have_recovered(double before, double after) {
        assertThat(often(before, after, REPEATS, 2_000).get(State.MET)).isLessThanOrEqualTo(12);
    }

    /** The same the other way, where it is most likely: nothing changed, and the objective is just held. */
    @Test
    void who_is_as_before_and_just_holds_is_seldom_said_not_to_have_recovered() {
        assertThat(often(0.90, 0.90, REPEATS, 3_000).get(State.BREACHED)).isLessThanOrEqualTo(12);
    }

    @Test
    void who_lost_a_tenth_is_said_not_to_have_recovered() {
        assertThat(often(0.948, 0.848, REPEATS, 4_000).get(State.BREACHED)).isGreaterThanOrEqualTo(85);
    }

    @Test
    void what_is_decided_first_stands_and_says_on_how_many_contacts() {
        Judged judged = judged(0.999, 0.5, new SplittableRandom(5));
        assertThat(judged.state()).isEqualTo(State.BREACHED);
        assertThat(judged.contacts()).isEqualTo(MOST / 2);
        assertThat(judged.fates().get(RECALL)).isEqualTo(Fate.LOST);
    }

    @Test
    void an_objective_that_is_hardly_held_may_be_as_before() {
        Judged judged = judged(0.905, 0.935, new SplittableRandom(6));
        assertThat(judged.fates().get(RECALL)).isEqualTo(Fate.AS_BEFORE);
        assertThat(judged.objectives().get(RECALL).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    @EnabledIfSystemProperty(named = "clamor.knee.sweep", matches = "true")
    void the_table_of_the_page_on_the_knee_is_printed() {
        double[][] shares = {
            {0.948, 0.948},
            {0.92, 0.92},
            {0.90, 0.90},
            {0.948, 0.92},
            {0.948, 0.90},
            {0.96, 0.90},
            {0.98, 0.90},
            {0.948, 0.87},
            {0.948, 0.848},
            {0.948, 0.80}
        };
        for (double[] share : shares) {
            Map<State, Integer> often = often(share[0], share[1], 400, 7_000);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |",
                    100 * share[0],
                    100 * share[1],
                    often.get(State.MET) / 4.0,
                    often.get(State.BREACHED) / 4.0,
                    often.get(State.INCONCLUSIVE) / 4.0));
            assertThat(often.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(400);
        }
    }
}
