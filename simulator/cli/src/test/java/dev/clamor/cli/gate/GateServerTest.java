package dev.clamor.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateServerTest {
    @TempDir
    private Path home;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void verdicts_are_served_over_loopback() throws Exception {
        GateApi api = new Shelf(home).finished("storm-7", 1, "PROMOTE").api();
        try (GateServer gate = start(api, Optional.empty())) {
            assertThat(gate.uri().getHost()).isEqualTo("127.0.0.1");
            HttpResponse<String> verdict = get(gate, "/api/v1/runs/storm-7/verdict", "");
            assertThat(verdict.statusCode()).isEqualTo(200);
            assertThat(verdict.body()).contains("\"PROMOTE\"");
            assertThat(verdict.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
            assertThat(verdict.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(get(gate, "/api/v1/runs/..%2f/verdict", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_hook_with_flaggers_payload_is_answered() throws Exception {
        GateApi api = new Shelf(home).finished("storm-7", 1, "HOLD").api();
        try (GateServer gate = start(api, Optional.empty())) {
            String payload = "{\"name\":\"support-agent\",\"namespace\":\"default\",\"phase\":\"Progressing\","
                    + "\"checksum\":\"85d557f47b\",\"metadata\":{}}";
            assertThat(post(gate, "/flagger/storm-7/confirm-promotion", payload).statusCode())
                    .isEqualTo(409);
            assertThat(post(gate, "/flagger/storm-7/confirm-promotion", "x".repeat(70_000))
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void with_a_token_nobody_else_is_answered() throws Exception {
        GateApi api = new Shelf(home).finished("storm-7", 1, "PROMOTE").api();
        try (GateServer gate = start(api, Optional.of("s3cret"))) {
            String path = "/api/v1/runs/storm-7/verdict";
            assertThat(get(gate, path, "").statusCode()).isEqualTo(401);
            assertThat(get(gate, path, "Bearer s3cre").statusCode()).isEqualTo(401);
            assertThat(get(gate, path, "Bearer s3cret").statusCode()).isEqualTo(200);
            assertThat(get(gate, "/healthz", "").statusCode()).isEqualTo(200);
        }
    }

    private static GateServer start(GateApi api, Optional<String> token) throws IOException {
        return GateServer.start(api, InetAddress.getLoopbackAddress(), 0, token);
    }

    private HttpResponse<String> get(GateServer gate, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gate.uri() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(GateServer gate, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(gate.uri() + path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
