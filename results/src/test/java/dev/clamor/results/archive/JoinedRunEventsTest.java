package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.CeilingHeld;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.RunMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinedRunEventsTest {
    private static RunEnded ended(long at, long contacts, EndReason reason) {
        return new RunEnded(at, contacts, contacts, contacts - 1, contacts - 1, reason, 1);
    }

    @Test
    void ends_are_added_up_and_there_is_none_until_all_have_one() {
        JoinedRunEvents joined = new JoinedRunEvents(2);
        assertThat(joined.accept(ended(50, 10, EndReason.COMPLETED))).isFalse();
        joined.endOfLog();
        assertThat(joined.end()).isEmpty();
        joined.accept(ended(40, 7, EndReason.DRAIN_LIMIT));
        joined.endOfLog();
        assertThat(joined.end()).contains(new RunEnded(50, 17, 17, 15, 15, EndReason.DRAIN_LIMIT, 2));
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void the_gravest_reason_counts_whichever_comes_first(EndReason reason) {
        for (List<EndReason> reasons :
                List.of(List.of(reason, EndReason.COMPLETED), List.of(EndReason.COMPLETED, reason))) {
            JoinedRunEvents joined = new JoinedRunEvents(2);
            reasons.forEach(one -> joined.accept(ended(1, 1, one)));
            assertThat(joined.end())
                    .hasValueSatisfying(end -> assertThat(end.reason()).isEqualTo(reason));
        }
    }

    @Test
    void what_is_read_apart_and_combined_is_what_is_read_together() {
        JoinedRunEvents together = new JoinedRunEvents(3);
        JoinedRunEvents combined = new JoinedRunEvents(3);
        for (int log = 0; log < 3; log++) {
            JoinedRunEvents apart = new JoinedRunEvents(3);
            for (JoinedRunEvents reading : List.of(together, apart)) {
                reading.accept(new CeilingHeld(10 + log, 1, 1, 5, 2, 7));
                reading.accept(ended(50 - log, 10, log == 1 ? EndReason.DRAIN_LIMIT : EndReason.COMPLETED));
                reading.endOfLog();
            }
            assertThat(combined.end()).isEmpty();
            combined.combine(apart);
        }
        List<RunEvent> handedOn = new ArrayList<>();
        combined.handOn(handedOn::add);
        assertThat(handedOn)
                .containsExactly(
                        new CeilingHeld(12, 3, 3, 15, 6, 21),
                        new RunEnded(50, 30, 30, 27, 27, EndReason.DRAIN_LIMIT, 3))
                .containsExactly(together.held().orElseThrow(), together.end().orElseThrow());
    }

    /** The first log's last word is later in time, the second's is not: both count, also in the numbers of the run. */
    @Test
    void what_was_held_back_is_the_sum_of_the_last_words_of_each_log() {
        List<List<CeilingHeld>> logs = List.of(
                List.of(new CeilingHeld(10, 1, 1, 0, 0, 0), new CeilingHeld(100, 5, 0, 7_000_000, 0, 0)),
                List.of(new CeilingHeld(50, 3, 3, 0, 2, 1_000_000)));
        JoinedRunEvents joined = new JoinedRunEvents(2);
        RunMetrics metrics = new RunMetrics(new MetricsConfig(new TreeSet<>(), 1, 1));
        for (List<CeilingHeld> log : logs) {
            for (CeilingHeld event : log) {
                assertThat(joined.accept(event)).isTrue();
                metrics.accept(event);
            }
            joined.endOfLog();
        }
        joined.held().ifPresent(metrics::accept);
        assertThat(joined.held()).contains(new CeilingHeld(100, 8, 3, 7_000_000, 2, 1_000_000));
        assertThat(metrics.snapshot().health().held()).isEqualTo(new MetricsSnapshot.Held(8, 7, 3, 2, 1));
    }
}
