package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.persona.Population;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.catalog.PersonaCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitHazardTest {
    private static final int CONTACTS = 20_000;
    private static final LatencyBucket FAST = LatencyBucket.of(1_000_000);
    /** Replies without failure that the toy agent needs to resolve the matter. */
    private static final int GOOD_REPLIES = 3;

    @Test
    void the_formula_is_the_documented_one() {
        // eta = -4.3; 1 - exp(-exp(-4.3))
        assertThat(ExitHazard.of(0, 0, 0, -2.8, 0, 0)).isCloseTo(0.0134767, within(1e-6));
        // eta = -4.3 + 1.95 + 0.55 + 0.40 + 0.25 ln(1.125) = -1.3705542
        assertThat(ExitHazard.of(1, 1, 1, -2.8, 0, 0)).isCloseTo(0.2242819, within(1e-6));
        // the cap: 1 - exp(-exp(3))
        assertThat(ExitHazard.of(20, 9, 9, 0, 2, 2)).isCloseTo(1.0, within(1e-8));
    }

    @Test
    void the_calibration_applies_only_after_a_failure() {
        assertThat(ExitHazard.of(0, 0, 3, -2.8, 0, -1.1)).isEqualTo(ExitHazard.of(0, 0, 3, -2.8, 0, 2));
        assertThat(ExitHazard.of(0, 1, 3, -2.8, 0, -1.1)).isLessThan(ExitHazard.of(0, 1, 3, -2.8, 0, 0));
    }

    // The published table: share of those at their first, second and third failure in a row who give up there. The toy
    // agent fails with probability pf + 0.12 (1 - clarity). Its other replies are not published; ours make progress.
    // Standard error below 0.01 where at least 2,500 are at risk; tolerance 0.05 allows for the difference of the toys.
    @ParameterizedTest
    @CsvSource({
        "0.05, 0.30, 0.41, 0.42, 0.062",
        "0.15, 0.29, 0.40, 0.48, 0.083",
        "0.30, 0.29, 0.40, 0.46, 0.114",
        "0.40, 0.29, 0.39, 0.47, 0.134"
    })
    void the_packaged_personas_give_up_as_published(double pf, double first, double second, double third, double dissatisfied) {
        Toy toy = new Toy(pf, 0).run();
        assertThat(toy.hazard(1)).isCloseTo(first, within(0.05));
        assertThat(toy.hazard(2)).isCloseTo(second, within(0.05));
        if (toy.atRisk[3] >= 400) {
            assertThat(toy.hazard(3)).isCloseTo(third, within(0.08));
        }
        assertThat(toy.hazard(0)).isCloseTo(0.016, within(0.006));
        assertThat(toy.meanFrustration()).isCloseTo(dissatisfied, within(0.03));
    }

    @Test
    void the_lenient_calibration_keeps_customers_longer() {
        Toy toy = new Toy(0.30, DialogueSettings.Leaving.LENIENT.offset()).run();
        // published: 12, 22 and 31 %
        assertThat(toy.hazard(1)).isCloseTo(0.12, within(0.04));
        assertThat(toy.hazard(2)).isCloseTo(0.22, within(0.05));
        assertThat(toy.hazard(3)).isCloseTo(0.31, within(0.06));
    }

    /** Customers of the packaged population against an agent that fails at random. */
    private static final class Toy {
        private final double failing;
        private final double offset;
        private final int[] atRisk = new int[20];
        private final int[] gone = new int[20];
        private int turns;
        private double frustration;

        Toy(double failing, double offset) {
            this.failing = failing;
            this.offset = offset;
        }

        Toy run() {
            Population crowd = new Population(PersonaCatalog.packaged());
            for (int i = 0; i < CONTACTS; i++) {
                long id = ContactId.ofArrival(i).number();
                Dice dice = new Dice(Fixtures.STREAMS, id);
                ContactPlan plan = new ContactPlan(
                        new ContactId(id),
                        crowd.pick(dice.uniform(Purpose.GOAL, 0, DrawIndex.PERSONA)),
                        Fixtures.scenario(),
                        0,
                        "only",
                        true);
                play(Customer.draw(plan, Fixtures.STREAMS), dice);
            }
            return this;
        }

        private void play(Customer customer, Dice dice) {
            Mood mood = new Mood(
                    customer.traits().intercept(),
                    customer.traits().gain(),
                    customer.persona().temperament().memory(),
                    customer.unresolvedBeyondPersona());
            double pf = failing + 0.12 * (1 - customer.persona().knowledge().clarity());
            int good = 0;
            for (int turn = 1; turn < 60; turn++) {
                boolean fails = dice.chance(pf, Purpose.ARRIVAL, turn, 0);
                good += fails ? 0 : 1;
                ReplyClass other = good == GOOD_REPLIES ? ReplyClass.RESOLVED : ReplyClass.PROGRESS;
                mood.heard(fails ? ReplyClass.MISUNDERSTOOD : other, FAST);
                turns++;
                frustration += mood.frustration();
                if (good == GOOD_REPLIES || leaves(customer, mood, dice, turn)) {
                    return;
                }
            }
        }

        private boolean leaves(Customer customer, Mood mood, Dice dice, int turn) {
            double hazard = ExitHazard.of(
                    mood,
                    customer.traits().intercept(),
                    customer.persona().patience().tolerance(),
                    offset);
            boolean leaves = dice.chance(hazard, Purpose.DECISION, turn, DrawIndex.EXIT);
            int failures = Math.min(mood.failuresInARow(), atRisk.length - 1);
            atRisk[failures]++;
            gone[failures] += leaves ? 1 : 0;
            return leaves;
        }

        double hazard(int failures) {
            return (double) gone[failures] / atRisk[failures];
        }

        double meanFrustration() {
            return frustration / turns;
        }
    }
}
