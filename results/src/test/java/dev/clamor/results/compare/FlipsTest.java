package dev.clamor.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.RunMetrics;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FlipsTest {
    private final ContactMarks before = new ContactMarks();
    private final ContactMarks after = new ContactMarks();

    @Test
    void contacts_are_won_lost_or_neither_and_named_in_the_order_of_arrival() {
        run(before, true, true, false, false, true, false);
        run(after, true, false, true, false, false, true);
        Flips flips = of("trueContainment", 10);
        assertThat(flips.both()).isEqualTo(6);
        assertThat(flips.won()).isEqualTo(2);
        assertThat(flips.lost()).isEqualTo(2);
        assertThat(flips.wonContacts()).containsExactly("c-000002", "c-000005");
        assertThat(flips.lostContacts()).containsExactly("c-000001", "c-000004");
    }

    @Test
    void all_are_counted_and_only_as_many_named_as_asked_for() {
        run(before, true, true, true);
        run(after, false, false, false);
        assertThat(of("trueContainment", 2).lost()).isEqualTo(3);
        assertThat(of("trueContainment", 2).lostContacts()).containsExactly("c-000000", "c-000001");
    }

    // won 2 and lost 2 of 4 is a fair coin's; lost 9 of 9 has p = 2 / 2^9 = 0.0039, after Benjamini and Hochberg over 8
    // indicators at most 8 x 0.0039 = 0.031
    @Test
    void a_flip_is_clear_when_chance_does_not_explain_that_so_many_went_one_way() {
        run(before, true, true, false, false, true, false);
        run(after, true, false, true, false, false, true);
        assertThat(of("trueContainment", 10).adjustedP()).isEqualTo(1);
        assertThat(of("trueContainment", 10).clear()).isFalse();

        for (int arrival = 100; arrival < 109; arrival++) {
            contact(before, arrival, new ConversationOutcome.Contained(true), true);
            contact(after, arrival, new ConversationOutcome.Abandoned(true), true);
        }
        Flips lost = of("abandonmentFree", 1);
        assertThat(lost.lost()).isEqualTo(9);
        assertThat(lost.adjustedP()).isBetween(2 / 512.0, 8 * 2 / 512.0 + 1e-12);
        assertThat(lost.clear()).isTrue();
    }

    @Test
    void a_run_and_itself_flip_nothing() {
        run(before, true, false, true);
        run(after, true, false, true);
        assertThat(Flips.of(after, before, 5)).noneMatch(Flips::any);
    }

    @Test
    void contacts_of_one_run_only_and_discarded_ones_are_passed_over() {
        run(before, true, true);
        contact(before, 2, new ConversationOutcome.Discarded(ConversationOutcome.Discarded.Reason.RUN_ENDED), true);
        run(after, true, true, false);
        contact(after, 3, new ConversationOutcome.Contained(true), true);
        Flips flips = of("trueContainment", 5);
        assertThat(flips.both()).isEqualTo(2);
        assertThat(flips.any()).isFalse();
    }

    @Test
    void arrivals_far_apart_are_kept_apart() {
        contact(before, 0, new ConversationOutcome.Contained(true), true);
        contact(after, 0, new ConversationOutcome.Contained(true), true);
        contact(before, 70_000, new ConversationOutcome.Contained(true), true);
        contact(after, 70_000, new ConversationOutcome.Abandoned(true), false);
        assertThat(of("abandonmentFree", 5).lostContacts()).containsExactly("c-070000");
        assertThat(of("abandonmentFree", 5).both()).isEqualTo(2);
    }

    private Flips of(String indicator, int most) {
        return Flips.of(after, before, most).stream()
                .filter(f -> f.indicator().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    private static void run(ContactMarks marks, boolean... solved) {
        for (int i = 0; i < solved.length; i++) {
            contact(marks, i, new ConversationOutcome.Contained(solved[i]), solved[i]);
        }
    }

    private static void contact(ContactMarks marks, long arrival, ConversationOutcome outcome, boolean met) {
        RunMetrics metrics = new RunMetrics(new MetricsConfig(new TreeSet<>(), 2, 0), marks);
        ContactId contact = ContactId.ofArrival(arrival);
        metrics.accept(new TurnEvent.ContactOpened(
                contact,
                0,
                0,
                "steady",
                true,
                1,
                "calm",
                "bill",
                "telecom",
                "dispute",
                2,
                Disposition.CONTAIN,
                false,
                0));
        metrics.accept(new TurnEvent.ContactClosed(
                contact,
                1_000_000,
                outcome,
                List.of(new TurnEvent.GoalEnd("dispute", "dispute", met, met, true)),
                false,
                false));
    }
}
