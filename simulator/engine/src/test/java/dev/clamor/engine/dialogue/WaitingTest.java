package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.persona.Habits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Habits RESTLESS = new Habits(9, 0, 0, 0, 0, 0, 0, Habits.Adversary.NONE, 0, 0, 0);

    private static List<Waiting.Due> waitOut(Waiting waiting) {
        List<Waiting.Due> due = new ArrayList<>();
        waiting.begin(1);
        int turn = 1;
        while (!due.contains(Waiting.Due.LEAVE)) {
            assertThat(waiting.delayMicros()).isNotNegative();
            due.add(waiting.pass());
            waiting.sentAgain(++turn);
        }
        return due;
    }

    @Test
    void two_nudges_without_an_answer_are_the_last() {
        for (int i = 0; i < 200; i++) {
            Waiting waiting = new Waiting(Fixtures.average(Fixtures.plain()), Fixtures.dice(i));
            assertThat(waitOut(waiting)).containsExactly(Waiting.Due.NUDGE, Waiting.Due.NUDGE, Waiting.Due.LEAVE);
        }
    }

    @Test
    void second_messages_are_at_most_two_in_a_turn_and_four_in_a_contact() {
        for (int i = 0; i < 200; i++) {
            Waiting waiting = new Waiting(Fixtures.average(Fixtures.with(RESTLESS)), Fixtures.dice(i));
            int all = 0;
            for (int turn = 0; turn < 5; turn++) {
                long second = waitOut(waiting).stream()
                        .filter(due -> due == Waiting.Due.FOLLOW_UP)
                        .count();
                assertThat(second).isLessThanOrEqualTo(2);
                all += (int) second;
            }
            assertThat(all).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void after_a_last_word_the_end_comes_soon() {
        Waiting waiting = new Waiting(Fixtures.average(Fixtures.plain()), Fixtures.dice(1));
        waiting.beginLast();
        assertThat(waiting.delayMicros()).isEqualTo(5_000_000);
        assertThat(waiting.pass()).isEqualTo(Waiting.Due.CLOSE);
    }

    private static final Habits TALKER = new Habits(0, 0, 0, 0, 0, 1, 0, Habits.Adversary.NONE, 0, 0, 0);
    private static final long FIRST = 2_000_000;

    private static Waiting talker(long contact) {
        Waiting waiting = new Waiting(Fixtures.average(Fixtures.with(TALKER)), Fixtures.dice(contact));
        waiting.begin(1);
        return waiting;
    }

    @Test
    void a_reply_that_is_coming_is_talked_over_at_its_time_after_the_first_part() {
        for (int i = 0; i < 200; i++) {
            Waiting waiting = talker(i);
            waiting.part(1, FIRST);
            waiting.part(1, FIRST + 300_000);
            long into = FollowUpLaw.bargeInMicros(Fixtures.average(Fixtures.with(TALKER)), Fixtures.dice(i), 1);
            assertThat(waiting.delayMicros()).isEqualTo(Math.min(FIRST + into, FIRST + 300_000 + 15_000_000));
            if (into < 15_000_000) {
                assertThat(waiting.pass()).isEqualTo(Waiting.Due.BARGE_IN);
            }
        }
    }

    @Test
    void replies_are_talked_over_at_most_twice_in_a_turn_and_four_times_in_a_contact() {
        for (int i = 0; i < 200; i++) {
            Waiting waiting = talker(i);
            int all = 0;
            int turn = 0;
            for (int exchange = 0; exchange < 5; exchange++) {
                waiting.begin(++turn);
                int over = 0;
                for (int part = 0; part < 4; part++) {
                    waiting.part(turn, FIRST);
                    Waiting.Due due = waiting.pass();
                    over += due == Waiting.Due.BARGE_IN ? 1 : 0;
                    waiting.sentAgain(++turn);
                }
                assertThat(over).isLessThanOrEqualTo(2);
                all += over;
            }
            assertThat(all).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void nobody_asks_whether_anyone_is_there_while_the_reply_is_coming() {
        for (int i = 0; i < 200; i++) {
            Waiting waiting = new Waiting(Fixtures.average(Fixtures.plain()), Fixtures.dice(i));
            waiting.begin(1);
            for (long at = FIRST; at <= 60_000_000; at += 1_000_000) {
                waiting.part(1, at);
                assertThat(waiting.delayMicros()).isGreaterThanOrEqualTo(at + 15_000_000);
            }
            assertThat(waiting.pass()).isEqualTo(Waiting.Due.NUDGE);
        }
    }

    @Test
    void a_late_part_of_an_earlier_reply_changes_nothing() {
        Waiting waiting = talker(3);
        waiting.sentAgain(2);
        long before = waiting.delayMicros();
        waiting.part(1, FIRST);
        assertThat(waiting.delayMicros()).isEqualTo(before);
    }

    @Test
    void nothing_is_talked_over_after_a_last_word() {
        Waiting waiting = talker(1);
        waiting.last();
        waiting.part(1, FIRST);
        assertThat(waiting.delayMicros()).isEqualTo(5_000_000);
    }
}
