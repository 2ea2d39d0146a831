package dev.clamor.metrics;

import static dev.clamor.conversation.CustomerAct.DOUBLE_CHECK;
import static dev.clamor.conversation.CustomerAct.INFORM;
import static dev.clamor.conversation.CustomerAct.OPEN;
import static dev.clamor.conversation.CustomerAct.REPHRASE;
import static dev.clamor.conversation.CustomerAct.SIMPLIFY;
import static dev.clamor.conversation.ReplyClass.CLARIFY;
import static dev.clamor.conversation.ReplyClass.MISUNDERSTOOD;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.metrics.ContactRecord.Behaviour.REPHRASED;
import static dev.clamor.metrics.ContactRecord.Behaviour.THREE_WORDINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.Fault;
import org.junit.jupiter.api.Test;

/** Whether the same question in other words gets the same answer. */
class QuestionsTest {
    @Test
    void answers_agree_when_all_assert_the_same() {
        ContactRecord contact = Talk.of(1)
                .about("fee", 0)
                .says(OPEN)
                .asserting("fee=12")
                .gets(PROGRESS)
                .about("fee", 1)
                .says(DOUBLE_CHECK)
                .asserting("fee=12")
                .gets(PROGRESS)
                .about("fee", 2)
                .says(REPHRASE)
                .asserting("fee=12")
                .gets(PROGRESS)
                .leaves();

        assertThat(contact.rephrasedQuestions()).isEqualTo(1);
        assertThat(contact.rephrasedAgreed()).isEqualTo(1);
        assertThat(contact.behaviours()).containsExactly(REPHRASED, THREE_WORDINGS);
        assertThat(contact.replies().get(1).conditions()).containsExactly(REPHRASED);
        assertThat(contact.replies().get(2).conditions()).containsExactly(REPHRASED, THREE_WORDINGS);
    }

    @Test
    void answers_disagree_when_one_differs() {
        ContactRecord contact = Talk.of(1)
                .about("fee", 0)
                .says(OPEN)
                .asserting("fee=12")
                .gets(PROGRESS)
                .about("fee", 1)
                .says(DOUBLE_CHECK)
                .asserting("fee=15")
                .gets(PROGRESS)
                .leaves();

        assertThat(contact.rephrasedQuestions()).isEqualTo(1);
        assertThat(contact.rephrasedAgreed()).isZero();
    }

    @Test
    void the_intent_is_compared_when_an_answer_asserts_nothing() {
        ContactRecord contact = Talk.of(1)
                .about("fee", 0)
                .says(OPEN)
                .reading("billing")
                .gets(CLARIFY)
                .about("fee", 1)
                .says(SIMPLIFY)
                .asserting("fee=12")
                .reading("billing")
                .gets(PROGRESS)
                .leaves();

        assertThat(contact.rephrasedQuestions()).isEqualTo(1);
        assertThat(contact.rephrasedAgreed()).isEqualTo(1);
    }

    @Test
    void a_wording_that_was_not_understood_is_not_compared() {
        ContactRecord contact = Talk.of(1)
                .about("fee", 0)
                .says(OPEN)
                .reading("unknown")
                .gets(MISUNDERSTOOD)
                .about("fee", 1)
                .says(REPHRASE)
                .reading("billing")
                .gets(CLARIFY)
                .leaves();

        assertThat(contact.rephrasedQuestions()).isZero();
    }

    @Test
    void a_question_does_not_count_when_a_turn_failed_or_nothing_can_be_compared() {
        ContactRecord contact = Talk.of(1)
                .about("fee", 0)
                .says(OPEN)
                .fails(Fault.TIMEOUT)
                .about("fee", 1)
                .says(REPHRASE)
                .asserting("fee=12")
                .gets(PROGRESS)
                .about("fee", 2)
                .says(REPHRASE)
                .reading("billing")
                .gets(CLARIFY)
                .leaves();

        assertThat(contact.rephrasedQuestions()).isZero();
    }

    @Test
    void a_question_needs_two_wordings_of_one_goal_in_acts_that_ask() {
        ContactRecord contact = Talk.of(1)
                .about("fee", 0)
                .says(OPEN)
                .asserting("fee=12")
                .gets(PROGRESS)
                .about("fee", 0)
                .says(REPHRASE)
                .asserting("fee=15")
                .gets(PROGRESS)
                .about("fee", 1)
                .says(INFORM)
                .asserting("fee=16")
                .gets(PROGRESS)
                .about("date", 1)
                .says(OPEN)
                .asserting("date=1 May")
                .gets(PROGRESS)
                .leaves();

        assertThat(contact.rephrasedQuestions()).isZero();
    }
}
