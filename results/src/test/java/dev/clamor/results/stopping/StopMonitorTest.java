package dev.clamor.results.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Curtailment;
import dev.clamor.results.inference.GroupSequential;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.StoppingRules;
import dev.clamor.results.slo.StoppingRules.Looks;
import dev.clamor.results.slo.StoppingRules.RatioTest;
import dev.clamor.results.slo.StoppingRules.RollBack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StopMonitorTest {
    private static final long PLANNED = 400;
    private static final StoppingRules ROLL_BACK =
            new StoppingRules(Optional.of(new RollBack(0.01)), false, Optional.empty());
    private static final StoppingRules CURTAIL = new StoppingRules(Optional.empty(), true, Optional.empty());

    private static Slo slo(String sli, String target, boolean gating, Slo.Estimand estimand) {
        return new Slo(sli, sli, new BigDecimal(target), gating, 0.95, 50, estimand, "");
    }

    private static Slo breaches(String target) {
        return slo("breachFree", target, true, Slo.Estimand.SUITE);
    }

    private static StoppingRules promote(StoppingRules.Promote plan) {
        return new StoppingRules(Optional.empty(), false, Optional.of(plan));
    }

    private static StopMonitor monitor(StoppingRules rules, Slo... slos) {
        return new StopMonitor(new Objectives("test", 28, 0, List.of(slos), rules), Contacts.CONFIG, PLANNED);
    }

    /** So many contacts of which every n-th is bad. */
    private static List<ContactRecord> contacts(long count, long everyNth) {
        return LongStream.range(0, count)
                .mapToObj(i -> Contacts.of(i, i % everyNth == everyNth - 1))
                .toList();
    }

    @Test
    void nothing_declared_nothing_stops() {
        StopMonitor monitor = monitor(StoppingRules.NONE, breaches("0.9"));
        contacts(PLANNED, 1).forEach(monitor);
        assertThat(monitor.stop()).isEmpty();
    }

    @Nested
    class The_order_of_arrival {
        @Test
        void a_contact_is_taken_only_when_all_before_it_have_closed() {
            StopMonitor monitor = monitor(ROLL_BACK, breaches("0.9"));
            List<ContactRecord> all = contacts(PLANNED, 1);
            all.subList(1, all.size()).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
            monitor.accept(all.get(0));
            assertThat(monitor.stop())
                    .hasValueSatisfying(stop -> assertThat(stop.atContact())
                            .isEqualTo(50)); // the least number of events that the objective asks for
        }

        @Test
        void one_that_hangs_for_the_whole_run_holds_the_decision_back_until_it_ends() {
            StopMonitor monitor = monitor(ROLL_BACK, breaches("0.9"));
            LongStream.range(1, 50_000).mapToObj(Contacts::bad).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
            assertThat(monitor.givenUp()).isEmpty();
            monitor.accept(Contacts.good(0));
            assertThat(monitor.stop())
                    .hasValueSatisfying(stop -> assertThat(stop.atContact()).isEqualTo(50));
        }

        @Test
        void one_behind_which_too_many_wait_is_given_up_and_nothing_is_decided_any_more() {
            StopMonitor monitor = monitor(ROLL_BACK, breaches("0.9"));
            monitor.accept(Contacts.bad(0));
            LongStream.range(2, 100).mapToObj(Contacts::bad).forEach(monitor);
            monitor.accept(Contacts.bad(1 + ArrivalOrder.MOST));
            assertThat(monitor.givenUp()).hasValue(1);
            monitor.accept(Contacts.bad(1));
            assertThat(monitor.stop()).isEmpty();
        }

        @Test
        void no_more_wait_than_may() {
            List<Long> handedOn = new ArrayList<>();
            ArrivalOrder<Long> order = new ArrivalOrder<>(handedOn::add, 100);
            LongStream.range(0, 3).forEach(i -> order.accept(i, i));
            for (long i = 4; i < 1_000; i++) {
                order.accept(i, i);
                assertThat(order.waiting()).isLessThan(100);
            }
            order.accept(3, 3L);
            assertThat(order.givenUp()).isTrue();
            assertThat(order.waiting()).isZero();
            assertThat(handedOn).containsExactly(0L, 1L, 2L);
        }

        @Test
        void the_order_of_closing_changes_nothing() {
            StopMonitor inOrder = monitor(ROLL_BACK, breaches("0.9"));
            contacts(PLANNED, 4).forEach(inOrder);
            assertThat(inOrder.stop()).isPresent();
            for (int seed = 0; seed < 20; seed++) {
                List<ContactRecord> shuffled = new ArrayList<>(contacts(PLANNED, 4));
                Collections.shuffle(shuffled, new Random(seed));
                StopMonitor monitor = monitor(ROLL_BACK, breaches("0.9"));
                shuffled.forEach(monitor);
                assertThat(monitor.stop()).isEqualTo(inOrder.stop());
            }
        }

        @Test
        void what_closes_after_the_decision_changes_nothing() {
            StopMonitor monitor = monitor(ROLL_BACK, breaches("0.9"));
            contacts(100, 2).forEach(monitor);
            Optional<Stop> decided = monitor.stop();
            assertThat(decided).isPresent();
            LongStream.range(100, PLANNED).mapToObj(Contacts::good).forEach(monitor);
            assertThat(monitor.stop()).isEqualTo(decided);
        }

        @Test
        void warm_up_and_discarded_contacts_are_passed_over() {
            StopMonitor monitor = monitor(ROLL_BACK, breaches("0.9"));
            LongStream.range(0, 60).mapToObj(Contacts::warmUp).forEach(monitor);
            LongStream.range(60, 120).mapToObj(Contacts::discarded).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
            LongStream.range(120, 170).mapToObj(Contacts::bad).forEach(monitor);
            Stop.SurelyMissed stop = (Stop.SurelyMissed) monitor.stop().orElseThrow();
            assertThat(stop.events()).isEqualTo(new Ratio(0, 50));
            assertThat(stop.atContact()).isEqualTo(170);
        }
    }

    @Nested
    class Rolling_back {
        @Test
        void the_chance_of_error_is_split_over_the_objectives_that_are_followed() {
            StopMonitor monitor = monitor(
                    ROLL_BACK,
                    breaches("0.9"),
                    slo("wrongActionFree", "0.9", true, Slo.Estimand.POPULATION),
                    slo("hallucinationFree", "0.9", false, Slo.Estimand.SUITE),
                    slo("errorFreeTurns", "0.9", true, Slo.Estimand.SUITE));
            contacts(PLANNED, 2).forEach(monitor);
            Stop.SurelyMissed stop = (Stop.SurelyMissed) monitor.stop().orElseThrow();
            assertThat(stop.alpha()).isCloseTo(0.005, within(1e-15));
            assertThat(stop.leastBad()).isBetween(0.1, 0.5);
            assertThat(stop.objectives()).containsExactly("breachFree");
            assertThat(stop.toward()).isEqualTo(Stop.Toward.ROLL_BACK);
        }

        @Test
        void an_objective_on_slices_of_time_is_not_followed() {
            Slo sliced = new Slo(
                    "a",
                    "breachFree",
                    new BigDecimal("0.9"),
                    true,
                    0.95,
                    50,
                    Slo.Estimand.SUITE,
                    "",
                    new Budgeting.Timeslices(2, new BigDecimal("0.9")),
                    Optional.empty());
            StopMonitor monitor = monitor(ROLL_BACK, sliced, slo("wrongActionFree", "0.9", true, Slo.Estimand.SUITE));
            contacts(PLANNED, 1).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
        }
    }

    @Nested
    class Curtailing {
        @Test
        void it_stops_with_the_first_bad_contact_too_many() {
            StopMonitor monitor = monitor(CURTAIL, breaches("0.95"));
            int most = (int) Curtailment.mostBad(PLANNED, 0.95, 0.05);
            LongStream.range(0, most).mapToObj(Contacts::bad).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
            LongStream.range(most, 200).mapToObj(Contacts::good).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
            monitor.accept(Contacts.bad(200));
            Stop.OutOfReach stop = (Stop.OutOfReach) monitor.stop().orElseThrow();
            assertThat(stop.toward()).isEqualTo(Stop.Toward.NOT_PROMOTE);
            assertThat(stop.atContact()).isEqualTo(201);
            assertThat(stop.possible()).isEqualTo(PLANNED);
            assertThat(stop.toCome()).isEqualTo(PLANNED - 201);
        }

        @Test
        void contacts_that_are_passed_over_use_up_the_plan() {
            StopMonitor monitor = monitor(CURTAIL, breaches("0.95"));
            // Wilks: 59 events without a bad one are the fewest for 95 % with 95 % confidence
            LongStream.range(0, PLANNED - 59).mapToObj(Contacts::warmUp).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
            monitor.accept(Contacts.discarded(PLANNED - 59));
            assertThat(monitor.stop()).isPresent();
        }

        @Test
        void an_objective_that_is_met_in_the_end_never_stops_a_run() {
            for (int bad = 0; bad <= Curtailment.mostBad(PLANNED, 0.95, 0.05); bad++) {
                StopMonitor monitor = monitor(CURTAIL, breaches("0.95"));
                LongStream.range(0, bad).mapToObj(Contacts::bad).forEach(monitor);
                LongStream.range(bad, PLANNED).mapToObj(Contacts::good).forEach(monitor);
                assertThat(monitor.stop()).isEmpty();
            }
        }
    }

    @Nested
    class Promoting {
        private final Looks four = new Looks(GroupSequential.Shape.OBRIEN_FLEMING, 4);

        @Test
        void a_clean_run_is_promoted_at_the_first_look_at_which_the_bound_reaches_the_target() {
            StopMonitor monitor = monitor(promote(four), breaches("0.9"));
            contacts(PLANNED, PLANNED + 1).forEach(monitor);
            Stop.MetAtLook stop = (Stop.MetAtLook) monitor.stop().orElseThrow();
            // at look 1 the chance of error is about 0.00004: ln 0.00004 / ln 0.9 = 96 good contacts of the 100 there
            // are
            assertThat(stop.look()).isEqualTo(1);
            assertThat(stop.atContact()).isEqualTo(100);
            assertThat(stop.rule()).isEqualTo("promote: obrien_fleming");
        }

        @Test
        void one_objective_that_is_not_met_is_enough_to_go_on() {
            StopMonitor monitor =
                    monitor(promote(four), breaches("0.9"), slo("escalationRecall", "0.9", true, Slo.Estimand.SUITE));
            contacts(PLANNED, PLANNED + 1).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
        }

        @Test
        void the_last_look_is_the_end_of_the_run_and_belongs_to_the_gate() {
            StopMonitor monitor = monitor(promote(four), breaches("0.99"));
            contacts(PLANNED, PLANNED + 1).forEach(monitor);
            // 300 clean contacts prove 99 % with a chance of error of 0.99^300 = 4.9 %, more than look 3 allows
            assertThat(monitor.stop()).isEmpty();
        }

        @Test
        void customers_like_these_count_by_segment() {
            StopMonitor suite = monitor(promote(four), breaches("0.9"));
            StopMonitor population = monitor(promote(four), slo("breachFree", "0.9", true, Slo.Estimand.POPULATION));
            contacts(PLANNED, PLANNED + 1).forEach(suite);
            contacts(PLANNED, PLANNED + 1).forEach(population);
            assertThat(suite.stop().map(Stop::atContact)).hasValue(100L);
            // events all alike: 60 segments count as 60 events, and 0.9^60 = 0.18 % is met from look 2 on
            assertThat(population.stop().map(Stop::atContact)).hasValue(200L);
        }

        @Test
        void the_ratio_test_stops_as_soon_as_it_has_found_better_than_the_target() {
            StopMonitor monitor = monitor(promote(new RatioTest(0.05, 0.1)), breaches("0.9"));
            contacts(PLANNED, PLANNED + 1).forEach(monitor);
            Stop.MetByRatio stop = (Stop.MetByRatio) monitor.stop().orElseThrow();
            // Wald: h1 / s = ln((1 - 0.1) / 0.025) / ln(0.95 / 0.9) = 66.28
            assertThat(stop.atContact()).isEqualTo(67);
            assertThat(stop.tested()).containsExactly("breachFree");
        }

        @Test
        void a_ratio_test_that_has_found_the_opposite_gives_up_for_good() {
            StopMonitor monitor = monitor(promote(new RatioTest(0.05, 0.1)), breaches("0.9"));
            LongStream.range(0, 50).mapToObj(i -> Contacts.of(i, i < 20)).forEach(monitor);
            LongStream.range(50, 3_000).mapToObj(Contacts::good).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
        }

        @Test
        void the_other_objectives_are_looked_at_once() {
            Slo turns = slo("errorFreeTurns", "0.9", true, Slo.Estimand.SUITE);
            StopMonitor monitor = monitor(promote(new RatioTest(0.05, 0.1)), breaches("0.9"), turns);
            contacts(PLANNED, PLANNED + 1).forEach(monitor);
            assertThat(monitor.stop()).isEmpty();
        }
    }

    @Test
    void surely_missed_comes_before_out_of_reach() {
        StoppingRules both = new StoppingRules(Optional.of(new RollBack(0.01)), true, Optional.empty());
        StopMonitor monitor = monitor(both, slo("breachFree", "0.1", true, Slo.Estimand.SUITE));
        contacts(PLANNED, 1).forEach(monitor);
        assertThat(monitor.stop().map(Stop::rule)).hasValue("rollBack");
    }
}
