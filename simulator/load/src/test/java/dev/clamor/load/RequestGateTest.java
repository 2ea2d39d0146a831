package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGateTest {
    private static final long SECOND = 1_000_000;

    /** Somebody who asks, or asks again. */
    private record Asker(int number, long at, boolean again) {}

    /** Lets them all through in virtual time; timers are late by up to {@code lateMicros}. Times by number. */
    private static List<Long> sent(RequestGate gate, List<Long> wanted, long lateMicros, SplittableRandom chance) {
        return sent(List.of(gate), wanted, lateMicros, chance).get(0);
    }

    /** The same at several gates, taking turns; times by gate. */
    private static List<List<Long>> sent(
            List<RequestGate> gates, List<Long> wanted, long lateMicros, SplittableRandom chance) {
        PriorityQueue<Asker> queue =
                new PriorityQueue<>(Comparator.comparingLong(Asker::at).thenComparingInt(Asker::number));
        Long[] sent = new Long[wanted.size()];
        for (int i = 0; i < wanted.size(); i++) {
            queue.add(new Asker(i, wanted.get(i), false));
        }
        while (!queue.isEmpty()) {
            Asker asker = queue.remove();
            RequestGate gate = gates.get(asker.number() % gates.size());
            long wait = asker.again() ? gate.again(asker.at()) : gate.ask(asker.at());
            if (wait == 0) {
                sent[asker.number()] = asker.at();
            } else {
                long late = lateMicros == 0 ? 0 : chance.nextLong(lateMicros);
                queue.add(new Asker(asker.number(), asker.at() + wait + late, true));
            }
        }
        List<List<Long>> byGate = new ArrayList<>();
        gates.forEach(gate -> byGate.add(new ArrayList<>()));
        for (int i = 0; i < sent.length; i++) {
            byGate.get(i % gates.size()).add(sent[i]);
        }
        return byGate;
    }

    private static long mostInAnySecond(List<Long> times, long window) {
        List<Long> sorted = times.stream().sorted().toList();
        long most = 0;
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            while (sorted.get(i) - sorted.get(first) >= window) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }

    private static List<Long> random(int count, long within, SplittableRandom chance) {
        return chance.longs(count, 0, within).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void never_more_than_the_ceiling_in_any_second_even_when_timers_are_late(int ceiling) {
        SplittableRandom chance = new SplittableRandom(ceiling);
        List<Long> wanted = random(ceiling * 20, 3 * SECOND, chance);
        List<Long> sent = sent(new RequestGate(ceiling), wanted, 300_000, chance);
        assertThat(mostInAnySecond(sent, SECOND)).isEqualTo(ceiling);
    }

    @Test
    void less_than_one_a_second_is_one_in_several() {
        List<Long> sent = sent(new RequestGate(0.25), List.of(0L, 0L, 0L), 0, new SplittableRandom(1));
        assertThat(sent).containsExactly(0L, 4 * SECOND, 8 * SECOND);
    }

    @Test
    void the_ceiling_is_reached_and_the_order_kept_when_timers_are_on_time() {
        SplittableRandom chance = new SplittableRandom(5);
        List<Long> wanted = random(200, SECOND, chance).stream().sorted().toList();
        List<Long> sent = sent(new RequestGate(10), wanted, 0, chance);
        assertThat(sent).isSorted();
        assertThat(sent.get(199)).isBetween(19 * SECOND, 20 * SECOND);
    }

    @Test
    void who_gives_up_leaves_the_place_to_the_next() {
        RequestGate gate = new RequestGate(1);
        assertThat(gate.ask(0)).isZero();
        assertThat(gate.ask(0)).isEqualTo(SECOND);
        gate.giveUp();
        assertThat(gate.ask(10)).isEqualTo(SECOND - 10);
        assertThat(gate.again(SECOND)).isZero();
    }

    @Test
    void without_a_ceiling_nobody_waits() {
        RequestGate gate = new RequestGate(Double.POSITIVE_INFINITY);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(gate.ask(0));
        }
        assertThat(waits).containsOnly(0L);
    }

    @Test
    void what_passes_one_gate_before_another_keeps_to_both() {
        SplittableRandom chance = new SplittableRandom(11);
        RequestGate run = new RequestGate(12);
        RequestGate one = new RequestGate(10, run);
        RequestGate other = new RequestGate(5, run);
        List<Long> wanted = random(200, 2 * SECOND, chance);
        List<List<Long>> sent = sent(List.of(one, other), wanted, 300_000, chance);
        assertThat(mostInAnySecond(sent.get(0), SECOND)).isBetween(7L, 10L);
        assertThat(mostInAnySecond(sent.get(1), SECOND)).isEqualTo(5);
        List<Long> all = new ArrayList<>(sent.get(0));
        all.addAll(sent.get(1));
        assertThat(mostInAnySecond(all, SECOND)).isEqualTo(12);
    }

    @Test
    void a_gate_without_a_ceiling_of_its_own_keeps_to_the_one_beyond() {
        RequestGate gate = new RequestGate(Double.POSITIVE_INFINITY, new RequestGate(1));
        assertThat(gate.ask(0)).isZero();
        assertThat(gate.ask(0)).isEqualTo(SECOND);
        assertThat(gate.again(SECOND)).isZero();
    }
}
