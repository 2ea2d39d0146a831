package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeSocketCodecTest {
    private static AgentCodec codec(CodecContext context, String options) {
        Problems problems = new Problems();
        AgentCodec codec = Protocol.NATIVE_WS.codec(
                context, Document.parse("a.yaml", options, problems).orElseThrow());
        problems.throwIfAny();
        return codec;
    }

    private static WireBench bench() {
        return new WireBench(codec(WireBench.context(), "{}"));
    }

    @Test
    void an_exchange_looks_like_the_golden_file() throws IOException {
        WireBench bench = GoldenExchange.play("native-websocket.txt", codec(WireBench.context(), "{}"));
        assertThat(bench.parts).isEqualTo(Map.of(1, 2, 2, 1));
        assertThat(bench.said(1).asks()).containsExactly("account_number");
        assertThat(bench.last().cancelled).isTrue();
    }

    @Test
    void the_handshake_tells_who_calls_and_carries_the_headers_of_the_target() {
        CodecContext context = new CodecContext(
                URI.create("https://agent.test/chat?x=1"),
                Map.of("Authorization", "Bearer s"),
                WireBench.CALLER,
                Signals.NONE,
                java.time.InstantSource.fixed(java.time.Instant.EPOCH));
        AgentRequest handshake = new WireBench(codec(context, "{}")).say(1, "Hi").request;
        assertThat(handshake.uri()).isEqualTo(URI.create("wss://agent.test/chat?x=1"));
        assertThat(handshake.headers())
                .isEqualTo(Map.of("Authorization", "Bearer s", "User-Agent", "clamor/0.1.0", "X-Clamor-Run", "run-7"));
    }

    @Test
    void a_reply_that_does_not_come_in_time_is_cancelled_and_is_a_timeout() {
        WireBench bench = new WireBench(codec(WireBench.context().replyingWithin(5_000_000), "{}"));
        WireBench.Sent socket = bench.say(1, "Hi");
        socket.open();
        socket.message("{\"type\":\"delta\",\"turn\":1,\"text\":\"We\"}");
        bench.pass(4_999_999);
        assertThat(bench.replies).isEmpty();
        bench.pass(1);
        assertThat(bench.fault(1)).isEqualTo(Fault.TIMEOUT);
        assertThat(socket.frames).last().isEqualTo("{\"type\":\"cancel\",\"turn\":1}");
    }

    @Test
    void a_lost_socket_fails_the_turns_that_wait_and_the_next_turn_opens_another() {
        WireBench bench = bench();
        WireBench.Sent first = bench.say(1, "Hi");
        bench.say(2, "Hello?");
        first.lose(Fault.REFUSED);
        assertThat(List.of(bench.fault(1), bench.fault(2))).containsOnly(Fault.REFUSED);
        WireBench.Sent second = bench.say(3, "Anyone?");
        assertThat(second).isNotSameAs(first);
        second.open();
        second.message("{\"type\":\"done\",\"turn\":3,\"reply\":\"Yes\"}");
        assertThat(bench.said(3).text()).isEqualTo("Yes");
    }

    @Test
    void a_socket_lost_between_turns_fails_nothing() {
        WireBench bench = bench();
        bench.say(1, "Hi").message("{\"type\":\"done\",\"reply\":\"Yes\"}");
        bench.last().lose(Fault.RESET);
        assertThat(bench.replies).hasSize(1);
        bench.say(2, "More");
        assertThat(bench.sent).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{", "[]", "7", "null", "{\"type\":\"done\",\"turn\":1,\"reply\":7}"})
    void a_message_that_is_no_object_or_no_answer_is_unreadable(String message) {
        WireBench bench = bench();
        bench.say(1, "Hi").message(message);
        assertThat(bench.fault(1)).isEqualTo(Fault.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "400, CLIENT_ERROR", "503, SERVER_ERROR", "200, SERVER_ERROR", "null, SERVER_ERROR"
    })
    void an_error_is_what_its_status_would_be_over_http(String status, Fault fault) {
        WireBench bench = bench();
        bench.say(1, "Hi").message("{\"type\":\"error\",\"turn\":1,\"status\":" + status + "}");
        assertThat(bench.fault(1)).isEqualTo(fault);
    }

    @Test
    void an_endless_reply_is_too_large() {
        WireBench bench = bench();
        WireBench.Sent socket = bench.say(1, "Hi");
        String delta = "{\"type\":\"delta\",\"turn\":1,\"text\":\"" + "x".repeat(1 << 19) + "\"}";
        for (int i = 0; i < 3; i++) {
            socket.message(delta);
        }
        assertThat(bench.fault(1)).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void signals_may_leave_everything_but_the_words_out() {
        CodecContext words = new CodecContext(
                WireBench.AGENT,
                Map.of(),
                WireBench.CALLER,
                Signals.TEXT_ONLY,
                java.time.InstantSource.fixed(java.time.Instant.EPOCH));
        WireBench bench = new WireBench(codec(words, "{}"));
        bench.say(1, "Hi").message("{\"type\":\"done\",\"reply\":\"Which?\",\"asks\":[\"a\"],\"state\":\"resolved\"}");
        assertThat(bench.said(1).asks()).isEmpty();
        assertThat(bench.said(1).state()).isEqualTo(AgentReply.State.OPEN);
    }

    @Test
    void messages_at_random_never_throw() {
        SplittableRandom random = new SplittableRandom(5);
        String[] bits = {
            "{",
            "}",
            "[",
            "]",
            "\"type\"",
            ":",
            "\"delta\"",
            "\"done\"",
            "\"turn\"",
            "1",
            "-9",
            ",",
            "\"reply\"",
            "\"text\"",
            "null",
            "1e999",
            "\u0000",
            "\\",
            "\"x\""
        };
        for (int i = 0; i < 3_000; i++) {
            StringBuilder message = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                message.append(bits[random.nextInt(bits.length)]);
            }
            WireBench bench = bench();
            WireBench.Sent socket = bench.say(1, "Hi");
            assertThatCode(() -> {
                        socket.message(message.toString());
                        socket.message("{" + message + "}");
                        bench.session.cut(1);
                        bench.session.close();
                    })
                    .doesNotThrowAnyException();
        }
    }
}
