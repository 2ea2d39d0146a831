package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.RunTrace;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracedLineTest {
    private static final URI AGENT = URI.create("http://127.0.0.1:9/turn");
    private static final ContactId CONTACT = ContactId.ofArrival(3);
    private static final RunTrace TRACE = new RunTrace("run-1", 1);

    private final List<AgentRequest> sent = new ArrayList<>();
    private final Nobody nobody = new Nobody();
    private int turn = 1;
    private final Line line = new TracedLine(
            new Line() {
                @Override
                public Call send(AgentRequest request, ResponseListener listener) {
                    sent.add(request);
                    return () -> {};
                }

                @Override
                public Call stream(AgentRequest request, StreamListener listener) {
                    sent.add(request);
                    return () -> {};
                }

                @Override
                public Socket connect(AgentRequest handshake, SocketListener listener) {
                    sent.add(handshake);
                    return nobody;
                }

                @Override
                public Call after(long micros, Runnable task) {
                    task.run();
                    return () -> {};
                }
            },
            TRACE,
            CONTACT,
            () -> turn);

    /** Hears nothing. */
    private static final class Nobody
            implements Line.ResponseListener, Line.StreamListener, Line.SocketListener, Line.Socket {
        @Override
        public void answered(AgentResponse response) {}

        @Override
        public void begun(int status, AgentResponse.Headers headers) {}

        @Override
        public void bytes(byte[] chunk, int length) {}

        @Override
        public void ended() {}

        @Override
        public void opened() {}

        @Override
        public void text(String message) {}

        @Override
        public void lost(AgentReply.Failed failure) {}

        @Override
        public void send(String text) {}

        @Override
        public void close() {}
    }

    private String told(int request) {
        return sent.get(request).headers().get("TraceParent");
    }

    @Test
    void requests_tell_the_newest_turn_and_handshakes_the_contact() {
        byte[] body = {1};
        line.send(new AgentRequest("POST", AGENT, Map.of("X-Key", "k"), body), nobody);
        turn = 2;
        line.stream(AgentRequest.get(AGENT, Map.of()), nobody);
        line.connect(AgentRequest.get(AGENT, Map.of()), nobody);
        line.send(AgentRequest.get(AGENT, Map.of()), nobody);
        assertThat(told(0)).isEqualTo(TRACE.traceparent(CONTACT, 1));
        assertThat(told(1)).isEqualTo(TRACE.traceparent(CONTACT, 2));
        assertThat(told(2)).isEqualTo(TRACE.traceparent(CONTACT, 0));
        assertThat(told(3)).isEqualTo(told(1));
        assertThat(sent.get(0).headers()).containsEntry("X-Key", "k");
        assertThat(sent.get(0).method()).isEqualTo("POST");
        assertThat(sent.get(0).body()).isSameAs(body);
    }

    @Test
    void a_context_of_the_users_own_is_left_alone_in_whatever_letters() {
        line.send(AgentRequest.get(AGENT, Map.of("Traceparent", "mine")), nobody);
        assertThat(sent.get(0).headers()).hasSize(1).containsEntry("traceparent", "mine");
    }
}
