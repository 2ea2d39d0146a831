package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.persona.Habits;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeds are fixed: a test that passes passes always. Tolerances are four standard errors or more at n = 20,000. */
class TimingLawsTest {
    private static final int N = 20_000;
    private static final Habits AVERAGE_FOLLOW_UP = new Habits(1, 0, 0, 0, 0, 0, 0, Habits.Adversary.NONE, 0, 0, 0);

    private final Customer customer = Fixtures.average(Fixtures.with(AVERAGE_FOLLOW_UP));

    // 0.727 Phi((ln L - 4.048) / 2.14): the published 6 %, 14 %, 28 % and 37 % at 2, 10, 30 and 60 s
    // standard error at most sqrt(0.37 * 0.63 / 20000) = 0.0034
    @ParameterizedTest
    @CsvSource({"2, 0.0426", "10, 0.1505", "30, 0.2771", "60, 0.3693"})
    void a_slow_reply_draws_a_second_message(double latencySeconds, double expected) {
        int second = 0;
        for (int i = 0; i < N; i++) {
            second += FollowUpLaw.followUpMicros(customer, Fixtures.dice(i), 1) < latencySeconds * 1e6 ? 1 : 0;
        }
        assertThat((double) second / N).isCloseTo(expected, within(0.014));
    }

    @Test
    void nobody_nudges_before_a_quarter_of_a_minute() {
        long[] times = new long[N];
        Arrays.setAll(times, i -> FollowUpLaw.nudgeMicros(Fixtures.dice(i), 1));
        assertThat(Arrays.stream(times).min().orElseThrow()).isGreaterThan(15_000_000);
        // 15 + 20 s; standard error 20 / sqrt(20000) = 0.14
        assertThat(Arrays.stream(times).average().orElseThrow() / 1e6).isCloseTo(35, within(0.6));
    }

    @Test
    void half_of_the_customers_wait_for_their_median_patience() {
        long shorter = 0;
        for (int i = 0; i < N; i++) {
            shorter += FollowUpLaw.patienceMicros(customer, Fixtures.dice(i), 1) < 86_400_000_000L ? 1 : 0;
        }
        // standard error sqrt(0.25 / 20000) = 0.0035
        assertThat((double) shorter / N).isCloseTo(0.5, within(0.015));
    }

    @Test
    void the_median_think_time_is_reading_thinking_and_typing() {
        long[] times = new long[N];
        Arrays.setAll(times, i -> ThinkTimeLaw.micros(customer, Fixtures.dice(i), 2, 40, 9));
        Arrays.sort(times);
        // 60 * 40 / 238 * 0.6 + 4 + 60 * 9 / 45 = 22.0504 s; error of the median below 0.04 s
        assertThat(times[N / 2] / 1e6).isCloseTo(22.0504, within(0.15));
    }

    @Test
    void no_pause_is_longer_than_a_quarter_of_an_hour() {
        for (int i = 0; i < 100; i++) {
            assertThat(ThinkTimeLaw.micros(customer, Fixtures.dice(i), 2, 100_000, 9))
                    .isEqualTo(900_000_000);
        }
    }

    private static Customer talker(double bargeIn) {
        return Fixtures.average(Fixtures.with(new Habits(0, 0, 0, 0, 0, bargeIn, 0, Habits.Adversary.NONE, 0, 0, 0)));
    }

    // Both tests of talking over: four standard errors, so a right law on a fresh seed fails with probability 6e-5
    // each.
    @ParameterizedTest
    @CsvSource({"0, 0", "0.043, 0.043", "0.3, 0.3", "1, 1"})
    void a_share_of_replies_is_talked_over(double habit, double expected) {
        int over = 0;
        for (int i = 0; i < N; i++) {
            over += FollowUpLaw.bargeInMicros(talker(habit), Fixtures.dice(i), 1) < FollowUpLaw.NEVER ? 1 : 0;
        }
        double standardError = Math.sqrt(expected * (1 - expected) / N);
        assertThat((double) over / N).isCloseTo(expected, within(4 * standardError));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 0.0391", "2.8138, 0.5", "4.0, 0.7799", "8.0, 0.9831"})
    void the_time_into_the_reply_is_a_lognormal_after_eight_tenths_of_a_second(double seconds, double expected) {
        // Phi((ln(t - 0.8) - 0.7) / 0.6)
        int before = 0;
        for (int i = 0; i < N; i++) {
            long micros = FollowUpLaw.bargeInMicros(talker(1), Fixtures.dice(i), 1);
            assertThat(micros).isGreaterThan(800_000);
            before += micros < seconds * 1e6 ? 1 : 0;
        }
        double standardError = Math.sqrt(expected * (1 - expected) / N);
        assertThat((double) before / N).isCloseTo(expected, within(4 * standardError + 1e-4));
    }
}
