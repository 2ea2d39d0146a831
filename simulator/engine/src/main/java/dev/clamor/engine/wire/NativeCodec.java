package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Utterance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The native turn API: one POST per customer turn, one JSON object each way. Only {@code reply} is required of the
 * answer; unknown fields are ignored.
 *
 * <p>Every request carries an {@code Idempotency-Key} of contact and turn, so that an agent that sees it twice acts once.
 */
public final class NativeCodec implements AgentCodec {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int TYPICAL_BODY_BYTES = 320;

    private final JsonFactory json = new JsonFactory();
    private final NativeReplyReader reader = new NativeReplyReader(json);
    private final Map<String, String> headers;
    private final String runId;
    private final String channel;

    /**
     * A codec for one run.
     *
     * @param version of Clamor, for {@code User-Agent}
     * @param runId for {@code X-Clamor-Run}
     * @param channel as told to the agent
     */
    public NativeCodec(String version, String runId, String channel) {
        this.runId = runId;
        this.channel = channel;
        this.headers = Map.of(
                "Accept",
                "application/json",
                "Content-Type",
                "application/json",
                "User-Agent",
                "clamor/" + version,
                "X-Clamor-Run",
                runId);
    }

    @Override
    public AgentRequest encode(ContactId contact, Utterance utterance) {
        String id = contact.toString();
        TreeMap<String, String> all = new TreeMap<>(headers);
        all.put("Idempotency-Key", id + "-" + utterance.turn());
        return new AgentRequest("POST", Collections.unmodifiableMap(all), body(id, contact, utterance));
    }

    private byte[] body(String id, ContactId contact, Utterance utterance) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BODY_BYTES);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("conversation", id);
            out.writeNumberField("turn", utterance.turn());
            out.writeStringField("channel", channel);
            out.writeStringField("message", utterance.text());
            out.writeBooleanField("interrupts", utterance.interrupts());
            out.writeObjectFieldStart("customer");
            out.writeStringField("id", "customer-" + contact.arrival());
            out.writeBooleanField("authenticated", false);
            out.writeEndObject();
            out.writeObjectFieldStart("metadata");
            out.writeStringField("run", runId);
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

    @Override
    public AgentReply decode(int status, byte[] body) {
        if (status == 429) {
            return failed(Fault.RATE_LIMITED, status);
        }
        if (status >= 500) {
            return failed(Fault.SERVER_ERROR, status);
        }
        if (status >= 400) {
            return failed(Fault.CLIENT_ERROR, status);
        }
        if (status < 200 || status >= 300) {
            return failed(Fault.UNREADABLE, status);
        }
        if (body.length > MAX_BODY_BYTES) {
            return new AgentReply.Failed(Fault.TOO_LARGE, body.length + " bytes");
        }
        return body.length == 0 ? new AgentReply.Failed(Fault.EMPTY, "no body") : reader.read(body);
    }

    private static AgentReply failed(Fault fault, int status) {
        return new AgentReply.Failed(fault, "HTTP " + status);
    }
}
