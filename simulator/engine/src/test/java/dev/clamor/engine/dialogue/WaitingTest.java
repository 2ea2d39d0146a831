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
}
