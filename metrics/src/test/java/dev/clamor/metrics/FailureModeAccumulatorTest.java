package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.LOOPING;
import static dev.clamor.conversation.ReplyClass.MISUNDERSTOOD;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.conversation.ReplyClass.RESOLVED;
import static dev.clamor.conversation.Trigger.EXPLICIT;
import static dev.clamor.conversation.Trigger.HIGH_STAKES;
import static dev.clamor.metrics.FailureMode.MISSING_FEEDBACK;
import static dev.clamor.metrics.FailureMode.OVER_AUTOMATION;
import static dev.clamor.metrics.FailureMode.SHALLOW_CONTEXT;
import static dev.clamor.metrics.FailureMode.UNDEFINED_ESCALATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply.Action.Status;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.metrics.MetricsSnapshot.ModeCounts;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FailureModeAccumulatorTest {
    private static final Ratio SHOWN = new Ratio(0, 1);
    private static final Ratio NOT_SHOWN = new Ratio(1, 1);

    private final FailureModeAccumulator modes = new FailureModeAccumulator();

    @Nested
    class A_clean_contact {
        @Test
        void shows_nothing_and_could_not_have_shown_everything() {
            modes.accept(Talk.of(1)
                    .says()
                    .gets(PROGRESS)
                    .says()
                    .gets(RESOLVED)
                    .goal(true, true)
                    .leaves());

            assertThat(of(OVER_AUTOMATION).contacts()).isEqualTo(Ratio.NONE);
            assertThat(of(SHALLOW_CONTEXT).contacts()).isEqualTo(NOT_SHOWN);
            assertThat(of(UNDEFINED_ESCALATION).contacts()).isEqualTo(NOT_SHOWN);
            assertThat(of(MISSING_FEEDBACK).contacts()).isEqualTo(Ratio.NONE);
            assertThat(modes.snapshot().values()).allSatisfy(mode -> {
                assertThat(mode.causes()).isEmpty();
                assertThat(mode.examples()).isEmpty();
            });
        }

        @Test
        void that_is_handed_over_in_time_with_a_reason_shows_nothing_either() {
            modes.accept(Talk.of(1)
                    .firing(EXPLICIT, 1)
                    .says()
                    .handedOff()
                    .goal(false, false)
                    .escalates());

            assertThat(of(OVER_AUTOMATION).contacts()).isEqualTo(NOT_SHOWN);
            assertThat(of(UNDEFINED_ESCALATION).contacts()).isEqualTo(NOT_SHOWN);
            assertThat(of(MISSING_FEEDBACK).contacts()).isEqualTo(NOT_SHOWN);
        }

        @Test
        void leaves_out_contacts_that_are_not_valid() {
            modes.accept(Talk.of(1)
                    .warmUp()
                    .says()
                    .askingAgain("name")
                    .gets(PROGRESS)
                    .leaves());

            assertThat(modes.snapshot().values())
                    .allSatisfy(mode -> assertThat(mode.contacts()).isEqualTo(Ratio.NONE));
        }
    }

    @Nested
    class Over_automation {
        @Test
        void is_a_needed_handoff_that_never_came() {
            modes.accept(Talk.of(4).firing(HIGH_STAKES, 1).says().gets(PROGRESS).leaves());

            shows(OVER_AUTOMATION, FailureCause.NEVER_HANDED_OVER);
            assertThat(of(OVER_AUTOMATION).examples()).containsExactly("c-000004");
            assertThat(of(OVER_AUTOMATION).bySegment()).containsOnly(Map.entry("planner/lost-parcel", SHOWN));
        }

        @Test
        void is_a_needed_handoff_that_came_too_late() {
            modes.accept(Talk.of(1)
                    .firing(HIGH_STAKES, 1)
                    .says()
                    .gets(PROGRESS)
                    .says()
                    .handedOff()
                    .escalates());

            shows(OVER_AUTOMATION, FailureCause.HANDED_OVER_LATE);
        }

        @Test
        void does_not_blame_the_agent_for_a_customer_who_left_before_the_deadline() {
            modes.accept(Talk.of(1).firing(HIGH_STAKES, 2).says().gets(PROGRESS).givesUp(false));

            assertThat(of(OVER_AUTOMATION).contacts()).isEqualTo(Ratio.NONE);
        }
    }

    @Nested
    class Shallow_context {
        @Test
        void is_asking_again_for_what_was_told() {
            modes.accept(Talk.of(1)
                    .says()
                    .says()
                    .askingAgain("name")
                    .gets(PROGRESS)
                    .goal(true, true)
                    .leaves());

            shows(SHALLOW_CONTEXT, FailureCause.ASKED_AGAIN);
        }

        @Test
        void cannot_show_when_the_customer_said_one_thing_only() {
            modes.accept(Talk.of(1).says().gets(PROGRESS).leaves());

            assertThat(of(SHALLOW_CONTEXT).contacts()).isEqualTo(Ratio.NONE);
        }

        @Test
        void is_acting_on_what_was_replaced() {
            modes.accept(Talk.of(1)
                    .says()
                    .says()
                    .doing(ActionVerdict.STALE)
                    .gets(PROGRESS)
                    .leaves());

            shows(SHALLOW_CONTEXT, FailureCause.ACTED_ON_STALE);
        }

        @Test
        void is_losing_the_thread_after_an_interruption() {
            modes.accept(
                    Talk.of(1).says().interrupting().says().gets(MISUNDERSTOOD).leaves());

            shows(SHALLOW_CONTEXT, FailureCause.LOST_AFTER_INTERRUPTION);
        }

        @Test
        void is_losing_the_thread_after_a_change_of_subject() {
            modes.accept(Talk.of(1)
                    .says()
                    .says(CustomerAct.CHANGE_INTENT)
                    .marked(Mark.LOST_CONTEXT)
                    .gets(PROGRESS)
                    .leaves());

            shows(SHALLOW_CONTEXT, FailureCause.LOST_AFTER_CHANGE);
        }

        @Test
        void is_losing_it_when_the_customer_moves_to_another_channel_which_is_no_change_of_subject() {
            modes.accept(Talk.of(1)
                    .says()
                    .gets(PROGRESS)
                    .moving("app")
                    .says()
                    .askingAgain("name")
                    .marked(Mark.LOST_CONTEXT)
                    .gets(PROGRESS)
                    .leaves());

            assertThat(of(SHALLOW_CONTEXT).causes())
                    .containsOnly(Map.entry("ASKED_AGAIN", 1L), Map.entry("LOST_AFTER_SWITCH", 1L));
        }

        @Test
        void counts_a_contact_once_whatever_its_causes() {
            modes.accept(Talk.of(1)
                    .says(CustomerAct.RESUME)
                    .marked(Mark.LOST_CONTEXT)
                    .askingAgain("name")
                    .gets(PROGRESS)
                    .says()
                    .askingAgain("name")
                    .gets(PROGRESS)
                    .leaves());

            assertThat(of(SHALLOW_CONTEXT).contacts()).isEqualTo(SHOWN);
            assertThat(of(SHALLOW_CONTEXT).causes())
                    .containsOnly(Map.entry("ASKED_AGAIN", 1L), Map.entry("LOST_AFTER_CHANGE", 1L));
        }
    }

    @Nested
    class Undefined_escalation {
        @Test
        void is_a_request_for_a_human_that_is_ignored() {
            modes.accept(Talk.of(1).firing(EXPLICIT, 1).says().gets(PROGRESS).leaves());

            shows(UNDEFINED_ESCALATION, FailureCause.HUMAN_IGNORED);
        }

        @Test
        void is_an_ignored_request_even_where_another_trigger_decides_the_label() {
            modes.accept(Talk.of(1)
                    .firing(HIGH_STAKES, 3)
                    .says()
                    .gets(PROGRESS)
                    .firing(EXPLICIT, 1)
                    .says()
                    .gets(PROGRESS)
                    .says()
                    .handedOff()
                    .escalates());

            assertThat(of(OVER_AUTOMATION).contacts()).isEqualTo(NOT_SHOWN);
            shows(UNDEFINED_ESCALATION, FailureCause.HUMAN_IGNORED);
        }

        @Test
        void is_no_request_made_after_the_handoff() {
            modes.accept(Talk.of(1)
                    .firing(HIGH_STAKES, 2)
                    .says()
                    .handedOff()
                    .firing(EXPLICIT, 1)
                    .says()
                    .gets(PROGRESS)
                    .escalates());

            assertThat(of(UNDEFINED_ESCALATION).contacts()).isEqualTo(NOT_SHOWN);
        }

        @Test
        void is_going_in_circles_with_nobody_taking_over() {
            modes.accept(Talk.of(1).says().gets(LOOPING).says().gets(LOOPING).leaves());

            shows(UNDEFINED_ESCALATION, FailureCause.WENT_IN_CIRCLES);
        }

        @Test
        void is_no_single_repetition_and_no_circle_out_of_which_a_human_led() {
            modes.accept(Talk.of(1).says().gets(LOOPING).says().gets(PROGRESS).leaves());
            modes.accept(Talk.of(2)
                    .says()
                    .gets(LOOPING)
                    .says()
                    .gets(LOOPING)
                    .says()
                    .handedOff()
                    .escalates());

            assertThat(of(UNDEFINED_ESCALATION).contacts()).isEqualTo(new Ratio(2, 2));
        }
    }

    @Nested
    class Missing_feedback {
        @Test
        void is_a_customer_who_left_without_a_word() {
            modes.accept(
                    Talk.of(1).says().gets(MISUNDERSTOOD).goal(false, false).givesUp(true));

            shows(MISSING_FEEDBACK, FailureCause.LEFT_SILENTLY);
        }

        @Test
        void is_no_customer_who_said_so() {
            modes.accept(
                    Talk.of(1).says().gets(MISUNDERSTOOD).goal(false, false).givesUp(false));

            assertThat(of(MISSING_FEEDBACK).contacts()).isEqualTo(NOT_SHOWN);
        }

        @Test
        void is_a_wrong_action_that_cannot_be_traced() {
            modes.accept(Talk.of(1)
                    .says()
                    .doing(ActionVerdict.DUPLICATE, Status.DONE, false)
                    .gets(PROGRESS)
                    .leaves());
            modes.accept(Talk.of(2)
                    .says()
                    .doing(ActionVerdict.DUPLICATE, Status.DONE, true)
                    .gets(PROGRESS)
                    .leaves());

            assertThat(of(MISSING_FEEDBACK).contacts()).isEqualTo(new Ratio(1, 2));
            assertThat(of(MISSING_FEEDBACK).causes()).containsOnly(Map.entry("NO_AUDIT_ID", 1L));
        }

        @Test
        void is_a_handoff_that_does_not_say_why() {
            modes.accept(Talk.of(1)
                    .firing(EXPLICIT, 1)
                    .says()
                    .unexplained()
                    .handedOff()
                    .escalates());

            shows(MISSING_FEEDBACK, FailureCause.NO_HANDOFF_REASON);
        }

        @Test
        void cannot_show_in_an_adversarial_contact() {
            modes.accept(Talk.of(1).adversarial().says().gets(MISUNDERSTOOD).givesUp(true));

            assertThat(of(MISSING_FEEDBACK).contacts()).isEqualTo(Ratio.NONE);
        }
    }

    @Test
    void parts_combine_to_the_whole() {
        FailureModeAccumulator one = new FailureModeAccumulator();
        FailureModeAccumulator other = new FailureModeAccumulator();
        for (long arrival = 9; arrival > 0; arrival--) {
            ContactRecord contact = Talk.of(arrival)
                    .says()
                    .says()
                    .askingAgain("name")
                    .gets(PROGRESS)
                    .closed(done(arrival));
            modes.accept(contact);
            (arrival % 2 == 0 ? one : other).accept(contact);
        }

        one.combine(other);

        assertThat(one.snapshot()).isEqualTo(modes.snapshot());
        assertThat(of(SHALLOW_CONTEXT).examples()).containsExactly("c-000001", "c-000002", "c-000003");
    }

    private static ConversationOutcome done(long arrival) {
        return new ConversationOutcome.Contained(arrival % 3 == 0);
    }

    private void shows(FailureMode mode, FailureCause cause) {
        assertThat(of(mode).contacts()).isEqualTo(SHOWN);
        assertThat(of(mode).causes()).containsEntry(cause.name(), 1L);
    }

    private ModeCounts of(FailureMode mode) {
        return modes.snapshot().get(mode.name());
    }
}
