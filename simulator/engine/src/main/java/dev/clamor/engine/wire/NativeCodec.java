package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The native turn API: one POST per customer turn, one JSON object each way. Only {@code reply} is required of the
 * answer; unknown fields are ignored.
 *
 * <p>Nothing is remembered of a contact but its id. Every request carries an {@code Idempotency-Key} of contact and turn, so that an agent that sees it twice acts once.
 */
public final class NativeCodec implements TurnCodec<ContactId> {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int TYPICAL_BODY_BYTES = 320;

    private final JsonFactory json = new JsonFactory();
    private final NativeReplyReader reader = new NativeReplyReader(json);
    private final CodecContext context;
    private final Map<String, String> headers;

    /** A codec for one run. */
    public NativeCodec(CodecContext context) {
        this.context = context;
        this.headers = Headers.json(context);
    }

    /** It has no options. */
    static NativeCodec read(CodecContext context, Section options) {
        return new NativeCodec(context);
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
        return new Step.Ask(encode(contact, utterance));
    }

    @Override
    public Step answered(ContactId contact, int turn, AgentResponse response) {
        return new Step.Told(decode(response.body()));
    }

    AgentRequest encode(ContactId contact, Utterance utterance) {
        String id = contact.toString();
        TreeMap<String, String> all = new TreeMap<>(headers);
        all.put("Idempotency-Key", id + "-" + utterance.turn());
        return new AgentRequest("POST", context.uri(), Collections.unmodifiableMap(all), body(id, contact, utterance));
    }

    private byte[] body(String id, ContactId contact, Utterance utterance) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BODY_BYTES);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("conversation", id);
            out.writeNumberField("turn", utterance.turn());
            out.writeStringField("channel", context.channel(utterance));
            out.writeStringField("message", utterance.text());
            out.writeBooleanField("interrupts", utterance.interrupts());
            out.writeObjectFieldStart("customer");
            out.writeStringField("id", "customer-" + contact.arrival());
            out.writeBooleanField("authenticated", false);
            out.writeEndObject();
            out.writeObjectFieldStart("metadata");
            out.writeStringField("run", context.caller().runId());
            out.writeNumberField("visit", contact.visit());
            if (!utterance.trade().isEmpty()) {
                out.writeStringField("trade", utterance.trade());
            }
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "native request: expected to write into memory. Found: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    AgentReply decode(byte[] body) {
        if (body.length > MAX_BODY_BYTES) {
            return new AgentReply.Failed(Fault.TOO_LARGE, body.length + " bytes");
        }
        if (body.length == 0) {
            return new AgentReply.Failed(Fault.EMPTY, "no body");
        }
        AgentReply reply = reader.read(body);
        return context.signals().textOnly() && reply instanceof AgentReply.Said said ? words(said) : reply;
    }

    private static AgentReply words(AgentReply.Said said) {
        return new AgentReply.Said(
                said.text(), AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, said.cost());
    }
}
