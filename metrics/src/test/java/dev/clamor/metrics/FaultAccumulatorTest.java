package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.FaultWindow;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.RunEvent.FaultSwitched;
import dev.clamor.metrics.MetricsSnapshot.FaultImpact;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FaultAccumulatorTest {
    private static final ConversationOutcome DONE = new ConversationOutcome.Contained(true);
    private static final long SECOND = 1_000_000;
    private static final FaultWindow WINDOW = new FaultWindow("dead", "blackout", 40 * SECOND, 50 * SECOND);
    private static final MetricsConfig CONFIG = new MetricsConfig(new TreeSet<>(), 2, 0).under(List.of(WINDOW));

    private final FaultAccumulator faults = new FaultAccumulator(CONFIG);
    private long contacts;

    /** A contact of one turn, answered after so long. */
    private void turn(double atSeconds, long latencyMicros, boolean answered) {
        Talk talk = Talk.of(contacts++)
                .at(Math.round(atSeconds * SECOND))
                .within(latencyMicros)
                .says();
        Talk heard = answered ? talk.gets(PROGRESS) : talk.fails(Fault.TIMEOUT);
        faults.accept(heard.goal(true, true).closed(DONE));
    }

    private void turns(int count, double atSeconds, long latencyMicros, boolean answered) {
        for (int i = 0; i < count; i++) {
            turn(atSeconds, latencyMicros, answered);
        }
    }

    private FaultImpact impact() {
        return faults.snapshot().get(0);
    }

    private long total(String part) {
        return impact().turns().get(part).usable().total();
    }

    @Test
    void a_turn_is_inside_when_the_time_from_sending_to_reply_overlaps_the_window() {
        turn(30, SECOND, true);
        turn(39.5, 400_000, true);
        turn(39.5, 600_000, true);
        turn(45, 20 * SECOND, false);
        turn(50, SECOND, true);
        assertThat(total("before")).isEqualTo(2);
        assertThat(total("inside")).isEqualTo(2);
        assertThat(total("after")).isEqualTo(1);
        assertThat(impact().turns().get("inside").usable()).isEqualTo(new Ratio(1, 2));
    }

    @Test
    void a_contact_is_in_the_part_in_which_it_began_unless_it_was_caught() {
        turn(30, SECOND, true);
        turn(39.9, SECOND, true);
        turn(40, SECOND, true);
        turn(49.9, SECOND, true);
        turn(50, SECOND, true);
        assertThat(impact().contacts().get("before").contacts()).isEqualTo(1);
        assertThat(impact().contacts().get("caught").contacts()).isEqualTo(1);
        assertThat(impact().contacts().get("inside").contacts()).isEqualTo(2);
        assertThat(impact().contacts().get("after").contacts()).isEqualTo(1);
        assertThat(impact().contacts().get("inside").truly()).isEqualTo(new Ratio(2, 2));
    }

    @Test
    void it_is_back_when_the_next_twenty_turns_are_as_before() {
        turns(20, 30, 200_000, true);
        turns(30, 51, 900_000, false);
        turns(30, 52, 900_000, true);
        turns(30, 56, 250_000, true);
        assertThat(impact().recovery().reference()).isEqualTo(new Ratio(20, 20));
        assertThat(impact().recovery().referenceP50()).isBetween(199.0, 201.0);
        assertThat(impact().recovery().failuresBackSeconds()).isEqualTo(2);
        assertThat(impact().recovery().latencyBackSeconds()).isEqualTo(6);
    }

    @Test
    void seconds_with_few_turns_are_put_together_and_the_end_may_be_too_soon() {
        turns(20, 30, 200_000, true);
        turns(10, 51, 200_000, true);
        assertThat(impact().recovery().failuresBackSeconds()).isNaN();
        turns(10, 54, 200_000, true);
        assertThat(impact().recovery().failuresBackSeconds()).isEqualTo(1);
    }

    @Test
    void with_too_few_turns_before_it_nothing_is_said_of_recovery() {
        turns(19, 30, 200_000, true);
        turns(40, 5, 200_000, true);
        turns(40, 51, 200_000, true);
        assertThat(impact().recovery().failuresBackSeconds()).isNaN();
        assertThat(impact().recovery().latencyBackSeconds()).isNaN();
    }

    @Test
    void the_log_says_when_it_was_switched_and_what_was_wrong_with_it() {
        assertThat(impact().onSeconds()).isNaN();
        faults.switched(new FaultSwitched(50_100_000, "dead", "blackout", false, "no such program"));
        faults.switched(new FaultSwitched(40_002_000, "dead", "blackout", true, ""));
        assertThat(impact().onSeconds()).isEqualTo(40.002);
        assertThat(impact().offSeconds()).isEqualTo(50.1);
        assertThat(impact().problems()).containsExactly("no such program");
    }

    @Test
    void a_journey_step_is_compared_under_the_fault_and_elsewhere() {
        StepAccumulator steps = new StepAccumulator(CONFIG);
        steps.accept(Talk.of(1)
                .at(39 * SECOND)
                .within(2 * SECOND)
                .concerning(JourneyStep.ACT)
                .says()
                .fails(Fault.TIMEOUT)
                .says()
                .within(30 * SECOND)
                .gets(PROGRESS)
                .says()
                .gets(PROGRESS)
                .closed(DONE));
        assertThat(steps.snapshot())
                .filteredOn(slice -> slice.condition().equals("fault:dead"))
                .singleElement()
                .satisfies(slice -> {
                    assertThat(slice.visits()).isEqualTo(new Ratio(1, 2));
                    assertThat(slice.rest()).isEqualTo(new Ratio(1, 1));
                });
    }
}
