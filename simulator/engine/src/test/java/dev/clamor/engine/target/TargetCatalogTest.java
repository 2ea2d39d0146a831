package dev.clamor.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.Fault;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.Channel;
import dev.clamor.engine.dialogue.Channels;
import dev.clamor.engine.wire.Protocol;
import dev.clamor.engine.wire.Retries;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetCatalogTest {
    private static final String SMALLEST = "protocol: native\nurl: http://127.0.0.1:8080/chat\n";
    private static final Map<String, String> VALUES = Map.of(
            "KEY", "s3cr3t-value", "HOST", "bank.example", "file:/run/key", "from-a-file", "NUMBER", "77-secret");

    private final Problems problems = new Problems();

    private Optional<Target> read(String text) {
        return TargetCatalog.read("conf/agent.yaml", text, name -> Optional.ofNullable(VALUES.get(name)), problems);
    }

    private Target good(String text) {
        Optional<Target> target = read(text);
        assertThat(problems.all()).isEmpty();
        return target.orElseThrow();
    }

    private String wrong(String text) {
        assertThat(read(text)).isEmpty();
        return String.join("\n", problems.all().stream().map(Problem::toString).toList());
    }

    @Test
    void protocol_and_address_are_enough() {
        Target target = good(SMALLEST);
        assertThat(target.protocol()).isEqualTo(Protocol.NATIVE);
        assertThat(target.uri()).isEqualTo(URI.create("http://127.0.0.1:8080/chat"));
        assertThat(target.ceilings()).isEqualTo(Ceilings.NONE);
        assertThat(target.retries()).isEqualTo(Retries.NONE);
        assertThat(target.replyMicros()).isEmpty();
        assertThat(target.channels()).isEqualTo(Channels.one("chat"));
    }

    @Test
    void everything_that_it_can_say_is_read() {
        Target target = good("""
                name: pilot
                protocol: native
                url: https://${HOST}/chat
                headers: {Authorization: "Bearer ${KEY}", X-Team: support, X-Price: "$${KEY}"}
                timeouts: {reply: 20s, connect: 500ms}
                limits: {concurrent_contacts: 5, requests_per_second: 10, connections: 3, spend: {limit: 12.5, per_request: 0.01}}
                retries: {times: 2, on: [rate_limited, server_error], after: 250ms}
                signals: {handoff: [{text: "a colleague takes over"}]}
                lexicon: words.yaml
                channel: sms
                native: {}
                """);
        assertThat(target.name()).isEqualTo("pilot");
        assertThat(target.uri()).isEqualTo(URI.create("https://bank.example/chat"));
        assertThat(target.headers())
                .isEqualTo(Map.of("Authorization", "Bearer s3cr3t-value", "X-Team", "support", "X-Price", "${KEY}"));
        assertThat(target.replyMicros()).contains(20_000_000L);
        assertThat(target.connectMicros()).contains(500_000L);
        assertThat(target.ceilings()).isEqualTo(new Ceilings(5, 10, 12.5, 0.01, 3));
        assertThat(target.retries()).isEqualTo(new Retries(2, Set.of(Fault.RATE_LIMITED, Fault.SERVER_ERROR), 250_000));
        assertThat(target.signals().handoff()).hasSize(1);
        assertThat(target.lexicon()).contains(Path.of("conf/words.yaml"));
        assertThat(target.channels()).isEqualTo(Channels.one("sms"));
    }

    @Test
    void a_secret_may_come_from_a_file() {
        assertThat(good(SMALLEST + "headers: {X-Key: \"${file:/run/key}\"}\n").headers())
                .containsEntry("X-Key", "from-a-file");
    }

    @Test
    void customers_move_only_where_the_file_says_between_which_channels() {
        assertThat(good(SMALLEST + "channels: [app, chat]\n").channels())
                .isEqualTo(new Channels("app", List.of(Channel.APP, Channel.CHAT)));
        assertThat(good(SMALLEST + "channels: [app, chat]\nchannel: chat\n")
                        .channels()
                        .first())
                .isEqualTo("chat");
        assertThat(good(SMALLEST + "channels: [chat]\n").channels().several()).isFalse();
        assertThat(good("""
                protocol: generic
                url: http://127.0.0.1:8080/chat
                channels: [chat, web]
                generic: {turn: {body: '{"text": "{message}", "from": "{channel}"}'}, reply: /reply}
                """).channels().several()).isTrue();
    }

    @Test
    void channels_that_the_agent_cannot_be_told_are_a_problem() {
        assertThat(wrong(SMALLEST + "channels: [ap, chat, chat]\nchannel: phone\n")
                        .lines())
                .containsExactlyInAnyOrder(
                        "conf/agent.yaml:3:1 channels: expected some of chat, app, web, messaging. Found: \"ap\" (did you mean \"app\"?).",
                        "conf/agent.yaml:3:1 channels: expected each channel once. Found: \"chat\" again.",
                        "conf/agent.yaml:4:1 channel: expected one of the channels. Found: \"phone\".");
    }

    @Test
    void channels_need_a_place_in_the_protocol() {
        assertThat(wrong("""
                protocol: openai
                url: http://127.0.0.1:8080/v1/chat/completions
                channels: [chat, app]
                openai: {model: m}
                """)).contains("channels: expected one with protocol openai");
        assertThat(wrong("""
                protocol: generic
                url: http://127.0.0.1:8080/chat
                channels: [chat, app]
                generic: {turn: {body: '{"text": "{message}"}'}, reply: /reply}
                """)).contains("channels: expected one, or {channel} in the url, headers or body of the turn");
    }

    @Test
    void all_problems_are_reported_at_once_each_with_its_line() {
        String found = wrong("""
                protocol: nativ
                url: bank.example/chat
                headers: {"bad header": x, Authorization: "Bearer ${NO_SUCH}"}
                timeouts: {reply: soon}
                limits: {concurrent_contacts: 0, connections: 0, requests_per_second: 2.5, spend: {per_request: 1}}
                retries: {times: 2, on: [rate_limit, empty]}
                """);
        assertThat(found.lines())
                .containsExactlyInAnyOrder(
                        "conf/agent.yaml:3:43 headers.Authorization: expected the environment variable NO_SUCH. Found: nothing there.",
                        "conf/agent.yaml:1:1 protocol: expected one of " + String.join(", ", Protocol.ids())
                                + ". Found: \"nativ\" (did you mean \"native\"?).",
                        "conf/agent.yaml:2:1 url: expected an address that begins with http, https, ws or wss. Found: \"bank.example/chat\".",
                        "conf/agent.yaml:3:11 headers.bad header: expected the name of a header. Found: other characters.",
                        "conf/agent.yaml:4:12 timeouts.reply: expected a time from 10ms to 600s, for example 500ms, 10s or 2m. Found: \"soon\".",
                        "conf/agent.yaml:5:10 limits.concurrent_contacts: expected a whole number from 1 to 1000000. Found: \"0\".",
                        "conf/agent.yaml:5:34 limits.connections: expected a whole number from 1 to 100000. Found: \"0\".",
                        "conf/agent.yaml:5:50 limits.requests_per_second: expected a whole number above 1, or less than 1. Found: \"2.5\".",
                        "conf/agent.yaml:5:76 limits.spend.limit: expected the amount at which to stop. Found: nothing.",
                        "conf/agent.yaml:6:21 retries.on: expected some of refused, connect_timeout, timeout, reset, rate_limited, server_error. Found: \"rate_limit\" (did you mean \"rate_limited\"?).",
                        "conf/agent.yaml:6:21 retries.on: expected some of refused, connect_timeout, timeout, reset, rate_limited, server_error. Found: \"empty\".");
    }

    @Test
    void unknown_keys_are_problems_in_the_protocols_own_part_too() {
        assertThat(wrong(SMALLEST + "hedaers: {}\nnative: {stream: true}\n"))
                .contains("did you mean \"headers\"?", "native.stream: expected no keys");
    }

    @Test
    void no_message_and_no_text_shows_a_secret() {
        String all = wrong("""
                protocol: "${KEY}"
                url: "ftp://${KEY}/"
                headers: {X-Key: "${KEY}\\u00e9"}
                timeouts: {reply: "${KEY}"}
                limits: {requests_per_second: "${NUMBER}"}
                retries: {times: 1, on: "${KEY}"}
                signals: {intent: "${KEY}"}
                """);
        assertThat(all.lines()).hasSize(7);
        assertThat(all).doesNotContain("s3cr3t").doesNotContain("77-secret");
    }

    @Test
    void what_is_archived_and_printed_has_no_secret() {
        Target target = good("""
                protocol: native
                url: http://me:word@${HOST}/chat?api_key=plain-1
                headers: {Authorization: "Basic plain-2", X-Key: "${KEY}", X-Team: support}
                """);
        assertThat(target.archived())
                .contains("${HOST}", "${KEY}", "support")
                .doesNotContain("plain-1")
                .doesNotContain("plain-2")
                .doesNotContain("word")
                .doesNotContain("s3cr3t");
        assertThat(target.toString()).isEqualTo("agent (native)");
        assertThat(target.secrets().toString()).doesNotContain("s3cr3t");
        assertThat(target.secrets().hide("it said s3cr3t-value twice")).isEqualTo("it said *** twice");
    }
}
