package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeCodecTest {
    private final NativeCodec codec = new NativeCodec(WireBench.context());

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = NativeCodecTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
        }
    }

    private AgentReply decode(String body) {
        return decode(200, body.getBytes(StandardCharsets.UTF_8));
    }

    private AgentReply decode(int status, byte[] body) {
        WireBench bench = new WireBench(codec);
        bench.say(1, "Hello").answer(status, body, Map.of());
        return bench.reply(1);
    }

    private AgentRequest encode(ContactId contact, Utterance utterance) {
        return ((TurnCodec.Step.Ask) codec.say(contact, utterance)).request();
    }

    @Test
    void a_request_looks_like_the_golden_file() throws IOException {
        AgentRequest request =
                encode(ContactId.parse("c-000042.2"), new Utterance(3, "My \"bill\" is wrong: 37,50 \u20ac\n", true));
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .isEqualTo(new String(golden("native-request.json"), StandardCharsets.UTF_8));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Accept", "application/json",
                        "Content-Type", "application/json",
                        "Idempotency-Key", "c-000042.2-3",
                        "User-Agent", "clamor/0.1.0",
                        "X-Clamor-Run", "run-7"));
    }

    @Test
    void a_request_tells_the_trade_where_it_is_known() {
        AgentRequest request =
                encode(ContactId.parse("c-000042.2"), new Utterance(3, "My bill is wrong", true, "telecom"));
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .endsWith("\"metadata\":{\"run\":\"run-7\",\"visit\":1,\"trade\":\"telecom\"}}");
    }

    @Test
    void a_full_answer_is_read_from_the_golden_file() throws IOException {
        AgentReply reply = decode(200, golden("native-answer.json"));
        assertThat(reply).isInstanceOfSatisfying(AgentReply.Said.class, said -> {
            assertThat(said.text()).isEqualTo("I pass you on to a colleague.");
            assertThat(said.state()).isEqualTo(AgentReply.State.HANDED_OFF);
            assertThat(said.intent()).isEqualTo("billing_dispute");
            assertThat(said.confidence()).isEqualTo(0.83);
            assertThat(said.asks()).containsExactly("account_number");
            assertThat(said.actions())
                    .containsExactly(
                            new AgentReply.Action(
                                    "issue_credit",
                                    Map.of("amount", "37.50", "notify", "true", "account_number", "AC-123456"),
                                    AgentReply.Action.Status.REFUSED,
                                    "a-1"),
                            new AgentReply.Action("lookup", Map.of(), AgentReply.Action.Status.DONE, null));
            assertThat(said.handoff())
                    .isEqualTo(new AgentReply.Handoff(
                            "billing", "amount_above_limit", "Credit wanted", Map.of("account_number", "AC-123456")));
            assertThat(said.cost()).isEqualTo(0.002);
        });
    }

    @Test
    void only_the_reply_is_required() {
        assertThat(decode("{\"reply\":\"Hi\"}")).isInstanceOfSatisfying(AgentReply.Said.class, said -> {
            assertThat(said.state()).isEqualTo(AgentReply.State.OPEN);
            assertThat(said.confidence()).isNaN();
            assertThat(said.cost()).isNaN();
            assertThat(said.asks()).isEmpty();
            assertThat(said.handoff()).isNull();
        });
    }

    @Test
    void nulls_and_unknown_fields_are_as_if_absent() {
        String body = "{\"x\":{\"y\":[1,{}]},\"reply\":\"Hi\",\"state\":null,\"intent\":null,\"confidence\":null,"
                + "\"asks\":null,\"actions\":null,\"handoff\":null,\"usage\":null}";
        assertThat(decode(body)).isEqualTo(decode("{\"reply\":\"Hi\"}"));
    }

    @Test
    void counts_are_bounded() {
        String asks = "\"a\",".repeat(500) + "\"a\"";
        String actions = "{\"name\":\"b\"},".repeat(500) + "{\"name\":\"b\"}";
        assertThat(decode("{\"reply\":\"Hi\",\"asks\":[" + asks + "],\"actions\":[" + actions + "]}"))
                .isInstanceOfSatisfying(AgentReply.Said.class, said -> {
                    assertThat(said.asks()).hasSize(50);
                    assertThat(said.actions()).hasSize(50);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "429, RATE_LIMITED",
        "400, CLIENT_ERROR",
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "404, CLIENT_ERROR",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "302, UNREADABLE",
        "0, UNREADABLE"
    })
    void the_status_decides_first(int status, Fault fault) {
        byte[] body = "{\"reply\":\"Hi\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(decode(status, body)).isEqualTo(new AgentReply.Failed(fault, "HTTP " + status));
    }

    @ParameterizedTest
    @CsvSource({"text/html", "Text/HTML; charset=utf-8"})
    void a_web_page_where_none_was_asked_for_is_of_the_wrong_type(String type) {
        WireBench bench = new WireBench(codec);
        bench.say(1, "Hello")
                .answer(200, "{\"reply\":\"Hi\"}".getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type));
        assertThat(bench.fault(1)).isEqualTo(Fault.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/octet-stream", "''"})
    void any_other_type_is_left_to_the_body(String type) {
        WireBench bench = new WireBench(codec);
        bench.say(1, "Hello")
                .answer(200, "{\"reply\":\"Hi\"}".getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type));
        assertThat(bench.said(1).text()).isEqualTo("Hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "{\"reply\":\"\"}", "{\"reply\":\"  \\n\"}"})
    void nothing_said_is_empty(String body) {
        assertThat(decode(body))
                .isInstanceOfSatisfying(
                        AgentReply.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.EMPTY));
    }

    static String[] hostile() {
        return new String[] {
            "{",
            "}",
            "[",
            "null",
            "true",
            "42",
            "\"reply\"",
            "[]",
            "[{\"reply\":\"Hi\"}]",
            "{}",
            "{\"reply\":null}",
            "{\"reply\":7}",
            "{\"reply\":[\"Hi\"]}",
            "{\"reply\":{\"text\":\"Hi\"}}",
            "{\"Reply\":\"Hi\"}",
            "{\"reply\":\"Hi\"",
            "{\"reply\":\"Hi\"}}",
            "{\"reply\":\"Hi\"} {\"reply\":\"Hi\"}",
            "{\"reply\":\"Hi\",}",
            "{'reply':'Hi'}",
            "{reply:\"Hi\"}",
            "<html><body>502 Bad Gateway</body></html>",
            "reply=Hi",
            "data: {\"reply\":\"Hi\"}\n\n",
            "{\"reply\":\"Hi\",\"state\":\"done\"}",
            "{\"reply\":\"Hi\",\"state\":1}",
            "{\"reply\":\"Hi\",\"intent\":{}}",
            "{\"reply\":\"Hi\",\"confidence\":\"high\"}",
            "{\"reply\":\"Hi\",\"confidence\":[]}",
            "{\"reply\":\"Hi\",\"asks\":\"account\"}",
            "{\"reply\":\"Hi\",\"asks\":[1]}",
            "{\"reply\":\"Hi\",\"asks\":[[\"a\"]]}",
            "{\"reply\":\"Hi\",\"actions\":{}}",
            "{\"reply\":\"Hi\",\"actions\":[\"issue_credit\"]}",
            "{\"reply\":\"Hi\",\"actions\":[{}]}",
            "{\"reply\":\"Hi\",\"actions\":[{\"name\":\"a\",\"status\":\"maybe\"}]}",
            "{\"reply\":\"Hi\",\"actions\":[{\"name\":\"a\",\"arguments\":[]}]}",
            "{\"reply\":\"Hi\",\"handoff\":true}",
            "{\"reply\":\"Hi\",\"handoff\":{\"queue\":[]}}",
            "{\"reply\":\"Hi\",\"usage\":3}",
            "{\"reply\":\"Hi\",\"usage\":{\"cost\":\"free\"}}",
            "{\"reply\":\"\\u12\"}",
            "{\"reply\":\"a\u0000b\"}",
            "\u0000\u0001\u0002",
            "{\"reply\":\"Hi\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "{\"reply\":\"Hi\",\"confidence\":" + "9".repeat(5_000) + "}",
            "{\"" + "k".repeat(60_000) + "\":1}"
        };
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_body_is_unreadable(String body) {
        assertThat(decode(body)).isInstanceOfSatisfying(AgentReply.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(Fault.UNREADABLE);
            assertThat(failed.detail()).isNotBlank().hasSizeLessThanOrEqualTo(120);
        });
    }

    @Test
    void a_body_over_one_mebibyte_is_not_looked_at() {
        byte[] body = new byte[(1 << 20) + 1];
        assertThat(decode(200, body)).isEqualTo(new AgentReply.Failed(Fault.TOO_LARGE, "1048577 bytes"));
    }

    @Test
    void bytes_at_random_and_answers_cut_or_changed_anywhere_never_throw() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        byte[] answer = golden("native-answer.json");
        for (int i = 0; i < 5_000; i++) {
            byte[] cut = java.util.Arrays.copyOf(answer, random.nextInt(answer.length + 1));
            for (int j = random.nextInt(4); j > 0 && cut.length > 0; j--) {
                cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
            }
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            assertThatCode(() -> {
                        assertThat(decode(200, cut)).isNotNull();
                        assertThat(decode(200, noise)).isNotNull();
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void an_odd_confidence_or_cost_is_as_if_not_told() {
        assertThat(decode("{\"reply\":\"Hi\",\"confidence\":83,\"usage\":{\"cost\":-1}}"))
                .isInstanceOfSatisfying(AgentReply.Said.class, said -> {
                    assertThat(said.confidence()).isNaN();
                    assertThat(said.cost()).isNaN();
                });
    }
}
