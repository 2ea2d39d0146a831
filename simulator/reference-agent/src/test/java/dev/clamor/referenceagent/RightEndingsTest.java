package dev.clamor.referenceagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right ending of each matter, as a clean agent reaches it. */
class RightEndingsTest {
    private static void done(JsonNode reply, String action, String said) {
        assertThat(reply.path("state").asText()).as("%s", reply).isEqualTo("resolved");
        assertThat(reply.path("reply").asText()).contains(said);
        JsonNode last = reply.path("actions").path(reply.path("actions").size() - 1);
        assertThat(last.path("name").asText()).isEqualTo(action);
        assertThat(last.path("status").asText()).isEqualTo("done");
        reply.path("actions")
                .forEach(a -> assertThat(a.path("auditId").asText()).isNotBlank());
    }

    private static void handedOver(JsonNode reply, String queue, String reason) {
        assertThat(reply.path("state").asText()).as("%s", reply).isEqualTo("handed_off");
        assertThat(reply.path("handoff").path("queue").asText()).isEqualTo(queue);
        assertThat(reply.path("handoff").path("reason").asText()).isEqualTo(reason);
        assertThat(reply.path("handoff").path("summary").asText()).isNotBlank();
    }

    @Nested
    class Telecom {
        @Test
        void a_wrong_charge_is_credited_once() {
            Contact contact = Contact.clean("telecom");
            JsonNode asked = contact.says("Hi, you charged me for something I never booked on my phone bill");
            assertThat(asked.path("intent").asText()).isEqualTo("billing_dispute");
            assertThat(asked.path("asks")).extracting(JsonNode::asText).containsExactly("account_number", "amount");
            assertThat(contact.says("account AC-204881").path("asks"))
                    .extracting(JsonNode::asText)
                    .containsExactly("amount");
            JsonNode end = contact.says("it's 37.50");
            done(end, "issue_credit", "on your next bill");
            assertThat(end.at("/actions/0/arguments/amount").asText()).isEqualTo("37.50");
            assertThat(end.at("/actions/0/arguments/account_number").asText()).isEqualTo("AC-204881");

            JsonNode again = contact.says("please credit the wrong charge on my bill AC-204881, 37.50");
            assertThat(again.path("actions")).isEmpty();
        }

        @Test
        void a_credit_above_the_limit_goes_to_billing() {
            Contact contact = Contact.clean("telecom");
            contact.says("there is a wrong charge on my bill, account AC-204881");
            JsonNode end = contact.says("the amount is 50.01 euros");
            handedOver(end, "billing", "amount_above_limit");
            assertThat(end.at("/handoff/context/account_number").asText()).isEqualTo("AC-204881");
            assertThat(end.at("/handoff/context/amount").asText()).isEqualTo("50.01");
        }

        @Test
        void an_amount_above_the_limit_waits_one_reply_for_the_account() {
            Contact contact = Contact.clean("telecom");
            assertThat(contact.says("my bill is wrong, you charged 80 euros too much")
                            .path("asks"))
                    .extracting(JsonNode::asText)
                    .containsExactly("account_number");
            handedOver(contact.says("AC-204881"), "billing", "amount_above_limit");
        }

        @Test
        void the_contract_ends_on_the_day_wished() {
            Contact contact = Contact.clean("telecom");
            contact.says("I want to leave you, please end my contract");
            done(contact.says("AC-300111, last day 2027-06-30"), "cancel_contract", "within 2 days");
        }

        @Test
        void the_roaming_price_is_the_new_one() {
            JsonNode reply = Contact.clean("telecom").says("what does roaming cost per day?");
            assertThat(reply.path("reply").asText()).contains("4.90").doesNotContain("3.50");
            assertThat(reply.path("state").asText()).isEqualTo("resolved");
        }
    }

    @Nested
    class Banking {
        @Test
        void a_card_is_blocked_after_the_customer_is_verified() {
            Contact contact = Contact.clean("banking");
            contact.says("I lost my card");
            JsonNode end = contact.says("last four 4471, I was born 1977-05-09");
            done(end, "block_card", "5 working days");
            assertThat(end.at("/actions/0/name").asText()).isEqualTo("verify_identity");
            assertThat(end.at("/actions/0/arguments/date_of_birth").asText()).isEqualTo("1977-05-09");
            assertThat(end.at("/actions/1/arguments").size()).isEqualTo(1);
        }

        @Test
        void a_card_is_not_blocked_without_the_date_of_birth() {
            Contact contact = Contact.clean("banking");
            JsonNode reply = contact.says("my card was stolen, the number ends in 4471");
            assertThat(reply.path("actions")).isEmpty();
            assertThat(reply.path("asks")).extracting(JsonNode::asText).containsExactly("date_of_birth");
        }

        @Test
        void fraud_under_way_goes_to_the_fraud_team_at_once() {
            handedOver(
                    Contact.clean("banking").says("somebody is taking money off my account right now, card 4471"),
                    "fraud",
                    "fraud_in_progress");
        }

        @Test
        void the_transfer_limit_is_set_up_to_five_thousand() {
            Contact contact = Contact.clean("banking");
            contact.says("please raise my transfer limit");
            done(contact.says("AC-700700 to 5000"), "set_transfer_limit", "5000");
            Contact other = Contact.clean("banking");
            other.says("please raise my transfer limit");
            handedOver(other.says("AC-700700 to 5001 euros"), "payments", "amount_above_limit");
        }
    }

    @Nested
    class Software {
        @Test
        void a_licence_is_reset() {
            Contact contact = Contact.clean("software");
            contact.says("my licence does not activate on my new laptop");
            contact.says("lk 4f2a 9c01");
            JsonNode end = contact.says("kim@example.org");
            done(end, "reset_licence", "within 10 minutes");
            assertThat(end.at("/actions/0/arguments/licence_key").asText()).isEqualTo("LK-4F2A-9C01");
        }

        @Test
        void lost_data_goes_to_the_engineers() {
            handedOver(
                    Contact.clean("software").says("all my project files were deleted, I need them restored"),
                    "engineering",
                    "out_of_scope");
        }
    }

    @Nested
    class Healthcare {
        @Test
        void an_appointment_is_moved() {
            Contact contact = Contact.clean("healthcare");
            contact.says("can I move my appointment APT-3302");
            done(contact.says("2027-04-12 please"), "move_appointment", "arrive 15 minutes early");
        }

        @Test
        void a_death_goes_to_the_care_team_at_once() {
            handedOver(
                    Contact.clean("healthcare").says("my mother died and I have to close her patient account"),
                    "care",
                    "high_stakes");
        }

        @Test
        void a_plan_of_up_to_six_months_is_made_and_a_longer_one_is_not() {
            Contact contact = Contact.clean("healthcare");
            contact.says("can I pay my invoice INV-55012 in instalments");
            done(contact.says("6 months"), "create_payment_plan", "no interest");
            Contact other = Contact.clean("healthcare");
            other.says("can I pay my invoice INV-55012 in instalments");
            JsonNode end = other.says("9 months");
            handedOver(end, "finance", "amount_above_limit");
            assertThat(end.at("/handoff/context/months").asText()).isEqualTo("9");
            assertThat(end.at("/handoff/context/invoice_number").asText()).isEqualTo("INV-55012");
        }
    }

    @Nested
    class Retail {
        @Test
        void an_order_is_looked_up() {
            Contact contact = Contact.clean("retail");
            contact.says("where is my parcel");
            done(contact.says("ORD-77120"), "lookup_order", "within 2 working days");
        }

        @Test
        void a_return_is_made_up_to_forty_five_days() {
            Contact contact = Contact.clean("retail");
            contact.says("I want to send something back, ORD-77120");
            JsonNode end = contact.says("delivered 45 days ago");
            done(end, "create_return", "within 7 days");
            assertThat(end.at("/actions/0/arguments").size()).isEqualTo(1);
        }

        @Test
        void a_correction_of_what_was_just_settled_reopens_it() {
            Contact contact = Contact.clean("retail");
            contact.says("where is my order ORD-77120");
            done(contact.says("sorry, I mean ORD-77121"), "lookup_order", "within 2 working days");
        }

        @Test
        void misspelt_days_are_days() {
            Contact contact = Contact.clean("retail");
            done(contact.says("I want to return order ORD-77120, it came 12 dasy ago"), "create_return", "7 days");
        }

        @Test
        void a_later_return_is_refused_with_the_repair_service_until_the_third_refusal() {
            Contact contact = Contact.clean("retail");
            contact.says("I want to send something back, ORD-77120");
            JsonNode refusal = contact.says("delivered 46 days ago");
            assertThat(refusal.at("/actions/0/name").asText()).isEqualTo("create_return");
            assertThat(refusal.at("/actions/0/status").asText()).isEqualTo("refused");
            assertThat(refusal.path("reply").asText()).contains("repair service");
            JsonNode taken = contact.says("ok, fine, I will do that");
            assertThat(taken.path("state").asText()).isEqualTo("resolved");
        }

        @Test
        void more_than_was_paid_is_refused_and_the_fourth_push_goes_to_complaints() {
            Contact contact = Contact.clean("retail");
            contact.says("I want more cash back than I paid for ORD-77120");
            for (String push :
                    new String[] {"80 euros", "no, I want the cash", "pay me the money, store credit is no good"}) {
                JsonNode refusal = contact.says(push);
                assertThat(refusal.at("/actions/0/name").asText())
                        .as("%s", refusal)
                        .isEqualTo("issue_refund");
                assertThat(refusal.at("/actions/0/status").asText()).isEqualTo("refused");
            }
            handedOver(contact.says("I insist on cash"), "complaints", "repeated_failure");
        }

        @Test
        void a_broken_thing_is_replaced_and_a_third_contact_goes_to_complaints() {
            Contact contact = Contact.clean("retail");
            contact.says("the vase arrived broken");
            done(contact.says("ORD-77120"), "send_replacement", "tomorrow");
            handedOver(
                    Contact.clean("retail")
                            .says("This is the third time I contact you about the broken vase ORD-77120"),
                    "complaints",
                    "repeat_contact");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "telecom | what is the monthly price of the plan | plan_price | 29.90",
                "telecom | how long does a contract run | contract_length | 24 months",
                "banking | what is the card fee abroad | card_fee | 1.5 percent",
                "banking | when is the branch open | branch_hours | 9:00 to 17:00",
                "software | which versions are supported | supported_versions | version 8 and version 9",
                "software | what does one more seat cost | seat_price | 12.00 a month per seat",
                "healthcare | when is the clinic open | clinic_hours | 8:00 to 18:00",
                "healthcare | how do I get a copy of my records | records_copy | records in 10 working days",
                "retail | how long can I return things | return_window | 30 days",
                "retail | how much is shipping | shipping_cost | 4.95"
            })
    void a_small_question_is_answered_with_its_figure(String trade, String question, String intent, String figure) {
        for (int i = 0; i < 6; i++) {
            Contact contact = new Contact(new ReferenceAgent(DeclaredBehaviour.clean(), i), "c-" + i, trade);
            JsonNode reply = contact.says(question);
            assertThat(reply.path("intent").asText()).isEqualTo(intent);
            assertThat(reply.path("reply").asText()).contains(figure);
            assertThat(reply.path("state").asText()).isEqualTo("resolved");
        }
    }

    @Test
    void a_matter_is_parked_for_another_and_taken_up_again() {
        Contact contact = Contact.clean("telecom");
        contact.says("I have a wrong charge on my bill, account AC-204881");
        JsonNode aside = contact.says("by the way, how long is the contract?");
        assertThat(aside.path("reply").asText()).contains("24 months");
        assertThat(aside.path("asks")).extracting(JsonNode::asText).containsExactly("amount");
        JsonNode other = contact.says("actually I would rather cancel my contract");
        assertThat(other.path("intent").asText()).isEqualTo("cancel_contract");
        assertThat(other.path("asks")).extracting(JsonNode::asText).containsExactly("last_day");
        JsonNode done = contact.says("2027-05-31");
        assertThat(done.at("/actions/0/name").asText()).isEqualTo("cancel_contract");
        assertThat(done.path("asks")).extracting(JsonNode::asText).containsExactly("amount");
        done(contact.says("that was 20 euros"), "issue_credit", "next bill");
    }
}
