package dev.clamor.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunTraceTest {
    private static final RunTrace TRACE = new RunTrace("20261121-074500-storm-42", 1);
    private static final ContactId CONTACT = ContactId.ofArrival(42);

    /** Expected by {@code printf '20261121-074500-storm-42 c-000042' | sha256sum}, with {@code ' 0'} and {@code ' 3'} added. */
    @Test
    void anyone_with_a_log_can_compute_the_ids() {
        assertThat(TRACE.traceId(CONTACT)).isEqualTo("c7e512b3649ec22cd07aa06481bf3ede");
        assertThat(TRACE.spanId(CONTACT, 0)).isEqualTo("dcba78d5631e16be");
        assertThat(TRACE.traceparent(CONTACT, 3)).isEqualTo("00-c7e512b3649ec22cd07aa06481bf3ede-3c68a7370a9cb1a6-01");
    }

    @Test
    void runs_contacts_visits_and_turns_have_ids_of_their_own() {
        Set<String> traces = new HashSet<>();
        Set<String> spans = new HashSet<>();
        List<ContactId> contacts =
                LongStream.range(0, 2_000).mapToObj(ContactId::new).toList();
        for (RunTrace run : List.of(TRACE, new RunTrace("20261121-074500-storm-43", 1))) {
            for (ContactId contact : contacts) {
                traces.add(run.traceId(contact));
                for (int turn = 0; turn < 5; turn++) {
                    spans.add(run.spanId(contact, turn));
                }
            }
        }
        assertThat(traces).hasSize(2 * contacts.size());
        assertThat(spans).hasSize(2 * contacts.size() * 5).allMatch(id -> id.matches("(?!0{16})[0-9a-f]{16}"));
    }

    @Test
    void no_id_is_zero() {
        assertThat(RunTrace.notZero("0000000000000000")).isEqualTo("0000000000000001");
        assertThat(RunTrace.notZero("0000000000000010")).isEqualTo("0000000000000010");
    }

    /** 4000 contacts at a share of 0.1: 400 expected, standard deviation 19; fixed ids, so the count never changes. */
    @Test
    void a_share_is_kept_and_a_greater_one_holds_it() {
        RunTrace tenth = new RunTrace(TRACE.runId(), 0.1);
        RunTrace half = new RunTrace(TRACE.runId(), 0.5);
        List<ContactId> kept = LongStream.range(0, 4_000)
                .mapToObj(ContactId::ofArrival)
                .filter(tenth::sampled)
                .toList();
        assertThat(kept).hasSizeBetween(340, 460).allMatch(half::sampled);
        assertThat(tenth.traceparent(kept.get(0), 1)).endsWith("-01");
        assertThat(LongStream.range(0, 4_000).mapToObj(ContactId::ofArrival))
                .allMatch(TRACE::sampled)
                .noneMatch(new RunTrace(TRACE.runId(), 0)::sampled);
        assertThat(new RunTrace(TRACE.runId(), 0).traceparent(CONTACT, 1)).endsWith("-00");
    }

    @Test
    void a_share_is_between_nothing_and_all() {
        assertThatThrownBy(() -> new RunTrace("run", 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share of traces: expected 0 to 1. Found: 1.5");
    }
}
