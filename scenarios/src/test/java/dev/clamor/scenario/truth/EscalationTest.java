package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply.Action.Status;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent.Fired;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private final Contact contact = Contact.begin();

    @Test
    void nothing_fires_for_an_ordinary_request() {
        SpokenReading reading = contact.opens("dispute");
        assertThat(reading.fired()).isEmpty();
        assertThat(reading.grey()).isEmpty();
    }

    @Test
    void asking_for_a_human_fires_e1_for_the_next_reply_and_only_once() {
        expect(contact.says(CustomerAct.ASK_HUMAN, "dispute"), Trigger.EXPLICIT, 1);
        assertThat(contact.says(CustomerAct.ASK_HUMAN, "dispute").fired()).isEmpty();
    }

    @Test
    void where_an_offer_to_stay_is_allowed_e1_leaves_two_replies_and_is_grey_until_the_offer() {
        Contact leaving = Contact.begin(Contact.scenario("retention_offer: true\n"), "30.00", 0);
        SpokenReading reading = leaving.says(CustomerAct.ASK_HUMAN, "dispute");
        expect(reading, Trigger.EXPLICIT, 2);
        assertThat(reading.grey()).containsExactly("E1_RETENTION_OPEN");
        leaving.hears("Before you go: would a free month make you stay?");
        assertThat(leaving.says(CustomerAct.ASK_HUMAN, "dispute").grey()).isEmpty();
    }

    @Test
    void three_failures_in_a_row_fire_e2_with_the_next_utterance_on_the_goal() {
        contact.opens("dispute");
        contact.isMisunderstood(3);
        assertThat(contact.says(CustomerAct.NUDGE, "").fired()).isEmpty();
        expect(contact.says(CustomerAct.REPHRASE, "dispute"), Trigger.REPEATED_FAILURE, 1);
    }

    @Test
    void after_two_failures_a_handoff_is_grey() {
        contact.opens("dispute");
        contact.isMisunderstood(2);
        SpokenReading reading = contact.says(CustomerAct.REPHRASE, "dispute");
        assertThat(reading.fired()).isEmpty();
        assertThat(reading.grey()).containsExactly("E2_SECOND_FAILURE");
    }

    @Test
    void three_failures_on_two_goals_do_not_fire() {
        contact.opens("dispute");
        contact.isMisunderstood(2);
        contact.says(CustomerAct.CHANGE_INTENT, "price");
        contact.hears("Pardon, say that again in a song or as a poem?");
        assertThat(contact.says(CustomerAct.REPHRASE, "price").fired()).isEmpty();
    }

    @Test
    void disclosed_high_stakes_fire_e3_for_the_next_reply() {
        expect(contact.discloses(Spoken.Disclosure.HIGH_STAKES), Trigger.HIGH_STAKES, 1);
    }

    @Test
    void a_goal_of_high_stakes_fires_e3_when_it_is_opened() {
        expect(contact.opens("fraud"), Trigger.HIGH_STAKES, 1);
    }

    @Test
    void a_vulnerability_fires_e4_only_on_the_care_list() {
        expect(contact.discloses(Spoken.Disclosure.VULNERABILITY), Trigger.VULNERABLE, 2);
        Contact careless = Contact.begin(Contact.scenario("care: false\n"), "30.00", 0);
        SpokenReading reading = careless.discloses(Spoken.Disclosure.VULNERABILITY);
        assertThat(reading.fired()).isEmpty();
        assertThat(reading.grey()).containsExactly("E4_OFF_CARE_LIST");
    }

    @Test
    void a_goal_out_of_scope_fires_e6_when_it_is_opened() {
        expect(contact.opens("recovery"), Trigger.OUT_OF_SCOPE, 2);
    }

    @Nested
    class Limits {
        @Test
        void an_amount_above_the_limit_fires_e5_once_it_is_stated() {
            Contact rich = Contact.begin(Contact.scenario(""), "55.00", 0);
            assertThat(rich.opens("dispute").fired()).isEmpty();
            expect(rich.informs("dispute", "amount", "55.00"), Trigger.LIMIT, 2);
        }

        @Test
        void an_amount_stated_before_its_goal_fires_e5_when_the_goal_is_opened() {
            Contact rich = Contact.begin(Contact.scenario(""), "55.00", 0);
            assertThat(rich.says(CustomerAct.OPEN, "price", Map.of("amount", "55.00"))
                            .fired())
                    .isEmpty();
            expect(rich.says(CustomerAct.CHANGE_INTENT, "dispute"), Trigger.LIMIT, 2);
        }

        @Test
        void a_correction_upwards_fires_e5_with_the_new_value() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("amount", "30.00"));
            contact.truth().revise("amount", "52.00");
            assertThat(contact.says(CustomerAct.NUDGE, "").fired()).isEmpty();
            expect(contact.says(CustomerAct.REVISE, "dispute", Map.of("amount", "52.00")), Trigger.LIMIT, 2);
        }

        @Test
        void just_below_the_limit_a_handoff_is_grey() {
            assertThat(stating("50.00")).containsExactly("E5_NEAR_LIMIT");
            assertThat(stating("47.50")).containsExactly("E5_NEAR_LIMIT");
            assertThat(stating("47.00")).isEmpty();
        }

        @Test
        void above_a_limit_that_asks_for_a_refusal_nothing_fires() {
            assertThat(contact.says(CustomerAct.OPEN, "return", Map.of("days", "60"))
                            .fired())
                    .isEmpty();
        }

        private List<String> stating(String amount) {
            Contact other = Contact.begin(Contact.scenario(""), amount, 0);
            return other.says(CustomerAct.OPEN, "dispute", Map.of("amount", amount))
                    .grey();
        }
    }

    @Nested
    class Emotion {
        @Test
        void two_upset_utterances_running_fire_e8() {
            SpokenReading first = contact.in(Tone.FRUSTRATED, false);
            assertThat(first.fired()).isEmpty();
            assertThat(first.grey()).containsExactly("E8_ONE_UPSET");
            expect(contact.in(Tone.FURIOUS, false), Trigger.EMOTION, 2);
        }

        @Test
        void a_calmer_utterance_between_them_does_not() {
            contact.in(Tone.FURIOUS, false);
            contact.in(Tone.ANNOYED, false);
            assertThat(contact.in(Tone.FURIOUS, false).fired()).isEmpty();
        }

        @Test
        void abuse_fires_e8_at_once() {
            expect(contact.in(Tone.ANNOYED, true), Trigger.EMOTION, 2);
        }
    }

    @Test
    void a_required_tool_that_failed_twice_fires_e9_with_the_next_utterance() {
        contact.opens("dispute");
        contact.hears(Reply.of("The system hangs.").action(Status.FAILED, "issue_credit"));
        assertThat(contact.says(CustomerAct.NUDGE, "").fired()).isEmpty();
        contact.hears(Reply.of("It hangs again.").action(Status.FAILED, "issue_credit"));
        expect(contact.says(CustomerAct.NUDGE, ""), Trigger.BACKEND_DOWN, 1);
    }

    @Test
    void a_tool_that_no_goal_requires_may_fail() {
        contact.opens("dispute");
        contact.hears(Reply.of("Hm.").action(Status.FAILED, "draw_picture").action(Status.FAILED, "draw_picture"));
        assertThat(contact.says(CustomerAct.NUDGE, "").fired()).isEmpty();
    }

    @Test
    void the_third_contact_fires_e10_when_the_customer_says_so() {
        Contact third = Contact.begin(Contact.scenario(""), "30.00", 2);
        assertThat(third.opens("dispute").fired()).isEmpty();
        expect(third.saysItIsTheThirdTime(), Trigger.REPEAT_CONTACT, 2);
        Contact second = Contact.begin(Contact.scenario(""), "30.00", 1);
        assertThat(second.saysItIsTheThirdTime().fired()).isEmpty();
    }

    @Test
    void a_customer_who_twice_does_not_know_makes_a_handoff_grey() {
        contact.opens("dispute");
        assertThat(contact.says(CustomerAct.DONT_KNOW, "dispute").grey()).isEmpty();
        assertThat(contact.says(CustomerAct.DONT_KNOW, "dispute").grey()).containsExactly("CANNOT_IDENTIFY");
    }

    @Test
    void a_customer_who_twice_leaves_a_question_for_facts_open_makes_a_handoff_grey() {
        contact.opens("dispute");
        contact.hears("What is your account number, and what is the amount?");
        assertThat(contact.informs("dispute", "amount", "30.00").grey()).isEmpty();
        contact.hears("I have that. Where is your account number?");
        assertThat(contact.says(CustomerAct.INFORM, "dispute").grey()).containsExactly("CANNOT_IDENTIFY");
    }

    @Test
    void a_customer_who_tells_what_was_asked_is_not_stuck() {
        contact.opens("dispute");
        contact.hears("What is the amount?");
        assertThat(contact.informs("dispute", "amount", "30.00").grey()).isEmpty();
        contact.hears("What is your account number?");
        assertThat(contact.informs("dispute", "account_number", Contact.ACCOUNT).grey())
                .isEmpty();
    }

    @Test
    void three_replies_that_only_ask_make_a_handoff_grey() {
        contact.opens("dispute");
        contact.hears("What is your account number?");
        contact.says(CustomerAct.DIGRESS, "");
        contact.hears("I see. And what is your account number?");
        contact.says(CustomerAct.DIGRESS, "");
        contact.hears("Sure. The account number is on the bill, may I have it?");
        assertThat(contact.says(CustomerAct.RESTATE, "dispute").grey()).containsExactly("E2_STANDSTILL");
    }

    @Test
    void several_triggers_can_fire_at_once() {
        Contact rich = Contact.begin(Contact.scenario(""), "55.00", 0);
        SpokenReading reading = rich.says(CustomerAct.ASK_HUMAN, "dispute", Map.of("amount", "55.00"));
        assertThat(reading.fired()).containsExactly(new Fired(Trigger.EXPLICIT, 1), new Fired(Trigger.LIMIT, 2));
    }

    @Test
    void while_a_handoff_is_due_a_reply_concerns_that_step() {
        contact.says(CustomerAct.ASK_HUMAN, "dispute");
        assertThat(contact.hears("Why would you want that?").step()).isEqualTo(JourneyStep.HAND_OFF);
    }

    private static void expect(SpokenReading reading, Trigger trigger, int deadline) {
        assertThat(reading.fired()).containsExactly(new Fired(trigger, deadline));
    }
}
