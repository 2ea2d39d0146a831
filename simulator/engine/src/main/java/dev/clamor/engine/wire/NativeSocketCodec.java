package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The native turn API over a WebSocket: the objects of {@link NativeCodec}, one a message. The customer's side sends
 * {@code message} and {@code cancel}, the agent's side {@code delta} and {@code done} or {@code error}; messages of any
 * other type are left out. A contact has one socket, opened with its first turn; one that was lost is opened again with the next.
 *
 * <p>A message that is no JSON object, and a socket that is lost, fail every turn that waits.
 */
public final class NativeSocketCodec implements AgentCodec {
    private static final int MOST_CHARACTERS = 1 << 20;

    private final ObjectMapper json = new ObjectMapper();
    private final NativeCodec objects;
    private final AgentRequest handshake;
    private final long replyMicros;

    private NativeSocketCodec(CodecContext context) {
        this.objects = new NativeCodec(context);
        this.handshake = AgentRequest.get(WebSocketUri.of(context.uri()), Headers.handshake(context));
        this.replyMicros = context.replyMicros();
    }

    /** It has no options. */
    static NativeSocketCodec read(CodecContext context, Section options) {
        return new NativeSocketCodec(context);
    }

    @Override
    public boolean tellsChannel() {
        return true;
    }

    @Override
    public AgentSession session(ContactId contact, Line line, TurnListener listener) {
        return new Talk(contact, line, listener);
    }

    /** A turn that waits for its reply. */
    private static final class Turn {
        private final StringBuilder heard = new StringBuilder();
        private Line.@Nullable Call clock;
    }

    /** One contact. */
    private final class Talk implements AgentSession, Line.SocketListener {
        private final ContactId contact;
        private final Line line;
        private final TurnListener listener;
        private final TreeMap<Integer, Turn> pending = new TreeMap<>();
        private Line.@Nullable Socket socket;

        Talk(ContactId contact, Line line, TurnListener listener) {
            this.contact = contact;
            this.line = line;
            this.listener = listener;
        }

        @Override
        public void say(Utterance utterance) {
            int number = utterance.turn();
            Turn turn = new Turn();
            pending.put(number, turn);
            turn.clock = line.after(replyMicros, () -> late(number));
            String object = new String(objects.encode(contact, utterance).body(), StandardCharsets.UTF_8);
            open().send("{\"type\":\"message\"," + object.substring(1));
        }

        private Line.Socket open() {
            Line.Socket opened = socket;
            if (opened == null) {
                opened = line.connect(handshake, this);
                socket = opened;
            }
            return opened;
        }

        @Override
        public @Nullable String cut(int number) {
            Turn turn = pending.get(number);
            if (turn == null || turn.heard.length() == 0) {
                return null;
            }
            drop(number);
            cancel(number);
            return turn.heard.toString();
        }

        private void cancel(int number) {
            Line.Socket opened = socket;
            if (opened != null) {
                opened.send("{\"type\":\"cancel\",\"turn\":" + number + "}");
            }
        }

        @Override
        public void close() {
            List.copyOf(pending.keySet()).forEach(this::drop);
            Line.Socket opened = socket;
            socket = null;
            if (opened != null) {
                opened.close();
            }
        }

        @Override
        public void opened() {
            // what was said is sent by the line
        }

        @Override
        public void text(String message) {
            JsonNode frame = read(message);
            if (frame == null || !frame.isObject()) {
                failAll(new AgentReply.Failed(Fault.UNREADABLE, "a message that is no JSON object"));
                return;
            }
            Map.Entry<Integer, Turn> oldest = pending.firstEntry();
            int number = frame.path("turn").asInt(oldest == null ? 0 : oldest.getKey());
            Turn turn = pending.get(number);
            if (turn == null) {
                return;
            }
            switch (frame.path("type").asText()) {
                case "delta" -> delta(number, turn, frame.path("text").asText());
                case "done" -> tell(number, objects.decode(message.getBytes(StandardCharsets.UTF_8)));
                case "error" -> tell(number, error(frame.path("status").asInt()));
                default -> {}
            }
        }

        private AgentReply.Failed error(int status) {
            AgentReply.Failed failure = status == 0 ? null : HttpStatus.failure(status);
            return failure != null ? failure : new AgentReply.Failed(Fault.SERVER_ERROR, "an error without a status");
        }

        private @Nullable JsonNode read(String message) {
            try {
                return json.readTree(message);
            } catch (JsonProcessingException e) {
                return null;
            }
        }

        private void delta(int number, Turn turn, String text) {
            if (turn.heard.length() + text.length() > MOST_CHARACTERS) {
                cancel(number);
                tell(number, new AgentReply.Failed(Fault.TOO_LARGE, "more than " + MOST_CHARACTERS + " characters"));
            } else if (!text.isEmpty()) {
                turn.heard.append(text);
                listener.part(number);
            }
        }

        private void late(int number) {
            cancel(number);
            tell(number, new AgentReply.Failed(Fault.TIMEOUT, "no complete reply in time"));
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            socket = null;
            failAll(failure);
        }

        private void failAll(AgentReply.Failed failure) {
            for (int number : List.copyOf(pending.keySet())) {
                tell(number, failure);
            }
        }

        private void tell(int number, AgentReply reply) {
            if (drop(number)) {
                listener.replied(number, reply);
            }
        }

        private boolean drop(int number) {
            Turn turn = pending.remove(number);
            if (turn != null && turn.clock != null) {
                turn.clock.cancel();
            }
            return turn != null;
        }
    }
}
