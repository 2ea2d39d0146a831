package dev.clamor.referenceagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.referenceagent.dialogue.Flaw;
import org.junit.jupiter.api.Test;

class LoadCurveTest {
    private static final DeclaredBehaviour PACKAGED = DeclaredBehaviour.packaged();

    @Test
    void the_capacity_is_workers_over_the_mean_of_the_lognormal_law() {
        // 24 / (0.180 exp(0.5^2 / 2)) = 24 / 0.203967
        assertThat(LoadCurve.capacity(PACKAGED)).isCloseTo(117.666, within(0.001));
    }

    /**
     * One worker: the mean wait of M/G/1 is rate E[S^2] / (2 (1 - utilisation)) (Pollaczek and Khinchine), so with Little's
     * law messages find utilisation + rate x wait others, and themselves. Median 100 ms, sigma 0.5: E[S] = 0.113315 s, E[S^2]
     * = 0.01 exp(2 x 0.25) = 0.0164872; at 5 a second the utilisation is 0.56657, the wait 0.095098 s.
     *
     * <p>Seed 1, 400,000 messages: the simulated mean has a standard error below 1 %.
     */
    @Test
    void one_worker_waits_as_pollaczek_and_khinchine_say() {
        DeclaredBehaviour one = PACKAGED.withWorkers(1, 1_000_000).withLatency(100, 0.5);
        LoadCurve curve = LoadCurve.at(one, 5, 400_000, 1);
        assertThat(curve.utilisation()).isCloseTo(0.56657, within(1e-4));
        // as service begins nobody else is in service; waiting are those who came during the wait, and the message
        // itself
        assertThat(curve.meanLoad()).isCloseTo(1 + 5 * 0.095098, within(0.03));
    }

    @Test
    void without_pressure_the_base_rates_hold_and_far_above_capacity_the_full_ones() {
        LoadCurve calm = LoadCurve.at(PACKAGED, 40, 20_000, 2);
        assertThat(calm.pressed()).isZero();
        assertThat(calm.rates().get(Flaw.MISSED_HANDOFF)).isCloseTo(0.03, within(1e-12));

        LoadCurve crushed = LoadCurve.at(PACKAGED, 400, 20_000, 2);
        assertThat(crushed.pressed()).isEqualTo(1.0);
        assertThat(crushed.rates().get(Flaw.MISSED_HANDOFF)).isCloseTo(0.30, within(1e-12));
    }

    @Test
    void the_rate_of_messages_at_a_chance_is_just_below_capacity() {
        double messages = LoadCurve.messagesAt(PACKAGED, Flaw.MISSED_HANDOFF, 0.10, 60_000, 3);
        assertThat(messages / LoadCurve.capacity(PACKAGED)).isBetween(0.9, 1.05);
        assertThat(LoadCurve.at(PACKAGED, 0.97 * messages, 60_000, 3).rates().get(Flaw.MISSED_HANDOFF))
                .isLessThan(0.10);
        assertThat(LoadCurve.at(PACKAGED, 1.03 * messages, 60_000, 3).rates().get(Flaw.MISSED_HANDOFF))
                .isGreaterThan(0.10);
    }
}
