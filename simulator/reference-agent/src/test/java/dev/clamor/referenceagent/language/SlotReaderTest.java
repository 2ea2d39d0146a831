package dev.clamor.referenceagent.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "billing_dispute | my account is AC-204881 and it is 37.50 | account_number | AC-204881",
                "billing_dispute | my account is AC-204881 and it is 37.50 | amount | 37.50",
                "billing_dispute | ac 204881, 12 euros too much | account_number | AC-204881",
                "billing_dispute | ac 204881, 12 euros too much | amount | 12",
                "billing_dispute | Ac204881 | account_number | AC-204881",
                "billing_dispute | €18.99 on AC-100200 | amount | 18.99",
                "billing_dispute | EUR 44 | amount | 44",
                "billing_dispute | they took 37,50 EUR | amount | 37.50",
                "billing_dispute | no, it is 45.20 not 54.20 | amount | 45.20",
                "billing_dispute | sorry AC-111111 was wrong, it is AC-222222 | account_number | AC-222222",
                "billing_dispute | my number is AC-222222, not AC-111111 | account_number | AC-222222",
                "billing_dispute | charged twice in 2 months, 20 euros each | amount | 20",
                "cancel_contract | account AC-123456, last day 2027-03-31 | last_day | 2027-03-31",
                "cancel_contract | please end it on 31 March 2027 | last_day | 2027-03-31",
                "cancel_contract | 31.03.2027 would be good | last_day | 2027-03-31",
                "cancel_contract | on March 5th, 2027 | last_day | 2027-03-05",
                "card_block | card ending 4471, born 1977-05-09 | card_last4 | 4471",
                "card_block | card ending 4471, born 1977-05-09 | date_of_birth | 1977-05-09",
                "card_block | 4471 and 9 May 1977 | date_of_birth | 1977-05-09",
                "card_block | 4471 and 9 May 1977 | card_last4 | 4471",
                "card_block | 1977 05 09 and the card is 0042. | card_last4 | 0042",
                "transfer_limit | raise AC-300400 from 1000 to 3500 please | amount | 3500",
                "transfer_limit | up to 4,500 EUR | amount | 4500",
                "transfer_limit | make it 5k | amount | 5000",
                "transfer_limit | I would like 7500.00 euros | amount | 7500.00",
                "licence_reset | LK-4F2A-9C01 | licence_key | LK-4F2A-9C01",
                "licence_reset | lk 4f2a 9c01 for jo.smith@example.org. | licence_key | LK-4F2A-9C01",
                "licence_reset | lk 4f2a 9c01 for jo.smith@example.org. | email | jo.smith@example.org",
                "appointment_move | APT-3302 to 2027-04-12 | appointment_id | APT-3302",
                "appointment_move | apt3302, from 2027-04-02 to 2027-04-12 | new_date | 2027-04-12",
                "appointment_move | 2027-04-12 instead of 2027-04-02 | new_date | 2027-04-12",
                "payment_plan | INV-55012 over 5 months | invoice_number | INV-55012",
                "payment_plan | INV-55012 over 5 months | months | 5",
                "payment_plan | in six monthly instalments | months | 6",
                "payment_plan | twelve months | months | 12",
                "order_status | it is ord 77120 | order_number | ORD-77120",
                "return_item | ORD-77120, delivered 41 days ago | days_since | 41",
                "return_item | I know it is within 30 days but it came 41 days ago | days_since | 41",
                "return_item | about two weeks | days_since | 14",
                "return_item | thirty-five days | days_since | 35",
                "refund_request | ORD-77120, I paid 40 but want 80 | amount | 80",
                "refund_request | give me 120 euros for ORD-77120 | amount | 120"
            })
    void a_value_is_read_in_any_of_its_spellings(String intent, String text, String slot, String expected) {
        Map<Slot, String> values = SlotReader.read(text, List.of(), Intent.valueOf(intent.toUpperCase(Locale.ROOT)));

        assertThat(values.get(Slot.valueOf(slot.toUpperCase(Locale.ROOT)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "billing_dispute | account_number | 204881 | AC-204881",
                "order_status | order_number | it's 77120 | ORD-77120",
                "appointment_move | appointment_id | 3302 | APT-3302",
                "return_item | days_since | 38 I think | 38",
                "return_item | days_since | thirty eight | 38",
                "payment_plan | months | 4 | 4",
                "payment_plan | months | four would be good | 4",
                "card_block | card_last4 | 9910 | 9910"
            })
    void a_bare_value_answers_the_question_just_asked(String intent, String asked, String text, String expected) {
        Slot slot = Slot.valueOf(asked.toUpperCase(Locale.ROOT));

        Map<Slot, String> values =
                SlotReader.read(text, List.of(slot), Intent.valueOf(intent.toUpperCase(Locale.ROOT)));

        assertThat(values).containsEntry(slot, expected);
    }

    @Test
    void a_number_is_no_amount_where_no_amount_is_needed() {
        assertThat(SlotReader.read("it is 37.50", List.of(), Intent.ORDER_STATUS))
                .isEmpty();
    }

    @Test
    void digits_inside_an_identifier_are_nothing_else() {
        assertThat(SlotReader.read("ORD-77120 and AC-204881", List.of(), Intent.BILLING_DISPUTE))
                .containsOnlyKeys(Slot.ORDER_NUMBER, Slot.ACCOUNT_NUMBER);
    }
}
