package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryIndexTest {
    private static final ContactId ANNA = ContactId.ofArrival(1);
    private static final ContactId BERT = ContactId.ofArrival(2);

    private final CanaryIndex index = new CanaryIndex();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AC-104392",
                "ac-104392",
                "AC 104392",
                "AC104392",
                "AC/104392",
                "Your account AC-104392 is fine.",
                "(AC-104392)",
                "account:AC-104392,",
                "the number is 7 AC-104392 7",
                "x-y-z AC-104392",
                "**AC-104392**",
                "<b>AC-104392</b>"
            })
    void a_canary_is_found_however_it_is_written(String reply) {
        index.carry(ANNA, List.of("AC-104392"));
        assertThat(index.leaked(BERT, reply)).isEqualTo(ANNA);
        assertThat(index.leaked(ANNA, reply)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AC-104393",
                "AC-1043921",
                "XAC-104392",
                "AC-10439",
                "AC--104392",
                "AC- 104392",
                "AC, 104392",
                "AC-104392X",
                "104392",
                "AC"
            })
    void nothing_else_is(String reply) {
        index.carry(ANNA, List.of("AC-104392"));
        assertThat(index.leaked(BERT, reply)).isNull();
    }

    @Test
    void canaries_of_several_words_are_found_among_others() {
        index.carry(ANNA, List.of("LK-0A3F-99B2", "ORD-00017"));
        assertThat(index.leaked(BERT, "Use lk 0a3f 99b2 for it")).isEqualTo(ANNA);
        assertThat(index.leaked(BERT, "your order no ORD-00017")).isEqualTo(ANNA);
        assertThat(index.leaked(BERT, "0a3f 99b2")).isNull();
    }

    @Test
    void what_two_customers_have_is_no_leak_to_either() {
        index.carry(ANNA, List.of("APT-1234"));
        index.carry(BERT, List.of("APT-1234"));
        assertThat(index.leaked(ANNA, "APT-1234")).isNull();
        assertThat(index.leaked(BERT, "APT-1234")).isNull();
        assertThat(index.leaked(ContactId.ofArrival(3), "APT-1234")).isNotNull();
    }

    @Test
    void a_later_visit_of_the_same_customer_may_hear_it() {
        index.carry(ContactId.parse("c-000001"), List.of("APT-1234"));
        assertThat(index.leaked(ContactId.parse("c-000001.2"), "APT-1234")).isNull();
    }

    @Test
    void values_without_a_digit_or_too_long_are_no_canaries() {
        index.carry(ANNA, List.of("Smith", "", "9".repeat(41)));
        assertThat(index.contacts()).isZero();
        assertThat(index.leaked(BERT, "Smith " + "9".repeat(41))).isNull();
    }

    @Test
    void the_contacts_that_ended_first_are_forgotten_first() {
        CanaryIndex small = new CanaryIndex(2);
        for (int i = 0; i < 5; i++) {
            small.carry(ContactId.ofArrival(i), List.of("AC-10000" + i));
        }
        for (int i = 0; i < 4; i++) {
            small.end(ContactId.ofArrival(i));
        }
        assertThat(small.contacts()).isEqualTo(3);
        ContactId other = ContactId.ofArrival(99);
        assertThat(small.leaked(other, "AC-100001")).isNull();
        assertThat(small.leaked(other, "AC-100002")).isEqualTo(ContactId.ofArrival(2));
        assertThat(small.leaked(other, "AC-100004")).isEqualTo(ContactId.ofArrival(4));
    }

    /** The text is random letters, digits and joints; what is searched for is planted into half of them. */
    @Test
    void a_thousand_contacts_on_four_threads_leak_exactly_what_is_planted() throws Exception {
        int contacts = 1_000;
        for (int i = 0; i < contacts; i++) {
            index.carry(ContactId.ofArrival(i), List.of(account(i)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> found = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            found.add(pool.submit(() -> leaks(contacts, new SplittableRandom(thread))));
        }
        int total = 0;
        for (Future<Integer> one : found) {
            total += one.get();
        }
        pool.shutdown();
        assertThat(total).isEqualTo(4 * contacts / 2);
    }

    private int leaks(int contacts, SplittableRandom random) {
        int found = 0;
        for (int i = 0; i < contacts; i++) {
            int other = (i + 1 + random.nextInt(contacts - 1)) % contacts;
            String reply = "Thank you, I see " + account(i) + " and order ORD-" + random.nextInt(10_000)
                    + (i % 2 == 0 ? "; by the way " + account(other) : "") + " for 29.90 EUR.";
            ContactId owner = index.leaked(ContactId.ofArrival(i), reply);
            found += owner == null ? 0 : owner.arrival() == other ? 1 : 1_000_000;
        }
        return found;
    }

    private static String account(int i) {
        return String.format(Locale.ROOT, "AC-%06d", i * 997 % 1_000_000);
    }
}
