package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplyClassTest {
    private final Contact contact = Contact.begin();

    @Nested
    class Failing {
        @Test
        void a_failed_turn_is_an_error_and_counts() {
            contact.opens("dispute");
            ReplyReading reading = contact.truth().failed(1, new AgentReply.Failed(Fault.TIMEOUT, ""));
            assertThat(reading.replyClass()).isEqualTo(ReplyClass.ERROR);
            assertThat(reading.step()).isEqualTo(JourneyStep.UNDERSTAND);
            assertThat(reading.stepFailed()).isTrue();
            assertThat(contact.truth().failuresInARow()).isEqualTo(1);
        }

        @Test
        void a_fault_of_the_harness_does_not_count_against_the_agent() {
            contact.opens("dispute");
            contact.truth().failed(1, new AgentReply.Failed(Fault.HARNESS, ""));
            assertThat(contact.truth().failuresInARow()).isZero();
        }

        @Test
        void a_fallback_is_misunderstood() {
            contact.opens("dispute");
            expect(contact.hears("Sorry, I didn't catch that."), ReplyClass.MISUNDERSTOOD);
        }

        @Test
        void a_fallback_that_asks_what_is_wanted_asks_for_nothing() {
            contact.opens("dispute");
            expect(
                    contact.hears("I did not quite catch that. What would you like me to do?"),
                    ReplyClass.MISUNDERSTOOD);
        }

        @Test
        void words_to_no_purpose_are_misunderstood() {
            contact.opens("dispute");
            expect(contact.hears("Our company was founded in a garage."), ReplyClass.MISUNDERSTOOD);
        }

        @Test
        void pointing_elsewhere_is_a_deflection() {
            contact.opens("dispute");
            expect(contact.hears("Please have a look at our FAQ."), ReplyClass.DEFLECT);
        }

        @Test
        void saying_no_is_a_refusal_whether_in_words_or_by_a_refused_action() {
            contact.opens("dispute");
            ReplyReading words = contact.hears("I'm afraid I can't do anything about charges.");
            expect(words, ReplyClass.REFUSE);
            assertThat(words.marks()).doesNotContain(Mark.RIGHT_REFUSAL);
            contact.says(CustomerAct.REPHRASE, "dispute");
            Reply refused = Reply.of("The system says no.").action(AgentReply.Action.Status.REFUSED, "issue_credit");
            expect(contact.hears(refused), ReplyClass.REFUSE);
        }

        @Test
        void a_row_of_failures_is_broken_by_progress_and_left_alone_by_a_question() {
            contact.opens("dispute");
            contact.isMisunderstood(2);
            contact.says(CustomerAct.REPHRASE, "dispute");
            contact.hears(Reply.of("Which account is it?").asks("account_number"));
            assertThat(contact.truth().failuresInARow()).isEqualTo(2);
            contact.informs("dispute", "account_number", Contact.ACCOUNT);
            contact.hears(Reply.of("Thank you. How much is it?").asks("amount"));
            assertThat(contact.truth().failuresInARow()).isZero();
        }

        @Test
        void failures_are_counted_for_each_goal_alone() {
            contact.opens("dispute");
            contact.isMisunderstood(2);
            contact.says(CustomerAct.CHANGE_INTENT, "price");
            assertThat(contact.truth().failuresInARow()).isZero();
            contact.says(CustomerAct.RESUME, "dispute");
            assertThat(contact.truth().failuresInARow()).isEqualTo(2);
        }
    }

    @Nested
    class Asking {
        @Test
        void a_question_for_a_missing_fact_clarifies() {
            contact.opens("dispute");
            ReplyReading reading =
                    contact.hears(Reply.of("Which account is it?").asks("account"));
            expect(reading, ReplyClass.CLARIFY);
            assertThat(reading.asks()).containsExactly("account_number");
            assertThat(reading.step()).isEqualTo(JourneyStep.UNDERSTAND);
        }

        @Test
        void a_question_for_a_confirmation_clarifies() {
            contact.opens("dispute");
            expect(contact.hears(Reply.of("Shall I go on?").asks("confirmation")), ReplyClass.CLARIFY);
        }

        @Test
        void without_asks_the_question_is_found_in_the_text() {
            contact.opens("dispute");
            ReplyReading reading = contact.hears("I am sorry to hear that. What's your account number, please?");
            expect(reading, ReplyClass.CLARIFY);
            assertThat(reading.asks()).containsExactly("account_number");
        }

        @Test
        void a_fact_named_outside_the_question_is_not_asked_for() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("account_number", Contact.ACCOUNT));
            ReplyReading reading = contact.hears("I have your account number. What amount is it about?");
            assertThat(reading.asks()).containsExactly("amount");
            expect(reading, ReplyClass.PROGRESS);
        }

        @Test
        void a_question_for_a_given_fact_is_asking_again() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("account_number", Contact.ACCOUNT));
            ReplyReading reading =
                    contact.hears(Reply.of("Which account is it?").asks("account_number"));
            expect(reading, ReplyClass.CLARIFY_AGAIN);
            assertThat(reading.askedAgain()).containsExactly("account_number");
            assertThat(reading.marks()).doesNotContain(Mark.LOST_CONTEXT);
        }

        @Test
        void a_question_for_what_the_customer_did_not_know_is_not_asking_again() {
            contact.opens("dispute");
            contact.hears(Reply.of("Which account is it?").asks("account_number"));
            contact.says(CustomerAct.DONT_KNOW, "dispute");
            Reply help = Reply.of("It stands on top of each letter. Can you find it?")
                    .asks("account_number");
            expect(contact.hears(help), ReplyClass.CLARIFY);
        }

        @Test
        void a_fact_of_a_later_message_is_not_held_against_the_reply_to_an_earlier_one() {
            contact.opens("dispute");
            contact.interrupts(CustomerAct.INFORM, "dispute", "account_number", Contact.ACCOUNT);
            Reply question = Reply.of("Which account is it?").asks("account_number");
            expect(contact.hearsTo(1, question), ReplyClass.CLARIFY);
        }

        @Test
        void asking_again_after_a_change_of_intent_has_lost_the_context() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("account_number", Contact.ACCOUNT));
            contact.hears(Reply.of("How much is it?").asks("amount"));
            contact.says(CustomerAct.CHANGE_INTENT, "price");
            contact.hears("It is 29.90 a month.");
            contact.says(CustomerAct.RESUME, "dispute");
            ReplyReading reading =
                    contact.hears(Reply.of("Your account number, please?").asks("account_number"));
            expect(reading, ReplyClass.CLARIFY_AGAIN);
            assertThat(reading.marks()).containsExactly(Mark.LOST_CONTEXT);
        }

        @Test
        void asking_again_after_the_customer_moved_to_another_channel_has_lost_the_context() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("account_number", Contact.ACCOUNT));
            contact.hears(Reply.of("How much is it?").asks("amount"));
            contact.moves(CustomerAct.DONT_KNOW, "dispute");
            ReplyReading reading =
                    contact.hears(Reply.of("Your account number, please?").asks("account_number"));
            assertThat(reading.marks()).containsExactly(Mark.LOST_CONTEXT);
        }
    }

    @Nested
    class Going_on {
        @Test
        void facts_taken_and_the_next_one_asked_for_are_progress() {
            contact.opens("dispute");
            contact.hears(Reply.of("Which account?").asks("account_number"));
            contact.informs("dispute", "account_number", Contact.ACCOUNT);
            ReplyReading reading =
                    contact.hears(Reply.of("Thanks. And how much?").asks("amount"));
            expect(reading, ReplyClass.PROGRESS);
            assertThat(reading.step()).isEqualTo(JourneyStep.COLLECT);
        }

        @Test
        void a_fallback_does_not_take_facts() {
            contact.informs("dispute", "account_number", Contact.ACCOUNT);
            expect(contact.hears("Sorry, I did not get that."), ReplyClass.MISUNDERSTOOD);
        }

        @Test
        void a_required_answer_is_progress_until_the_action_is_done_too() {
            contact.opens("dispute");
            ReplyReading reading = contact.hears("A credit would show on your next bill.");
            expect(reading, ReplyClass.PROGRESS);
            assertThat(reading.step()).isEqualTo(JourneyStep.CONFIRM);
        }

        @Test
        void what_must_come_before_the_action_is_progress() {
            contact.says(CustomerAct.OPEN, "block", Map.of("birthday", "1980-02-03"));
            Reply verified =
                    Reply.of("Thank you, I know who you are.").does("verify_identity", "birthday", "1980-02-03");
            ReplyReading reading = contact.hears(verified);
            expect(reading, ReplyClass.PROGRESS);
            assertThat(reading.step()).isEqualTo(JourneyStep.IDENTIFY);
        }

        @Test
        void answers_and_actions_together_resolve_the_goal() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("account_number", Contact.ACCOUNT, "amount", "30.00"));
            ReplyReading reading = contact.hears(Reply.of("I've credited €30, see your next invoice.")
                    .credits("30")
                    .resolved());
            expect(reading, ReplyClass.RESOLVED);
            assertThat(reading.answer()).isEqualTo("when_credited=next bill");
            assertThat(reading.step()).isEqualTo(JourneyStep.ACT);
            assertThat(reading.marks()).isEmpty();
            assertThat(contact.truth().met("dispute")).isTrue();
            assertThat(contact.truth().goalEnds()).singleElement().satisfies(end -> {
                assertThat(end.met()).isTrue();
                assertThat(end.claimed()).isTrue();
                assertThat(end.main()).isTrue();
            });
        }

        @Test
        void the_same_right_answer_to_a_customer_who_makes_sure_is_still_right() {
            contact.opens("price");
            expect(contact.hears("The plan costs 29,90 a month."), ReplyClass.RESOLVED);
            contact.says(CustomerAct.DOUBLE_CHECK, "price");
            expect(contact.hears("The plan costs 29.90 a month."), ReplyClass.RESOLVED);
        }
    }

    @Nested
    class Being_wrong {
        @Test
        void a_false_figure_is_wrong_and_takes_the_answer_back() {
            contact.opens("price");
            contact.hears("It costs EUR 29.90.");
            assertThat(contact.truth().met("price")).isTrue();
            contact.says(CustomerAct.DOUBLE_CHECK, "price");
            ReplyReading reading = contact.hears("It costs EUR 24.90.");
            expect(reading, ReplyClass.WRONG);
            assertThat(reading.marks()).containsExactly(Mark.FALSE_STATEMENT);
            assertThat(reading.answer()).isEqualTo("plan_price!24.90");
            assertThat(contact.truth().met("price")).isFalse();
        }

        @Test
        void a_figure_that_is_a_fact_of_the_customer_is_not_a_false_answer() {
            Contact other = Contact.begin(Contact.scenario(""), "24.90", 0);
            other.says(CustomerAct.OPEN, "price", Map.of("amount", "24.90"));
            expect(other.hears("You paid 24.90, I see. One moment."), ReplyClass.PROGRESS);
        }

        @Test
        void claiming_what_is_not_so_is_wrong_in_words_and_a_false_claim_by_state_alone() {
            contact.opens("dispute");
            ReplyReading words = contact.hears("I have credited the charge. Is there anything else?");
            expect(words, ReplyClass.WRONG);
            assertThat(words.marks()).containsExactly(Mark.CLAIMS_DONE);
            contact.says(CustomerAct.REPHRASE, "dispute");
            ReplyReading state =
                    contact.hears(Reply.of("Good, that will be fine then.").resolved());
            expect(state, ReplyClass.MISUNDERSTOOD);
            assertThat(state.marks()).containsExactly(Mark.CLAIMS_DONE);
            assertThat(contact.truth().goalEnds().get(0).claimed()).isTrue();
        }

        @Test
        void a_state_alone_claims_nothing_while_an_earlier_reply_is_on_its_way() {
            contact.opens("dispute");
            contact.interrupts(CustomerAct.NUDGE, "");
            assertThat(contact.hears(Reply.of("I am still here.").resolved()).marks())
                    .isEmpty();
            contact.hearsTo(1, Reply.of("Let me see."));
            contact.says(CustomerAct.NUDGE, "");
            assertThat(contact.hears(Reply.of("Yes, still with you.").resolved())
                            .marks())
                    .containsExactly(Mark.CLAIMS_DONE);
        }

        @Test
        void a_polite_answer_to_goodbye_claims_nothing() {
            contact.opens("dispute");
            contact.says(CustomerAct.THANK, "");
            ReplyReading reading = contact.hears(Reply.of("You are welcome.").resolved());
            expect(reading, ReplyClass.CHAT);
            assertThat(reading.marks()).isEmpty();
        }

        @Test
        void asking_what_it_is_about_takes_no_facts() {
            contact.opens("dispute");
            expect(contact.hears("Hello and welcome. What can I do for you?"), ReplyClass.MISUNDERSTOOD);
        }

        @Test
        void a_condition_a_question_or_a_request_claims_nothing() {
            contact.opens("dispute");
            ReplyReading condition = contact.hears("Once I have credited it you will get a letter.");
            assertThat(condition.marks()).isEmpty();
            contact.says(CustomerAct.REPHRASE, "dispute");
            ReplyReading request =
                    contact.hears(Reply.of("How much is it?").asks("amount").resolved());
            expect(request, ReplyClass.CLARIFY);
        }

        @Test
        void a_wrong_action_is_wrong_even_with_the_right_words() {
            contact.says(CustomerAct.OPEN, "dispute", Map.of("account_number", Contact.ACCOUNT, "amount", "30.00"));
            expect(contact.hears(Reply.of("Credited, see your next bill.").credits("31")), ReplyClass.WRONG);
            assertThat(contact.truth().met("dispute")).isFalse();
        }
    }

    @Nested
    class Looping {
        @Test
        void the_same_reply_without_progress_loops() {
            contact.opens("dispute");
            contact.hears("Our bills are checked by two people every month.");
            contact.says(CustomerAct.REPHRASE, "dispute");
            expect(contact.hears("Our bills are checked by two people every month!"), ReplyClass.LOOPING);
        }

        @Test
        void a_question_for_a_missing_fact_may_come_twice_and_loops_the_third_time() {
            Reply question =
                    Reply.of("Could you give me the number of your account?").asks("account_number");
            contact.opens("dispute");
            expect(contact.hears(question), ReplyClass.CLARIFY);
            contact.says(CustomerAct.DIGRESS, "");
            expect(contact.hears(question), ReplyClass.CLARIFY);
            contact.says(CustomerAct.DIGRESS, "");
            expect(contact.hears(question), ReplyClass.LOOPING);
        }

        @Test
        void only_the_last_three_replies_count() {
            contact.opens("dispute");
            contact.hears("Our bills are checked by two people every month.");
            for (String other : new String[] {
                "The weather is rather fine at our office today.",
                "We were founded by somebody in some garage.",
                "Customers like our colourful letters very much."
            }) {
                contact.says(CustomerAct.REPHRASE, "dispute");
                contact.hears(other);
            }
            contact.says(CustomerAct.REPHRASE, "dispute");
            ReplyReading reading = contact.hears("Our bills are checked by two people every month.");
            expect(reading, ReplyClass.MISUNDERSTOOD);
        }
    }

    @Test
    void a_contact_may_begin_with_small_talk() {
        contact.says(CustomerAct.FILLER, "");
        ReplyReading reading = contact.hears("Hello there!");
        expect(reading, ReplyClass.CHAT);
        assertThat(reading.goal()).isEmpty();
        assertThat(contact.truth().goalEnds()).isEmpty();
    }

    private static void expect(ReplyReading reading, ReplyClass replyClass) {
        assertThat(reading.replyClass()).as(reading.why()).isEqualTo(replyClass);
        assertThat(reading.stepFailed()).isEqualTo(replyClass.failure());
    }
}
