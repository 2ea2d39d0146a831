package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.load.plan.Schedule.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatScheduleTest {
    private static final long SECOND = 1_000_000;
    private static final Stage RAMP = new Stage("ramp", 1, 5, 8, true);
    private static final Stage LULL = new Stage("lull", 2, 2, 2, false);
    private static final Stage BACK = new Stage("back", 4, 4, 10, false);
    private static final Workload.ClosedWorkload SEATS = new Workload.ClosedWorkload(List.of(RAMP, LULL, BACK));

    private static List<Arrival> first(Schedule schedule) {
        List<Arrival> all = new ArrayList<>();
        for (Arrival next = schedule.next(); next != null; next = schedule.next()) {
            all.add(next);
        }
        return all;
    }

    private static Arrival arrival(long index) {
        return new Arrival(index, 0, RAMP);
    }

    /** The level is 1 + t / 2: it reaches 2, 3 and 4 at 2, 4 and 6 s, and 5 at the very end, when the lull begins. */
    @Test
    void a_seat_is_first_taken_when_the_level_reaches_it() {
        SeatSchedule schedule = new SeatSchedule(SEATS, 0, Shard.WHOLE);
        assertThat(schedule.planned()).isEqualTo(4);
        assertThat(first(schedule))
                .containsExactly(
                        new Arrival(0, 0, RAMP),
                        new Arrival(1, 2 * SECOND, RAMP),
                        new Arrival(2, 4 * SECOND, RAMP),
                        new Arrival(3, 6 * SECOND, RAMP));
    }

    @Test
    void the_next_contact_of_a_seat_follows_at_once_and_has_the_index_a_round_later() {
        Schedule schedule = new SeatSchedule(SEATS, 0, Shard.WHOLE);
        assertThat(schedule.after(arrival(1), 5 * SECOND)).isEqualTo(new Arrival(6, 5 * SECOND, RAMP));
        assertThat(schedule.after(arrival(6), 9 * SECOND)).isEqualTo(new Arrival(11, 9 * SECOND, LULL));
    }

    @Test
    void a_seat_that_is_not_taken_waits_until_it_is_again_and_after_the_end_for_ever() {
        Schedule schedule = new SeatSchedule(SEATS, 0, Shard.WHOLE);
        assertThat(schedule.after(arrival(3), 8 * SECOND)).isEqualTo(new Arrival(8, 10 * SECOND, BACK));
        assertThat(schedule.after(arrival(3), 20 * SECOND)).isNull();
        assertThat(schedule.after(arrival(3), 20 * SECOND - 1)).isNotNull();
    }

    @Test
    void who_was_held_back_is_wanted_while_the_seat_is_taken_and_comes_again_as_the_same() {
        Schedule schedule = new SeatSchedule(SEATS, 0, Shard.WHOLE);
        Arrival held = new Arrival(3, 6 * SECOND, RAMP);
        assertThat(schedule.wanted(held, 7 * SECOND)).isTrue();
        assertThat(schedule.wanted(held, 9 * SECOND)).isFalse();
        assertThat(schedule.again(held, 9 * SECOND)).isEqualTo(new Arrival(3, 10 * SECOND, BACK));
        assertThat(schedule.wanted(held, 21 * SECOND)).isFalse();
    }

    @Test
    void shards_have_the_seats_of_the_whole_between_them() {
        List<Arrival> shards = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shards.addAll(first(new SeatSchedule(SEATS, 0, new Shard(i, 3))));
        }
        assertThat(shards).containsExactlyInAnyOrderElementsOf(first(new SeatSchedule(SEATS, 0, Shard.WHOLE)));
        assertThat(first(new SeatSchedule(SEATS, 0, new Shard(1, 3))))
                .extracting(Arrival::index)
                .containsExactly(1L);
    }

    @Test
    void a_limit_leaves_out_indices_so_that_it_is_the_same_whatever_the_timing() {
        Schedule schedule = new SeatSchedule(SEATS, 7, Shard.WHOLE);
        assertThat(schedule.after(arrival(1), 5 * SECOND)).isNotNull();
        assertThat(schedule.after(arrival(2), 5 * SECOND)).isNull();
        assertThat(first(new SeatSchedule(SEATS, 2, Shard.WHOLE))).hasSize(2);
    }

    /** 3 of 4 seats carried 30 contacts: 4 seats would have carried 40. */
    @Test
    void the_share_of_the_planned_contacts_that_began_is_that_of_the_seats() {
        SeatSchedule schedule = new SeatSchedule(SEATS, 0, Shard.WHOLE);
        for (int round = 0; round < 10; round++) {
            for (int seat = 0; seat < 3; seat++) {
                schedule.began(arrival(seat + 5L * round));
            }
        }
        assertThat(schedule.planned()).isEqualTo(40);
        schedule.began(arrival(3));
        assertThat(schedule.planned()).isEqualTo(31);
    }
}
