package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Utterance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final String GOOD = "{\"reply\": \"hello\"}";
    private static final byte[] NOTHING = {};

    private static WireBench bench(int times, Fault... on) {
        return new WireBench(new Retries(times, Set.of(on), 500_000).around(new NativeCodec(WireBench.context())));
    }

    @Test
    void by_default_nothing_is_sent_again() {
        WireBench bench = new WireBench(Retries.NONE.around(new NativeCodec(WireBench.context())));
        bench.say(1, "Hello").answer(503, NOTHING, Map.of());
        bench.pass(60_000_000);
        assertThat(bench.sent).hasSize(1);
        assertThat(bench.fault(1)).isEqualTo(Fault.SERVER_ERROR);
    }

    @Test
    void the_same_request_is_sent_again_after_a_fault_that_is_named() {
        WireBench bench = bench(2, Fault.SERVER_ERROR);
        bench.say(1, "Hello").answer(503, NOTHING, Map.of());
        assertThat(bench.replies).isEmpty();
        assertThat(bench.retries).containsExactly(Fault.SERVER_ERROR);
        bench.pass(499_999);
        assertThat(bench.sent).hasSize(1);
        bench.pass(1);
        assertThat(bench.sent).hasSize(2);
        assertThat(bench.last().request.headers().get("Idempotency-Key"))
                .isEqualTo(bench.sent.get(0).request.headers().get("Idempotency-Key"));
        assertThat(bench.last().body()).isEqualTo(bench.sent.get(0).body());
        bench.last().answer(GOOD);
        assertThat(bench.said(1).text()).isEqualTo("hello");
    }

    @Test
    void other_faults_are_told_at_once() {
        WireBench bench = bench(2, Fault.SERVER_ERROR);
        bench.say(1, "Hello").lose(Fault.RESET);
        assertThat(bench.fault(1)).isEqualTo(Fault.RESET);
        bench.say(2, "Hello").answer(404, NOTHING, Map.of());
        assertThat(bench.fault(2)).isEqualTo(Fault.CLIENT_ERROR);
        assertThat(bench.retries).isEmpty();
    }

    @Test
    void the_wait_doubles_and_the_last_failure_is_told() {
        WireBench bench = bench(3, Fault.RESET);
        bench.say(1, "Hello").lose(Fault.RESET);
        for (long wait : List.of(500_000L, 1_000_000L, 2_000_000L)) {
            int before = bench.sent.size();
            bench.pass(wait - 1);
            assertThat(bench.sent).hasSize(before);
            bench.pass(1);
            assertThat(bench.sent).hasSize(before + 1);
            bench.last().lose(Fault.RESET);
        }
        assertThat(bench.fault(1)).isEqualTo(Fault.RESET);
        assertThat(bench.retries).hasSize(3);
    }

    @Test
    void the_agents_own_wait_counts_up_to_thirty_seconds() {
        assertThat(sentAfter("7", 6_999_999)).isFalse();
        assertThat(sentAfter("7", 7_000_000)).isTrue();
        assertThat(sentAfter("3600", 30_000_000)).isTrue();
        assertThat(sentAfter("0", 499_999)).isFalse();
        assertThat(sentAfter("-5", 500_000)).isTrue();
        assertThat(sentAfter("99999999999999999999", 500_000)).isTrue();
        assertThat(sentAfter("Wed, 21 Oct 2015 07:28:00 GMT", 500_000)).isTrue();
    }

    private static boolean sentAfter(String retryAfter, long micros) {
        WireBench bench = bench(1, Fault.RATE_LIMITED);
        bench.say(1, "Hello").answer(429, NOTHING, Map.of("Retry-After", retryAfter));
        bench.pass(micros);
        return bench.sent.size() == 2;
    }

    @Test
    void an_answer_that_was_read_is_never_asked_for_again() {
        WireBench bench = bench(3, Fault.TIMEOUT, Fault.REFUSED, Fault.RESET, Fault.RATE_LIMITED, Fault.SERVER_ERROR);
        bench.say(1, "Hello").answer("not JSON");
        assertThat(bench.fault(1)).isEqualTo(Fault.UNREADABLE);
        assertThat(bench.retries).isEmpty();
    }

    @Test
    void a_contact_that_ends_while_waiting_sends_nothing_more() {
        WireBench bench = bench(1, Fault.RESET);
        bench.say(1, "Hello").lose(Fault.RESET);
        bench.session.close();
        bench.pass(60_000_000);
        assertThat(bench.sent).hasSize(1);
        assertThat(bench.replies).isEmpty();
    }

    @Test
    void each_request_of_a_turn_has_its_own_count() {
        WireBench bench = new WireBench(new Retries(1, Set.of(Fault.RESET), 1).around(new TwoCalls()));
        bench.say(1, "Hello").lose(Fault.RESET);
        bench.pass(1);
        bench.last().answer("first");
        bench.last().lose(Fault.RESET);
        bench.pass(1);
        bench.last().answer("second");
        assertThat(bench.said(1).text()).isEqualTo("both");
        assertThat(bench.retries).hasSize(2);
    }

    @Test
    void a_stream_is_begun_again_only_while_nothing_of_it_came() {
        WireBench bench =
                new WireBench(new Retries(1, Set.of(Fault.RESET, Fault.SERVER_ERROR), 1).around(new Streaming()));
        bench.say(1, "Hello").begin(500);
        bench.pass(1);
        bench.last().begin(200);
        bench.last().chunk("so far");
        bench.last().lose(Fault.RESET);
        assertThat(bench.fault(1)).isEqualTo(Fault.RESET);
        assertThat(bench.retries).containsExactly(Fault.SERVER_ERROR);
    }

    private static TurnCodec.Step.Told told(String text) {
        return new TurnCodec.Step.Told(new AgentReply.Said(
                text, AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, Double.NaN));
    }

    private static AgentRequest request() {
        return AgentRequest.get(WireBench.AGENT, Map.of());
    }

    /** Asks twice in each turn. */
    private static final class TwoCalls implements TurnCodec<int[]> {
        @Override
        public int[] memory(ContactId contact) {
            return new int[1];
        }

        @Override
        public Step say(int[] calls, Utterance utterance) {
            return new Step.Ask(request());
        }

        @Override
        public Step answered(int[] calls, int turn, AgentResponse response) {
            return ++calls[0] < 2 ? new Step.Ask(request()) : told("both");
        }
    }

    /** Reads whatever comes as text. */
    private static final class Streaming implements TurnCodec<int[]> {
        @Override
        public int[] memory(ContactId contact) {
            return new int[0];
        }

        @Override
        public Step say(int[] memory, Utterance utterance) {
            return new Step.Listen(request(), new StreamReader() {
                private final StringBuilder heard = new StringBuilder();

                @Override
                public boolean bytes(byte[] chunk, int length) {
                    heard.append(new String(chunk, 0, length, StandardCharsets.UTF_8));
                    return true;
                }

                @Override
                public String heard() {
                    return heard.toString();
                }

                @Override
                public @Nullable Step complete() {
                    return null;
                }

                @Override
                public Step ended() {
                    return told(heard());
                }
            });
        }

        @Override
        public Step answered(int[] memory, int turn, AgentResponse response) {
            return told("whole");
        }
    }
}
