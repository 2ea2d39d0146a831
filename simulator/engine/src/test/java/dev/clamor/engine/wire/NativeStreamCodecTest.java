package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeStreamCodecTest {
    private static final String DONE = "event: done\ndata: {\"reply\":\"Hi there\"}\n\n";

    private static WireBench said() {
        return said("", Map.of());
    }

    private static WireBench said(String signals, Map<String, String> headers) {
        WireBench bench = new WireBench(codec(signals, headers));
        bench.say(1, "Hello");
        return bench;
    }

    private static AgentCodec codec(String signals, Map<String, String> headers) {
        return Golden.codec(Protocol.NATIVE_SSE, Golden.context(signals, headers), "{}");
    }

    @Test
    void the_request_is_the_native_one_but_for_what_it_accepts() {
        WireBench.Sent sent = said().last();
        WireBench.Sent plain = new WireBench(new NativeCodec(WireBench.context())).say(1, "Hello");
        assertThat(sent.body()).isEqualTo(plain.body());
        assertThat(sent.streamed()).isTrue();
        assertThat(sent.request.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Accept", "text/event-stream",
                        "Content-Type", "application/json",
                        "Idempotency-Key", "c-000042-1",
                        "User-Agent", "clamor/0.1.0",
                        "X-Clamor-Run", "run-7"));
    }

    @Test
    void a_stream_is_read_from_the_golden_file_wherever_it_is_cut() {
        WireBench bench = said();
        bench.last().answer(Golden.text("native-stream.txt"));
        assertThat(bench.said(1).text()).isEqualTo("I pass you on to a colleague \ud83d\ude42.");
        assertThat(bench.said(1).state()).isEqualTo(AgentReply.State.HANDED_OFF);
        assertThat(bench.said(1).cost()).isEqualTo(0.002);
        Golden.reads_the_same_wherever_it_is_cut(Golden.text("native-stream.txt"), codec("", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"Hi \\u20ac\"; Hi \u20ac",
                "{\"text\":\"Hi\"}; Hi",
                "Hi; Hi",
                "\"Hi\" he said; \"Hi\" he said",
                "{Hi}; {Hi}",
                "{\"words\":1}; {\"words\":1}"
            })
    void a_piece_is_a_string_an_object_with_text_or_the_text_itself(String data, String heard) {
        WireBench bench = said();
        bench.last().begin(200);
        bench.last().chunk("event: delta\ndata: " + data + "\n\n");
        assertThat(bench.parts).containsEntry(1, 1);
        assertThat(bench.session.cut(1)).isEqualTo(heard);
    }

    @Test
    void what_was_heard_of_a_reply_that_was_talked_over_is_told() {
        WireBench bench = said();
        WireBench.Sent sent = bench.last();
        sent.begin(200);
        assertThat(bench.session.cut(1)).isNull();
        sent.chunk("event: delta\ndata: \"Hi \"\n\nevent: delta\ndata: \"the\"\n\n");
        assertThat(bench.session.cut(1)).isEqualTo("Hi the");
        assertThat(sent.cancelled).isTrue();
        sent.chunk(DONE);
        assertThat(bench.replies).isEmpty();
    }

    @Test
    void the_words_alone_count_where_the_target_file_says_so() {
        WireBench bench = said("use: text\n", Map.of());
        bench.last().answer(Golden.text("native-stream.txt"));
        assertThat(bench.said(1).handoff()).isNull();
        assertThat(bench.said(1).state()).isEqualTo(AgentReply.State.OPEN);
    }

    @Test
    void a_plain_answer_is_read_as_such() {
        WireBench bench = said();
        bench.last().answer(Golden.text("native-answer.json"));
        assertThat(bench.said(1).text()).isEqualTo("I pass you on to a colleague.");
    }

    @Test
    void a_stream_without_done_was_cut_short() {
        WireBench bench = said();
        bench.last().answer("event: delta\ndata: \"Hi\"\n\n");
        assertThat(bench.reply(1)).isEqualTo(new AgentReply.Failed(Fault.UNREADABLE, "the stream was cut short"));
    }

    @Test
    void an_answer_without_a_body_is_empty() {
        WireBench bench = said();
        bench.last().answer("");
        assertThat(bench.reply(1)).isEqualTo(new AgentReply.Failed(Fault.EMPTY, "no body"));
    }

    @Test
    void an_answer_that_is_no_stream_says_so() {
        WireBench bench = said();
        bench.last().answer("<html>Bad gateway</html>");
        assertThat(bench.reply(1))
                .isEqualTo(new AgentReply.Failed(Fault.UNREADABLE, "no server-sent events in the answer"));
    }

    @Test
    void an_error_ends_the_reply_and_keeps_our_secrets() {
        WireBench bench = said("", Map.of("X-Key", "s3cret-key"));
        bench.last().answer("event: delta\ndata: Hi\n\nevent: error\ndata: \"no s3cret-key today\"\n\n" + DONE);
        assertThat(bench.reply(1)).isEqualTo(new AgentReply.Failed(Fault.SERVER_ERROR, "error no *** today"));
    }

    @Test
    void other_events_are_ignored() {
        WireBench bench = said();
        bench.last().answer("event: ping\ndata: {\n\ndata: x\n\n" + DONE + "event: done\ndata: {\n\n");
        assertThat(bench.said(1).text()).isEqualTo("Hi there");
        assertThat(bench.parts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "{",
                "[]",
                "<html>",
                "event: done\ndata: {\n\n",
                "event: done\ndata: {}\n\n",
                "event: done\ndata: \"Hi\"\n\n",
                "event: done\ndata: {\"reply\":\"Hi\"}\n"
            })
    void a_hostile_answer_is_unreadable(String body) {
        WireBench bench = said();
        bench.last().answer(body);
        assertThat(bench.fault(1)).isEqualTo(Fault.UNREADABLE);
    }

    @Test
    void an_answer_changed_anywhere_never_throws() {
        Golden.never_throws(Golden.text("native-stream.txt"), codec("", Map.of()));
    }

    @Test
    void more_than_a_mebibyte_is_too_large() {
        WireBench bench = said();
        WireBench.Sent sent = bench.last();
        sent.begin(200);
        for (int i = 0; i <= 1_024; i++) {
            sent.chunk("event: delta\ndata: " + "x".repeat(1_024) + "\n\n");
        }
        assertThat(bench.fault(1)).isEqualTo(Fault.TOO_LARGE);
        assertThat(sent.cancelled).isTrue();
        WireBench line = said();
        line.last().answer("event: delta\ndata: " + "x".repeat(1 << 20));
        assertThat(line.fault(1)).isEqualTo(Fault.TOO_LARGE);
    }
}
