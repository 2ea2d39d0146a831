package dev.clamor.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.clamor.cli.Cli;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgentServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFileTest {
    private static final String SECRET = "s3cr3t-Bearer-77";
    private static final String FRIENDLY = "{\"reply\":\"Which account is it about?\",\"asks\":[\"account_number\"]}";

    @TempDir
    private Path folder;

    /** An HTTP server that answers as it is told. */
    private static final class Stub implements AutoCloseable {
        private final HttpServer server;
        private final AtomicInteger requests = new AtomicInteger();
        private volatile String authorization = "";

        @FunctionalInterface
        interface Answer {
            void give(HttpExchange exchange, int nth) throws IOException;
        }

        Stub(Answer answer) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String sent = exchange.getRequestHeaders().getFirst("Authorization");
                authorization = sent == null ? "" : sent;
                exchange.getRequestBody().readAllBytes();
                answer.give(exchange, requests.incrementAndGet());
                exchange.close();
            });
            server.start();
        }

        static void reply(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            }
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/chat";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private String target(String address, String more) throws IOException {
        Files.writeString(folder.resolve("key"), SECRET + "\n");
        Path file = folder.resolve("agent.yaml");
        Files.writeString(
                file,
                "protocol: native\nname: pilot\nurl: " + address + "\nheaders: {Authorization: \"Bearer ${file:"
                        + folder.resolve("key") + "}\"}\n" + more);
        return file.toString();
    }

    @Nested
    class The_doctor {
        @Test
        void shows_what_the_reference_agent_was_sent_and_answered_and_what_was_understood() throws IOException {
            try (ReferenceAgentServer server =
                    ReferenceAgentServer.start(DeclaredBehaviour.clean(), 1, "127.0.0.1", 0)) {
                Cli.Ended ended =
                        Cli.here("doctor", "--agent", target(server.uri().toString(), ""));
                assertThat(ended.err()).isEmpty();
                assertThat(ended.exitCode()).isZero();
                assertThat(ended.out())
                        .contains(
                                "pilot, protocol native, at " + server.uri(),
                                "resolved    127.0.0.1",
                                "connected   in ",
                                "sent        POST " + server.uri(),
                                "Authorization: ***",
                                "received    status 200",
                                "Content-Type: application/json",
                                "class       ",
                                "state       RESOLVED",
                                "no reply in parts: there is no time to first token",
                                "Every reply was understood.")
                        .doesNotContain(SECRET);
            }
        }

        @Test
        void says_a_second_thing_when_the_first_reply_asks() throws IOException {
            try (Stub stub = new Stub((exchange, nth) -> Stub.reply(exchange, 200, FRIENDLY))) {
                Cli.Ended ended = Cli.here("doctor", "--agent", target(stub.address(), ""), "--say", "My bill is odd");
                assertThat(ended.exitCode()).isZero();
                assertThat(stub.requests).hasValue(2);
                assertThat(stub.authorization).isEqualTo("Bearer " + SECRET);
                assertThat(ended.out())
                        .contains(
                                "customer    My bill is odd",
                                "asks        account_number",
                                "no actions: if it never tells any",
                                "no intent: rephrase consistency");
            }
        }

        @Test
        void prints_the_same_as_json() throws IOException {
            try (Stub stub = new Stub((exchange, nth) -> Stub.reply(exchange, 200, FRIENDLY))) {
                Cli.Ended ended = Cli.here("doctor", "--agent", target(stub.address(), ""), "--json");
                assertThat(ended.exitCode()).isZero();
                assertThat(ended.out())
                        .startsWith("{")
                        .contains("\"agent\" : \"pilot\"", "\"asks\" : [", "\"unseen\" : [")
                        .doesNotContain(SECRET);
            }
        }

        @Test
        void never_shows_a_secret_that_the_agent_sends_back_nor_lets_it_drive_the_terminal() throws IOException {
            try (Stub stub = new Stub((exchange, nth) ->
                    Stub.reply(exchange, 200, "{\"reply\":\"\\u001b[31m I heard " + SECRET + "\\u202e\"}"))) {
                Cli.Ended ended = Cli.here("doctor", "--agent", target(stub.address(), ""));
                assertThat(ended.out())
                        .contains("\\u001B[31m I heard ***")
                        .doesNotContain(SECRET)
                        .doesNotContain("\u001B")
                        .doesNotContain("\u202E");
            }
        }

        @Test
        void says_what_to_check_when_the_agent_cannot_be_reached() throws IOException {
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            Cli.Ended ended = Cli.here("doctor", "--agent", target("http://127.0.0.1:" + port + "/chat", ""));
            assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILURE);
            assertThat(ended.out()).contains("connected   no", "Not understood. Check that the agent is running");
        }

        @Test
        void says_what_to_check_when_the_agent_cannot_be_understood() throws IOException {
            try (Stub stub = new Stub((exchange, nth) -> Stub.reply(exchange, 200, "<html>welcome</html>"))) {
                Cli.Ended ended = Cli.here("doctor", "--agent", target(stub.address(), ""));
                assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILURE);
                assertThat(ended.out())
                        .contains("<html>welcome</html>", "no reply", "Not understood. Check that the answer");
            }
            try (Stub stub = new Stub((exchange, nth) -> Stub.reply(exchange, 401, ""))) {
                Cli.Ended ended = Cli.here("doctor", "--agent", target(stub.address(), ""));
                assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILURE);
                assertThat(ended.out()).contains("received    status 401", "credentials");
            }
        }

        @Test
        void cuts_a_long_answer_and_gives_up_on_one_that_never_ends() throws IOException {
            String prose = "word ".repeat(5_000);
            try (Stub stub = new Stub((exchange, nth) -> Stub.reply(exchange, 200, "{\"reply\":\"" + prose + "\"}"))) {
                Cli.Ended ended = Cli.here("doctor", "--agent", target(stub.address(), ""));
                assertThat(ended.exitCode()).isZero();
                assertThat(ended.out().lines().map(String::length).sorted().toList())
                        .filteredOn(length -> length > 2_100)
                        .hasSize(1);
            }
        }

        @Test
        void refuses_a_file_with_problems() throws IOException {
            Cli.Ended ended = Cli.here("doctor", "--agent", target("nowhere", "limits: {concurrent_contacts: many}\n"));
            assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(ended.err()).contains("url: expected", "limits.concurrent_contacts: expected");
        }
    }

    @Nested
    class Other_commands {
        @Test
        void validate_checks_a_target_file_and_what_it_names() throws IOException {
            assertThat(Cli.here("validate", target("http://127.0.0.1:1/", "")).exitCode())
                    .isZero();
            Cli.Ended ended = Cli.here("validate", target("http://127.0.0.1:1/", "lexicon: words.yaml\nretires: {}\n"));
            assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(ended.err()).contains("did you mean \"retries\"?");
            assertThat(Cli.here("validate", target("http://127.0.0.1:1/", "lexicon: words.yaml\n"))
                            .err())
                    .contains("words.yaml: expected a file. Found: nothing there.");
        }

        @Test
        void converse_sends_again_where_the_file_says_so() throws IOException {
            try (Stub stub = new Stub((exchange, nth) -> {
                if (nth == 1) {
                    Stub.reply(exchange, 503, "");
                } else {
                    Stub.reply(exchange, 200, "{\"reply\":\"A colleague takes over.\",\"state\":\"handed_off\"}");
                }
            })) {
                String file = target(stub.address(), "retries: {times: 1, on: server_error, after: 1ms}\n");
                Cli.Ended ended = Cli.here("converse", "--agent", file);
                assertThat(ended.err()).isEmpty();
                assertThat(ended.exitCode()).isZero();
                assertThat(ended.out()).contains("turn 1 sent again after SERVER_ERROR", "A colleague takes over.");
            }
        }

        @Test
        void a_run_stops_at_the_spend_cap_keeps_to_the_ceiling_and_archives_no_secret() throws IOException {
            try (Stub stub = new Stub((exchange, nth) -> Stub.reply(exchange, 200, FRIENDLY))) {
                String file = target(
                        stub.address(), "limits: {concurrent_contacts: 2, spend: {limit: 3, per_request: 0.1}}\n");
                Path run = folder.resolve("run");
                Cli.Ended ended = Cli.here(
                        "run",
                        "drizzle",
                        "--agent",
                        file,
                        "--seed",
                        "7",
                        "--duration",
                        "3s",
                        "--max-contacts",
                        "60",
                        "--time-scale",
                        "10000",
                        "--out",
                        run.toString());
                assertThat(ended.err()).isEmpty();
                assertThat(ended.exitCode()).isEqualTo(10);
                assertThat(stub.requests.get()).isLessThanOrEqualTo(30);
                assertThat(ended.out())
                        .contains("HOLD", "what the agent may cost was spent", "held back")
                        .doesNotContain(SECRET);
                assertThat(Files.readString(run.resolve("manifest.json")))
                        .contains("concurrent_contacts: 2", "${file:")
                        .doesNotContain(SECRET);
                try (var files = Files.list(run)) {
                    assertThat(files)
                            .allSatisfy(written -> assertThat(Files.readString(written, StandardCharsets.ISO_8859_1))
                                    .doesNotContain(SECRET));
                }
            }
        }
    }
}
