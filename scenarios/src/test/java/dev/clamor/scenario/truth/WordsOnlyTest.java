package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Tone;
import dev.clamor.scenario.FactValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent that tells nothing but words. */
class WordsOnlyTest {
    private static final Map<String, String> FACTS = Map.of("account_number", Contact.ACCOUNT, "amount", "30.00");

    private final ContactTruth truth = new ContactTruth(
            ContactId.ofArrival(7),
            Contact.scenario(""),
            new FactValues(new TreeMap<>(Map.of(
                    "account_number", Contact.ACCOUNT, "amount", "30.00", "days", "60", "birthday", "1980-02-03"))),
            0,
            new TruthSettings(Lexicon.packaged(), false));

    @Test
    void a_claim_with_the_right_values_is_taken_at_its_word() {
        ReplyReading reading = reads(FACTS, "I have credited €30,00, which shows on your next bill.");
        assertThat(reading.replyClass()).as(reading.why()).isEqualTo(ReplyClass.RESOLVED);
        assertThat(reading.wording().done()).isTrue();
        assertThat(reading.wording().asserts()).containsExactly("30.00");
        assertThat(truth.met("dispute")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I have credited €13,00, which shows on your next bill.|WRONG",
                "I have credited the amount. It belongs to AC-999999.|WRONG",
                "I will credit the amount shortly.|PROGRESS",
                "The amount has not been credited.|PROGRESS",
                "Shall I credit 30 euros?|CLARIFY",
                "Once it is credited you will get a mail. One moment.|PROGRESS",
                "Done, 30 euros credited.|PROGRESS",
                "The 30 euros show on your next bill now.|RESOLVED",
                "Credits usually show on the next bill.|PROGRESS",
                "The 31.50 EUR are on your next bill now.|WRONG",
                "Shall I transfer you to a colleague?|CLARIFY",
                "I could transfer you to a colleague if you like.|PROGRESS",
                "I'm transferring you to a colleague.|HANDOFF_OK",
                "Lisa from our team is taking over this chat.|HANDOFF_OK"
            })
    void with_all_facts_given_words_are_read_as_meant(String text, ReplyClass expected) {
        ReplyReading reading = reads(FACTS, text);
        assertThat(reading.replyClass()).as(reading.why()).isEqualTo(expected);
    }

    @Test
    void a_claim_before_the_facts_are_known_is_wrong() {
        ReplyReading reading = reads(Map.of(), "Good news, I have credited it!");
        assertThat(reading.replyClass()).isEqualTo(ReplyClass.WRONG);
        assertThat(reading.why()).contains("facts are missing").contains("credited");
        assertThat(truth.met("dispute")).isFalse();
    }

    @Test
    void facts_are_asked_for_by_value_in_lists_and_without_a_question_mark() {
        assertThat(asks("How much was it?")).containsExactly("amount");
        assertThat(asks("It starts with AC, could you look it up for me")).containsExactly("account_number");
        assertThat(asks("Please send me:\n- account number\n- amount")).containsExactly("account_number", "amount");
        assertThat(asks("Account number please.")).containsExactly("account_number");
        assertThat(asks("I see your account number.")).isEmpty();
        assertThat(asks("Acct no. missing")).containsExactly("account_number");
        assertThat(asks("Account number found")).isEmpty();
    }

    @Test
    void a_class_by_weak_evidence_is_unsure_and_says_so() {
        ReplyReading reading = reads(Map.of(), "Our company was founded in a garage.");
        assertThat(reading.wording().unsure()).isTrue();
        assertThat(reading.why()).endsWith("?");
    }

    private List<String> asks(String text) {
        return reads(Map.of(), text).asks();
    }

    private ReplyReading reads(Map<String, String> facts, String text) {
        turn++;
        truth.spoke(new Spoken(
                turn,
                turn == 1 ? CustomerAct.OPEN : CustomerAct.REPHRASE,
                "dispute",
                facts,
                Tone.NEUTRAL,
                false,
                Spoken.Disclosure.NONE,
                false,
                false));
        return truth.replied(turn, Reply.of(text).said());
    }

    private int turn;
}
