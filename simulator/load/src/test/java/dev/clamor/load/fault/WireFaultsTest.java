package dev.clamor.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.load.plan.FaultKind;
import dev.clamor.persona.RandomStreams;
import org.junit.jupiter.api.Test;

class WireFaultsTest {
    private static int hit(long seed, double share) {
        WireFaults faults = new WireFaults(new RandomStreams(seed), true);
        faults.switchOf(new WireFaults.Active("cut", new FaultKind.Reset(share), 4))
                .on();
        int hit = 0;
        for (int contact = 0; contact < 1_000; contact++) {
            for (int connection = 0; connection < 4; connection++) {
                hit += faults.on(faults.connection(contact, connection)).size();
            }
        }
        return hit;
    }

    /** Binomial with n = 4,000, p = 0.25, sd 27.4: outside 4.9 sd in fewer than 1 of 10^6 seeds; this one is fixed. */
    @Test
    void a_share_of_the_connections_is_concerned_and_the_same_ones_for_the_same_seed() {
        assertThat(hit(20_261_121, 0.25)).isBetween(1_000 - 134, 1_000 + 134).isEqualTo(hit(20_261_121, 0.25));
        assertThat(hit(20_261_121, 1)).isEqualTo(4_000);
        assertThat(hit(20_261_121, 0)).isZero();
    }
}
