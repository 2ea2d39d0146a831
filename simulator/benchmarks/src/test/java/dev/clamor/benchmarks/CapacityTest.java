package dev.clamor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CapacityTest {
    private static final String[] INPUTS = {
        "cpu_micros_per_turn=700",
        "kib_per_customer=16",
        "seconds_per_turn=20",
        "turns_per_contact=4",
        "events_per_turn=2.5",
        "bytes_per_event=250",
        "write_events_per_second=100000",
        "judge_events_per_second=500000",
        "cores_per_machine=16",
        "gib_per_machine=64",
        "sockets_per_machine=50000"
    };

    /** By hand: 50,000 turns/s x 700 us = 35 cores, / 0.7 = 50; 12 events a contact; 12,500 contacts/s. */
    @Test
    void the_table_follows_from_its_inputs() {
        assertThat(Capacity.table(INPUTS).lines())
                .contains(
                        "| turns a second | 50,000 |",
                        "| cores, 70 % of them busy | 50 |",
                        "| memory of customers | 15.3 GiB |",
                        "| events a second | 150,000 |",
                        "| machines, by cores | 4 |",
                        "| machines, by connections | 20 |",
                        "| machines, by writing the log | 2 |",
                        "| machines | 20 |",
                        "| contacts of the run | 83,333,333 |",
                        "| length of the run | 6,667 s |",
                        "| logs, not compressed | 250 GB |",
                        "| judging, on one machine | 2,000 s |",
                        "| memory to count who is in progress | 1.3 GB |");
    }

    @Test
    void what_is_missing_or_unknown_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Capacity.table("cpu_micros_per_turn=700"));
        assertThatIllegalArgumentException().isThrownBy(() -> Capacity.table("cpu_micros_per_turn=0"));
    }
}
