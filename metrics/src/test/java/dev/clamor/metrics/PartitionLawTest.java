package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clamor.conversation.FaultWindow;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting any partition of the contacts, interleaved in any way and combined in any order, is counting the whole. */
class PartitionLawTest {
    private static final MetricsConfig CONFIG = new MetricsConfig(
                    new TreeSet<>(List.of(500L, 2_000L)), new TreeSet<>(List.of(300L)), 2, 12)
            .under(List.of(
                    new FaultWindow("far_away", "latency", 10_000_000, 25_000_000),
                    new FaultWindow("dead", "blackout", 20_000_000, 22_000_000),
                    new FaultWindow("far_away", "latency", 40_000_000, 45_000_000)));
    private static final int CONTACTS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void parts_combine_to_the_whole(long seed) {
        Crowd crowd = new Crowd(seed);
        List<List<TurnEvent>> contacts = crowd.contacts(CONTACTS);
        List<RunEvent> runEvents = crowd.health();
        RunMetrics whole = new RunMetrics(CONFIG);
        contacts.forEach(contact -> contact.forEach(whole::accept));
        runEvents.forEach(whole::accept);

        RunMetrics combined = new RunMetrics(CONFIG);
        parts(contacts, runEvents, new Random(seed)).forEach(combined::combine);

        MetricsSnapshot expected = whole.snapshot();
        assertThat(combined.snapshot()).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(combined.live()).isEqualTo(whole.live());
        assertThat(combined.sample()).isEqualTo(whole.sample()).isNotEmpty();
        assertThat(expected.contacts().valid()).isGreaterThan(CONTACTS * 8 / 10);
        assertThat(expected.contacts().open()).isPositive();
        assertThat(expected.latency().firstToken().count()).isPositive();
        assertThat(expected.failureModes().values())
                .allSatisfy(mode -> assertThat(mode.contacts().bad()).isPositive())
                .allSatisfy(mode -> assertThat(mode.examples()).hasSize(3));
        assertThat(expected.steps())
                .anyMatch(slice -> slice.condition().equals("ceiling:held"))
                .anyMatch(slice -> slice.condition().equals("fault:far_away"));
        assertThat(expected.faults()).hasSize(3).allSatisfy(fault -> {
            assertThat(fault.turns().get("inside").usable().total()).isPositive();
            assertThat(fault.onSeconds()).isEqualTo(fault.fromSeconds());
        });
        assertThat(expected.agents()).containsOnlyKeys("canary", "stable");
        assertThat(expected.steps()).anyMatch(slice -> slice.condition().equals("channel:switched"));
        assertThat(expected.experience().aftermaths()).containsOnlyKeys("cut", "pending");
    }

    @Test
    void an_empty_part_changes_nothing() {
        RunMetrics whole = new RunMetrics(CONFIG);
        new Crowd(9).contacts(200).forEach(contact -> contact.forEach(whole::accept));
        MetricsSnapshot before = whole.snapshot();

        whole.combine(new RunMetrics(CONFIG));

        assertThat(whole.snapshot()).isEqualTo(before);
    }

    @Test
    void combining_does_not_change_the_other() {
        RunMetrics one = new RunMetrics(CONFIG);
        RunMetrics other = new RunMetrics(CONFIG);
        List<List<TurnEvent>> contacts = new Crowd(10).contacts(400);
        contacts.subList(0, 200).forEach(contact -> contact.forEach(one::accept));
        contacts.subList(200, 400).forEach(contact -> contact.forEach(other::accept));
        MetricsSnapshot before = other.snapshot();

        one.combine(other);

        assertThat(other.snapshot()).isEqualTo(before);
        assertThat(one.snapshot()).isNotEqualTo(before);
    }

    @Test
    void two_empty_runs_are_equal_though_nothing_is_a_number() {
        MetricsSnapshot empty = new RunMetrics(CONFIG).snapshot();

        assertThat(empty).isEqualTo(new RunMetrics(CONFIG).snapshot());
        assertThat(empty.containment().inflation()).isNaN();
        assertThat(empty.escalation().balancedAccuracy()).isNaN();
        assertThat(empty.health().cpuMean()).isNaN();
        assertThat(empty.latency().response().p95()).isNaN();
    }

    @Test
    void parts_with_other_settings_are_refused() {
        RunMetrics one = new RunMetrics(CONFIG);
        RunMetrics other = new RunMetrics(new MetricsConfig(new TreeSet<>(), 2, 12));

        assertThatThrownBy(() -> one.combine(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("metrics to combine: expected equal settings");
    }

    private static List<RunMetrics> parts(List<List<TurnEvent>> contacts, List<RunEvent> runEvents, Random random) {
        int number = 2 + random.nextInt(6);
        List<List<Deque<LogEvent>>> shards = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            shards.add(new ArrayList<>());
        }
        for (List<TurnEvent> contact : contacts) {
            shards.get(random.nextInt(number)).add(new ArrayDeque<>(contact));
        }
        List<RunEvent> shuffled = new ArrayList<>(runEvents);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(event -> shards.get(random.nextInt(number)).add(new ArrayDeque<>(List.of(event))));
        List<RunMetrics> parts = new ArrayList<>();
        shards.forEach(shard -> parts.add(interleaved(shard, random)));
        Collections.shuffle(parts, random);
        return parts;
    }

    private static RunMetrics interleaved(List<Deque<LogEvent>> sequences, Random random) {
        RunMetrics metrics = new RunMetrics(CONFIG);
        while (!sequences.isEmpty()) {
            int any = random.nextInt(sequences.size());
            metrics.accept(sequences.get(any).remove());
            if (sequences.get(any).isEmpty()) {
                Collections.swap(sequences, any, sequences.size() - 1);
                sequences.remove(sequences.size() - 1);
            }
        }
        return metrics;
    }
}
