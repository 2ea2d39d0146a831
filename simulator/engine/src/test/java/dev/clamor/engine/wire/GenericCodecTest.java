package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Utterance;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenericCodecTest {
    private static final String BOT = "https://bot.test/api/chat";
    private static final String TURN = "turn: {body: '{\"text\": \"{message}\"}'}\n";
    private static final String SIMPLE = TURN + "reply: /reply\n";

    private static WireBench bench(String yaml) {
        return bench(yaml, Signals.NONE);
    }

    private static WireBench bench(String yaml, Signals signals) {
        return OptionsBench.bench(Protocol.GENERIC, OptionsBench.context(BOT, signals), yaml);
    }

    private static AgentReply reply(String yaml, String body) {
        WireBench bench = bench(yaml);
        bench.say(1, "Hello").answer(body);
        return bench.reply(1);
    }

    private static String text(String yaml, String body) {
        return ((AgentReply.Said) reply(yaml, body)).text();
    }

    @Nested
    class Requests {
        private static final String ALL = """
                start: {url: /sessions, body: '{"channel":"{channel}","customer":"{customer}","run":"{run}"}'}
                turn:
                  method: PUT
                  url: /sessions/{session.id}/messages?n={turn}
                  headers: {X-Session: "{session.id}", Authorization: mine}
                  body: >-
                    {"conversation":"{conversation}","n":{turn},"input":{"text":"{message}","raw":{message}},
                    "token":"{session.token}","context":{session.context},"braces":"{{message}"}
                stop: {method: DELETE, url: "/sessions/{session.id}"}
                reply: /messages/*/text
                session: {id: "header:X-Session-Id", token: /token}
                context: {from: /context}
                """;

        @Test
        void a_conversation_looks_like_the_golden_files() {
            WireBench bench = bench(ALL);
            WireBench.Sent start = bench.say(1, "Hello");
            assertThat(start.request.toString()).isEqualTo("POST https://bot.test/sessions");
            assertThat(GoldenAnswers.body(start)).isEqualTo(GoldenAnswers.json("generic-start.json"));
            start.answer(201, "{}".getBytes(StandardCharsets.UTF_8), Map.of("X-Session-Id", "s 1"));
            WireBench.Sent first = bench.last();
            assertThat(first.request.toString()).isEqualTo("PUT https://bot.test/sessions/s%201/messages?n=1");
            assertThat(GoldenAnswers.body(first).path("token").asText("none")).isEmpty();
            assertThat(GoldenAnswers.body(first).path("context").toString()).isEqualTo("{}");
            first.answer(GoldenAnswers.text("generic-answer.json"));
            WireBench.Sent second = bench.say(2, "My \"bill\" is wrong: 37,50 \u20ac\nBye");
            assertThat(GoldenAnswers.body(second)).isEqualTo(GoldenAnswers.json("generic-turn.json"));
            assertThat(second.request.headers())
                    .containsEntry("X-Session", "s 1")
                    .containsEntry("Authorization", "mine")
                    .containsEntry("X-Clamor-Run", "run-7");
            second.answer(GoldenAnswers.text("generic-answer.json"));
            bench.session.close();
            assertThat(bench.last().request.toString()).isEqualTo("DELETE https://bot.test/sessions/s%201");
            assertThat(bench.last().request.body()).isEmpty();
            assertThat(bench.last().request.headers()).doesNotContainKey("Content-Type");
            assertThat(bench.sent).hasSize(4);
        }

        @Test
        void a_form_and_a_query_are_encoded() {
            String form = """
                    turn:
                      headers: {Content-Type: application/x-www-form-urlencoded}
                      body: "q={message}&n={turn}"
                    reply: text
                    """;
            assertThat(bench(form).say(1, "a&b c").body()).isEqualTo("q=a%26b%20c&n=1");
            WireBench.Sent get =
                    bench("turn: {url: '?q={message}'}\nreply: text").say(1, "a&b c");
            assertThat(get.request.toString())
                    .isEqualTo("GET https://bot.test/api/chat?q=a%26b%20c".replace("chat", ""));
        }

        @Test
        void the_headers_of_a_call_win_over_those_of_the_target() {
            CodecContext context = new CodecContext(
                    URI.create(BOT),
                    Map.of("Authorization", "theirs", "X-Two", "2"),
                    WireBench.CALLER,
                    Signals.NONE,
                    InstantSource.fixed(OptionsBench.NOW));
            String yaml = SIMPLE.replace("{body", "{headers: {authorization: mine}, body");
            assertThat(OptionsBench.bench(Protocol.GENERIC, context, yaml)
                            .say(1, "Hello")
                            .request
                            .headers())
                    .containsEntry("authorization", "mine")
                    .containsEntry("X-Two", "2")
                    .hasSize(6);
        }

        @ParameterizedTest
        @CsvSource({
            "/next/1?a=b, https://bot.test/next/1?a=b",
            "next, https://bot.test/api/next",
            "https://bot.test/x, https://bot.test/x"
        })
        void an_address_that_the_agent_told_is_followed_on_its_own_host(String told, String address) {
            WireBench bench =
                    bench("turn: {url: '{session.next}', body: '{message}'}\nreply: /r\nsession: {next: /next}");
            bench.say(1, "Hello").answer("{\"r\":\"Hi\",\"next\":\"" + told + "\"}");
            assertThat(bench.say(2, "Hello").request.uri()).hasToString(address);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.test/x",
                    "//evil.test/x",
                    "http://bot.test/x",
                    "https://bot.test:8443/x",
                    "https://bot.test@evil.test/",
                    "mailto:x",
                    "a b",
                    "%zz",
                    "https://"
                })
        void an_address_on_another_host_is_not_followed(String told) {
            WireBench bench =
                    bench("turn: {url: '{session.next}', body: '{message}'}\nreply: /r\nsession: {next: /next}");
            bench.say(1, "Hello").answer("{\"r\":\"Hi\",\"next\":\"" + told + "\"}");
            bench.session.say(new Utterance(2, "Hello", false));
            assertThat(bench.sent).hasSize(1);
            assertThat(bench.fault(2)).isEqualTo(Fault.UNREADABLE);
        }

        @Test
        void an_address_of_the_file_may_be_on_another_host() {
            WireBench bench = bench("turn: {url: 'https://other.test/{turn}', body: '{message}'}\nreply: /r");
            assertThat(bench.say(1, "Hello").request.uri()).hasToString("https://other.test/1");
        }
    }

    @Nested
    class Replies {
        @Test
        void texts_buttons_cards_and_media_are_read_from_the_golden_file() {
            String yaml = TURN + """
                    reply: /messages/*/text
                    reply_separator: " "
                    buttons: /messages/*/buttons
                    cards: [/messages/*/card]
                    media: /messages/*/alt
                    """;
            assertThat(text(yaml, GoldenAnswers.text("generic-answer.json")))
                    .isEqualTo(
                            "I can look into that. Which bill?\nMarch\nApril\nMay\nOur prices\nWhere the number stands");
        }

        @Test
        void signals_are_read_from_the_same_answer() {
            WireBench bench = bench(
                    TURN + "reply: /messages/0/text",
                    OptionsBench.signals("intent: /nlu/intent\nconfidence: /nlu/confidence"));
            bench.say(1, "Hello").answer(GoldenAnswers.text("generic-answer.json"));
            assertThat(bench.said(1).intent()).isEqualTo("bill_dispute");
            assertThat(bench.said(1).confidence()).isEqualTo(0.83);
        }

        @Test
        void the_whole_body_is_the_reply_where_it_is_text() {
            String yaml = TURN + "reply: text";
            WireBench bench = bench(yaml);
            WireBench.Sent sent = bench.say(1, "Hello");
            assertThat(sent.request.headers()).containsEntry("Accept", "text/plain, */*");
            sent.answer(200, "Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.UTF_8), Map.of());
            assertThat(bench.said(1).text()).isEqualTo("Gr\u00fc\u00dfe");
            byte[] latin = "Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1);
            bench.say(2, "Hello").answer(200, latin, Map.of("Content-Type", "text/plain; charset=iso-8859-1"));
            assertThat(bench.said(2).text()).isEqualTo("Gr\u00fc\u00dfe");
            bench.say(3, "Hello").answer(200, latin, Map.of("Content-Type", "text/plain; charset=no-such"));
            assertThat(bench.said(3).text()).startsWith("Gr");
            bench.say(4, "Hello").answer("");
            assertThat(bench.fault(4)).isEqualTo(Fault.EMPTY);
            bench.say(5, "Hello").answer(200, new byte[(1 << 20) + 1], Map.of());
            assertThat(bench.fault(5)).isEqualTo(Fault.TOO_LARGE);
            assertThat(Charset.isSupported("no-such")).isFalse();
        }

        @Test
        void a_rule_makes_an_answer_a_failed_turn() {
            String yaml = SIMPLE + "fail: [{at: /error, fault: rate_limited}, {text: internal error}]";
            assertThat(reply(yaml, "{\"error\":\"x\",\"reply\":\"Hi\"}"))
                    .isEqualTo(new AgentReply.Failed(Fault.RATE_LIMITED, "rule 1 of fail"));
            assertThat(reply(yaml, "{\"error\":\"\",\"reply\":\"Internal Error 7\"}"))
                    .isEqualTo(new AgentReply.Failed(Fault.SERVER_ERROR, "rule 2 of fail"));
            assertThat(text(yaml, "{\"reply\":\"Hi\"}")).isEqualTo("Hi");
        }

        @Test
        void an_answer_that_is_skipped_is_no_reply() {
            assertThat(reply(SIMPLE + "skip: [{at: /kind, equals: typing}]", "{\"kind\":\"typing\",\"reply\":\"...\"}"))
                    .isEqualTo(new AgentReply.Failed(Fault.EMPTY, "no text in the reply"));
        }

        @Test
        void a_status_can_be_accepted() {
            WireBench bench = bench(SIMPLE + "accept_status: [404, 409]");
            bench.say(1, "Hello").answer(409, "{\"reply\":\"Hi\"}".getBytes(StandardCharsets.UTF_8), Map.of());
            assertThat(bench.said(1).text()).isEqualTo("Hi");
            bench.say(2, "Hello").answer(410, "{\"reply\":\"Hi\"}".getBytes(StandardCharsets.UTF_8), Map.of());
            assertThat(bench.fault(2)).isEqualTo(Fault.CLIENT_ERROR);
        }
    }

    @Nested
    class Carried {
        @Test
        void values_come_from_body_header_and_cookie_and_stay_until_told_anew() {
            WireBench bench = bench("""
                    turn: {body: '{"m":"{message}","a":"{session.a}","b":"{session.b}","c":{session.c}}'}
                    reply: /r
                    session: {a: /a, b: "header:X-B", c: "cookie:sid"}
                    """);
            bench.say(1, "Hello")
                    .answer(
                            200,
                            "{\"r\":\"Hi\",\"a\":1}".getBytes(StandardCharsets.UTF_8),
                            Map.of("X-B", "two", "Set-Cookie", "sid=three; Path=/; HttpOnly"));
            WireBench.Sent second = bench.say(2, "Hello");
            assertThat(second.body()).isEqualTo("{\"m\":\"Hello\",\"a\":\"1\",\"b\":\"two\",\"c\":\"three\"}");
            assertThat(second.request.headers()).doesNotContainKey("Cookie");
            second.answer("{\"r\":\"Hi\",\"a\":2}");
            assertThat(bench.say(3, "Hello").body())
                    .isEqualTo("{\"m\":\"Hello\",\"a\":\"2\",\"b\":\"two\",\"c\":\"three\"}");
        }

        @Test
        void cookies_are_sent_back_until_they_are_over() {
            WireBench bench = bench(SIMPLE + "cookies: true");
            byte[] body = "{\"reply\":\"Hi\"}".getBytes(StandardCharsets.UTF_8);
            bench.say(1, "Hello").answer(200, body, Map.of("Set-Cookie", "sid=a=b; Path=/; Max-Age=60"));
            WireBench.Sent second = bench.say(2, "Hello");
            assertThat(second.request.headers()).containsEntry("Cookie", "sid=a=b");
            second.answer(200, body, Map.of("Set-Cookie", "sid=; max-age=0"));
            assertThat(bench.say(3, "Hello").request.headers()).doesNotContainKey("Cookie");
        }

        @Test
        void cookies_are_bounded_and_printable() {
            WireBench bench = bench(SIMPLE + "cookies: true");
            byte[] body = "{\"reply\":\"Hi\"}".getBytes(StandardCharsets.UTF_8);
            for (int i = 1; i <= 60; i++) {
                bench.say(i, "Hello").answer(200, body, Map.of("Set-Cookie", "c" + i + "=v"));
            }
            bench.say(61, "Hello").answer(200, body, Map.of("Set-Cookie", "c1=" + "v".repeat(5_000)));
            bench.say(62, "Hello").answer(200, body, Map.of("Set-Cookie", "c1=a\r\nX-Evil: 1"));
            assertThat(bench.say(63, "Hello").request.headers().get("Cookie").split("; "))
                    .hasSize(50)
                    .startsWith("c1=v")
                    .endsWith("c50=v");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "merge; {\"lang\":\"en\",\"a\":2,\"b\":{\"x\":1}}",
                    "replace; {\"a\":2}",
                })
        void the_context_is_merged_or_replaced(String mode, String context) {
            WireBench bench = bench("turn: {body: '{\"m\":\"{message}\",\"c\":{session.context}}'}\nreply: /r\n"
                    + "context: {from: /ctx, mode: " + mode + ", initial: '{\"lang\":\"en\"}'}");
            WireBench.Sent first = bench.say(1, "Hello");
            assertThat(GoldenAnswers.body(first).path("c").toString()).isEqualTo("{\"lang\":\"en\"}");
            first.answer("{\"r\":\"Hi\",\"ctx\":{\"a\":1,\"b\":{\"x\":1}}}");
            bench.say(2, "Hello").answer("{\"r\":\"Hi\",\"ctx\":{\"a\":2}}");
            bench.say(3, "Hello").answer("{\"r\":\"Hi\",\"ctx\":7}");
            assertThat(GoldenAnswers.body(bench.say(4, "Hello")).path("c").toString())
                    .isEqualTo(context);
        }

        @Test
        void a_value_that_grows_without_end_fails_the_turn() {
            WireBench bench = bench("turn: {body: '{\"m\":\"{message}\",\"c\":{session.context}}'}\nreply: /r\n"
                    + "context: {from: /ctx, mode: merge}");
            String large = "x".repeat(200_000);
            bench.say(1, "Hello").answer("{\"r\":\"Hi\",\"ctx\":{\"a\":\"" + large + "\"}}");
            assertThat(bench.said(1).text()).isEqualTo("Hi");
            bench.say(2, "Hello").answer("{\"r\":\"Hi\",\"ctx\":{\"b\":\"" + large + "\"}}");
            assertThat(bench.fault(2)).isEqualTo(Fault.TOO_LARGE);
            assertThat(GoldenAnswers.body(bench.say(3, "Hello")).path("c")).hasSize(1);
        }
    }

    @Nested
    class Starting {
        private static final String YAML = SIMPLE + "start: {url: /start, method: POST}\nstop: {url: /stop}\n";

        @Test
        void a_conversation_is_started_once_and_needs_no_answer_but_a_status() {
            WireBench bench = bench(YAML);
            bench.say(1, "Hello").answer("welcome");
            bench.last().answer("{\"reply\":\"Hi\"}");
            bench.say(2, "Hello").answer("{\"reply\":\"Hi\"}");
            assertThat(bench.sent).hasSize(3);
            assertThat(bench.replies).hasSize(2);
        }

        @Test
        void a_start_that_fails_fails_the_turn_and_is_tried_again_with_the_next() {
            WireBench bench = bench(YAML + "fail: [{at: /error}]");
            bench.say(1, "Hello").answer(503, new byte[0], Map.of());
            assertThat(bench.fault(1)).isEqualTo(Fault.SERVER_ERROR);
            bench.say(2, "Hello").answer("{\"error\":\"no room\"}");
            assertThat(bench.fault(2)).isEqualTo(Fault.SERVER_ERROR);
            assertThat(bench.say(3, "Hello").request.uri()).hasPath("/start");
            bench.session.close();
            assertThat(bench.sent)
                    .as("nothing was started, so nothing is stopped")
                    .hasSize(3);
        }

        @Test
        void what_is_said_while_a_conversation_starts_waits_for_its_first_reply() {
            WireBench bench = bench(YAML);
            WireBench.Sent start = bench.say(1, "Hello");
            bench.session.say(new Utterance(2, "Are you there?", true));
            assertThat(bench.sent).hasSize(1);
            start.answer("");
            bench.last().answer("{\"reply\":\"Hi\"}");
            assertThat(bench.sent).hasSize(3);
            assertThat(bench.last().body()).contains("Are you there?");
            bench.last().answer("{\"reply\":\"Yes\"}");
            assertThat(bench.said(2).text()).isEqualTo("Yes");
        }

        @Test
        void once_a_conversation_is_started_a_second_message_goes_out_at_once() {
            WireBench bench = bench(YAML);
            bench.say(1, "Hello").answer("");
            bench.last().answer("{\"reply\":\"Hi\"}");
            WireBench.Sent second = bench.say(2, "One");
            WireBench.Sent third = bench.say(3, "Two");
            third.answer("{\"reply\":\"B\"}");
            second.answer("{\"reply\":\"A\"}");
            assertThat(bench.said(2).text()).isEqualTo("A");
            assertThat(bench.said(3).text()).isEqualTo("B");
        }

        @Test
        void nothing_waits_once_the_contact_is_over() {
            WireBench bench = bench(YAML);
            WireBench.Sent start = bench.say(1, "Hello");
            bench.session.say(new Utterance(2, "Are you there?", true));
            bench.session.close();
            start.answer("");
            assertThat(bench.sent).hasSize(1);
            assertThat(bench.replies).isEmpty();
        }
    }

    @Nested
    class Polling {
        private static final String YAML = SIMPLE + "poll: {url: /poll, every: 500ms, most: 3}\n";

        @Test
        void a_reply_that_is_not_there_is_asked_for_until_it_is() {
            WireBench bench = bench(YAML);
            bench.say(1, "Hello").answer(202, new byte[0], Map.of());
            assertThat(bench.sent).hasSize(1);
            bench.pass(499_999);
            assertThat(bench.sent).hasSize(1);
            bench.pass(1);
            assertThat(bench.last().request.toString()).isEqualTo("GET https://bot.test/poll");
            bench.last().answer("{\"reply\":null}");
            bench.pass(500_000);
            bench.last().answer("{\"reply\":\"Hi\"}");
            assertThat(bench.sent).hasSize(3);
            assertThat(bench.said(1).text()).isEqualTo("Hi");
        }

        @Test
        void a_reply_that_is_there_at_once_is_not_asked_for() {
            WireBench bench = bench(YAML);
            bench.say(1, "Hello").answer("{\"reply\":\"Hi\"}");
            assertThat(bench.said(1).text()).isEqualTo("Hi");
        }

        @Test
        void polling_ends_as_a_timeout() {
            WireBench bench = bench(YAML);
            bench.say(1, "Hello").answer("{}");
            for (int i = 0; i < 3; i++) {
                bench.pass(500_000);
                bench.last().answer("{}");
            }
            bench.pass(5_000_000);
            assertThat(bench.sent).hasSize(4);
            assertThat(bench.reply(1)).isEqualTo(new AgentReply.Failed(Fault.TIMEOUT, "no reply after 3 polls"));
        }

        @Test
        void rules_say_when_a_reply_is_complete_and_its_parts_are_gathered() {
            WireBench bench = bench(SIMPLE
                    + "poll: {url: /poll, until: [{at: /last}], gather: true}\nskip: [{at: /kind, equals: typing}]");
            bench.say(1, "Hello").answer("{\"reply\":\"One\"}");
            bench.pass(1_000_000);
            bench.last().answer("{\"kind\":\"typing\",\"reply\":\"...\",\"last\":true}");
            bench.pass(1_000_000);
            bench.last().answer("{\"reply\":\"two\",\"last\":true}");
            assertThat(bench.said(1).text()).isEqualTo("One\ntwo");
        }

        @Test
        void only_the_last_answer_is_read_where_nothing_is_gathered() {
            WireBench bench = bench(SIMPLE + "poll: {url: /poll, until: [{at: /last}]}");
            bench.say(1, "Hello").answer("{\"reply\":\"One\"}");
            bench.pass(1_000_000);
            bench.last().answer("{\"reply\":\"One\\nand two\",\"last\":true}");
            assertThat(bench.said(1).text()).isEqualTo("One\nand two");
        }

        @Test
        void a_poll_that_fails_fails_the_turn() {
            WireBench bench = bench(YAML);
            bench.say(1, "Hello").answer("{}");
            bench.pass(500_000);
            bench.last().answer(500, new byte[0], Map.of());
            assertThat(bench.fault(1)).isEqualTo(Fault.SERVER_ERROR);
        }
    }

    @Test
    void damaged_and_hostile_answers_never_throw() {
        String yaml = TURN + """
                reply: /messages/*/text
                buttons: /messages/*/buttons
                cards: /messages/*
                session: {token: /token, next: "header:X-Next"}
                context: {from: /context, mode: merge}
                cookies: true
                fail: [{at: /error}]
                """;
        GoldenAnswers.damage("generic-answer.json", () -> bench(yaml));
        GoldenAnswers.damage("generic-answer.json", () -> bench(TURN + "reply: text"));
        GoldenAnswers.hostile(
                () -> bench(yaml), "{\"messages\":{\"a\":{\"text\":[[1]],\"buttons\":{\"title\":{}}}},\"context\":[]}");
    }

    @Nested
    class Problems {
        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "turn: {body: '{\"t\":\"{mesage}\",\"m\":\"{message}\"}'}; did you mean \"message\"?",
                    "turn: {body: '{\"t\":\"{session.tokn}\",\"m\":\"{message}\"}'}; did you mean \"session.token\"?",
                    "turn: {body: '{\"t\":{message}'}; JSON once it is filled in",
                    "turn: {body: '{\"t\":1}'}; {message} in its url",
                    "turn: {url: 'http://a b/', body: '{message}'}; an address",
                    "turn: {body: '{message}', metod: GET}; did you mean \"method\"?",
                    "turn: {body: '{message}', method: FETCH}; turn.method",
                })
        void a_wrong_call_is_one_problem(String turn, String told) {
            String yaml = turn + "\nreply: /reply\nsession: {token: /token}";
            assertThat(OptionsBench.problems(Protocol.GENERIC, BOT, yaml))
                    .singleElement()
                    .asString()
                    .contains(told);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "reply: $.reply",
                    "reply: [/a, b]",
                    "reply: /a\nsession: {context: /c}",
                    "reply: /a\nsession: {'a b': /c}",
                    "reply: /a\nsession: {a: c}",
                    "reply: /a\ncontext: {mode: merge}",
                    "reply: /a\ncontext: {from: /c, mode: add}",
                    "reply: /a\ncontext: {from: /c, initial: '[]'}",
                    "reply: /a\npoll: {url: /p, every: 1h}",
                    "reply: /a\npoll: {url: /p, every: 1ms}",
                    "reply: /a\npoll: {url: /p, most: 0}",
                    "reply: /a\nfail: [{at: /e, fault: broken}]",
                    "reply: /a\naccept_status: [20]",
                    "reply: /a\nretry: 3"
                })
        void a_wrong_option_is_one_problem(String yaml) {
            assertThat(OptionsBench.problems(Protocol.GENERIC, BOT, TURN + yaml))
                    .hasSize(1);
        }

        @Test
        void what_is_required_is_asked_for_all_at_once() {
            assertThat(OptionsBench.problems(Protocol.GENERIC, BOT, "{}")).hasSize(2);
        }
    }
}
