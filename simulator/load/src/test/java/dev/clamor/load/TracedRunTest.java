package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunTrace;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.Protocol;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole run through Gatling whose agent is told of its traces. */
@Timeout(60)
class TracedRunTest {
    private static final RunTrace TRACE = new RunTrace("crowd", 0.5);
    private static final Pattern TURN = Pattern.compile("\"conversation\":\"([^\"]+)\",\"turn\":(\\d+)");

    private final AtomicLong start = new AtomicLong();
    private final Crowd crowd = new Crowd();

    @Test
    void every_request_tells_its_turn() {
        long before = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        try (StubAgent agent = StubAgent.friendly()) {
            RunEvent.RunEnded end =
                    GatlingRunner.run(crowd.arriving(10, 1, agent.address()).traced(new Tracing(TRACE, start::set)));
            assertThat(end.harnessFaults()).isZero();
            List<StubAgent.Request> turns = agent.requestsWith("\"conversation\"");
            assertThat(turns)
                    .hasSize(crowd.seen(TurnEvent.CustomerSpoke.class).size())
                    .allSatisfy(request -> {
                        Matcher told = TURN.matcher(request.body());
                        assertThat(told.find()).isTrue();
                        assertThat(request.header(RunTrace.HEADER))
                                .isEqualTo(TRACE.traceparent(
                                        ContactId.parse(told.group(1)), Integer.parseInt(told.group(2))));
                    });
            assertThat(turns.stream()
                            .map(r -> r.header(RunTrace.HEADER).substring(53))
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("00", "01");
        }
        long after = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        TurnEvent first = crowd.turns().findFirst().orElseThrow();
        assertThat(start.get() + first.atMicros()).isBetween(before, after);
    }

    @Test
    void a_handshake_tells_the_contact() {
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            StubSocket socket = StubSocket.accept(request, in, out);
            for (StubSocket.Frame said = socket.read(); said.opcode() == StubSocket.TEXT; said = socket.read()) {
                socket.text("{\"type\":\"done\",\"reply\":\"Could you tell me a little more about that, please?\"}");
            }
            return false;
        })) {
            AgentCodec codec = Protocol.NATIVE_WS.codec(
                    CodecContext.plain(agent.address("ws"), new CodecContext.Caller("test", "crowd", "chat")),
                    Document.parse("target", "{}", new Problems()).orElseThrow());
            GatlingRunner.run(crowd.speaking(codec, 4, agent.address()).traced(new Tracing(TRACE, start::set)));
            Set<String> told = new TreeSet<>();
            agent.requestsWith("").forEach(handshake -> told.add(handshake.header(RunTrace.HEADER)));
            assertThat(told)
                    .isEqualTo(crowd.turns()
                            .map(event -> TRACE.traceparent(event.contact(), 0))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
