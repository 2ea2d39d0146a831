package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The native turn API with the reply as server-sent events: any number of {@code delta} with the text piece by piece, then
 * one {@code done} with the object that {@link NativeCodec} reads. What {@code done} says counts; the pieces are what was
 * heard until then.
 *
 * <p>The data of a {@code delta} is a JSON string, a JSON object with {@code text}, or the text itself. An event
 * {@code error} ends the reply; other events are ignored. An agent that answers with the plain object is read as such.
 */
public final class NativeStreamCodec implements TurnCodec<ContactId> {
    private final NativeCodec plain;
    private final FaultDetail details;
    private final Map<String, String> headers;

    /** A codec for one run. */
    public NativeStreamCodec(CodecContext context) {
        this.plain = new NativeCodec(context);
        this.details = new FaultDetail(context);
        TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Accept", "text/event-stream");
        all.putAll(context.headers());
        this.headers = Collections.unmodifiableMap(all);
    }

    /** It has no options. */
    static NativeStreamCodec read(CodecContext context, Section options) {
        return new NativeStreamCodec(context);
    }

    @Override
    public boolean tellsChannel() {
        return true;
    }

    @Override
    public ContactId memory(ContactId contact) {
        return contact;
    }

    @Override
    public Step say(ContactId contact, Utterance utterance) {
        AgentRequest request = plain.encode(contact, utterance);
        TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(request.headers());
        all.putAll(headers);
        return new Step.Listen(
                new AgentRequest(request.method(), request.uri(), Collections.unmodifiableMap(all), request.body()),
                new Events());
    }

    @Override
    public Step answered(ContactId contact, int turn, AgentResponse response) {
        return plain.answered(contact, turn, response);
    }

    /** The text of a {@code delta}. */
    private static String piece(String data) {
        JsonNode tree = data.startsWith("\"") || data.startsWith("{") ? JsonText.parse(data) : JsonText.parse("");
        if (tree.isTextual()) {
            return tree.textValue();
        }
        return tree.path("text").isTextual() ? tree.path("text").textValue() : data;
    }

    /** Reads one streamed reply. */
    private final class Events extends EventReader {
        private final StringBuilder heard = new StringBuilder();
        private int characters;
        private @Nullable AgentReply reply;

        @Override
        boolean event(String type, String data) {
            switch (type) {
                case "delta":
                    return add(piece(data));
                case "done":
                    reply = plain.decode(data.getBytes(StandardCharsets.UTF_8));
                    return false;
                case "error":
                    reply = new AgentReply.Failed(Fault.SERVER_ERROR, details.of("error " + piece(data)));
                    return false;
                default:
                    return false;
            }
        }

        private boolean add(String text) {
            characters += text.length();
            if (!tooLarge()) {
                heard.append(text);
            }
            return !text.isEmpty();
        }

        @Override
        boolean finished() {
            return reply != null;
        }

        @Override
        boolean tooLarge() {
            return characters > MOST_BYTES;
        }

        @Override
        public String heard() {
            return heard.toString();
        }

        @Override
        Step whole() {
            return new Step.Told(Objects.requireNonNull(reply));
        }

        @Override
        Step cutShort(AgentReply.Failed why) {
            return new Step.Told(why);
        }

        @Override
        Step document(byte[] json) {
            return new Step.Told(plain.decode(json));
        }
    }
}
