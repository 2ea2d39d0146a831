package dev.clamor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clamor.cli.agent.AgentProcess;
import dev.clamor.cli.agent.Behaviours;
import dev.clamor.load.fault.FaultSwitch;
import dev.clamor.load.plan.FaultKind;
import dev.clamor.load.plan.FaultTiming;
import dev.clamor.load.plan.PlannedFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reference agent in a real process, under the faults that are made in it. */
@Timeout(180)
class AgentProcessTest {
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> say(AgentProcess agent, String text) throws Exception {
        String body = "{\"conversation\":\"c-1\",\"turn\":1,\"message\":\"" + text + "\"}";
        return client.send(
                HttpRequest.newBuilder(agent.uri())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static FaultSwitch fault(AgentProcess agent, FaultKind kind) {
        return new FaultSwitches(Optional.of(agent))
                .of(new PlannedFault("broken", kind, new FaultTiming.Once("", 0, 1_000_000)));
    }

    @Test
    void it_is_told_killed_and_started_again_where_it_was() throws Exception {
        try (AgentProcess agent = AgentProcess.start(1, Behaviours.CLEAN)) {
            assertThat(say(agent, "my mug arrived broken").body()).contains("order");
            FaultSwitch errors = fault(agent, new FaultKind.Content("", Map.of("error", 1.0)));
            assertThat(errors.on()).isEmpty();
            assertThat(say(agent, "hello").statusCode()).isEqualTo(500);

            URI before = agent.uri();
            FaultSwitch crash = fault(agent, new FaultKind.Restart());
            assertThat(crash.on()).isEmpty();
            assertThatThrownBy(() -> say(agent, "hello"))
                    .isInstanceOf(IOException.class)
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(ConnectException.class),
                            e -> assertThat(e).hasMessageContaining("header parser received no bytes"),
                            e -> assertThat(e).hasMessageContaining("reset"));
            assertThat(crash.off()).isEmpty();
            assertThat(agent.uri()).isEqualTo(before);
            assertThat(say(agent, "hello").statusCode()).as("its orders stand").isEqualTo(500);

            assertThat(errors.off()).isEmpty();
            HttpResponse<String> forgotten = say(agent, "ORD-77120");
            assertThat(forgotten.statusCode()).isEqualTo(200);
            assertThat(forgotten.body())
                    .as("of the broken mug it knows nothing")
                    .doesNotContain("send_replacement");
        }
    }

    @Test
    void a_failing_back_end_is_reported_and_a_senseless_order_refused() throws Exception {
        try (AgentProcess agent = AgentProcess.start(1, Behaviours.CLEAN)) {
            FaultSwitch books = fault(agent, new FaultKind.Dependency(1, 1));
            assertThat(books.on()).isEmpty();
            say(agent, "my mug arrived broken");
            assertThat(say(agent, "ORD-77120").body()).contains("\"failed\"");
            assertThatThrownBy(() -> agent.order("x", "dance"))
                    .hasMessageContaining("behave, rates, backend or as-started");
        }
    }
}
