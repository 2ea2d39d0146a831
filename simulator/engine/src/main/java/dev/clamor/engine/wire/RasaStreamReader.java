package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a streamed answer of Rasa: a JSON object per line, each a message, without the {@code data:} of server-sent events
 * although the content type says so. An array on a line counts as its elements. The stream's end is the reply's.
 */
final class RasaStreamReader implements StreamReader {
    private final RasaCodec codec;
    private final Draft draft = new Draft();
    private final ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int bytes;
    private AgentReply.@Nullable Failed failed;

    RasaStreamReader(RasaCodec codec) {
        this.codec = codec;
    }

    @Override
    public boolean bytes(byte[] chunk, int length) {
        int before = draft.length();
        bytes = Math.min(bytes + length, JsonBody.MOST_BYTES + 1);
        if (bytes > JsonBody.MOST_BYTES && failed == null) {
            failed = new AgentReply.Failed(Fault.TOO_LARGE, "over " + JsonBody.MOST_BYTES + " bytes");
        }
        int from = 0;
        for (int i = 0; i < length && failed == null; i++) {
            if (chunk[i] == '\n') {
                line.write(chunk, from, i - from);
                from = i + 1;
                endLine();
            }
        }
        if (failed == null) {
            line.write(chunk, from, length - from);
        }
        return draft.length() > before;
    }

    private void endLine() {
        byte[] one = line.toByteArray();
        line.reset();
        if (!new String(one, StandardCharsets.UTF_8).isBlank()) {
            JsonNode message = JsonBody.read(one, node -> node, this::fail);
            if (message.isArray()) {
                message.forEach(this::take);
            } else if (message.isObject()) {
                take(message);
            } else if (failed == null) {
                failed = new AgentReply.Failed(Fault.UNREADABLE, "expected a message in each line");
            }
        }
    }

    private JsonNode fail(AgentReply.Failed why) {
        failed = why;
        return JsonNodeFactory.instance.missingNode();
    }

    private void take(JsonNode message) {
        messages.add(message);
        codec.message(message, draft);
    }

    @Override
    public String heard() {
        return draft.text();
    }

    @Override
    public TurnCodec.@Nullable Step complete() {
        return failed == null ? null : new TurnCodec.Step.Told(failed);
    }

    @Override
    public TurnCodec.Step ended() {
        if (failed == null) {
            endLine();
        }
        return new TurnCodec.Step.Told(failed == null ? codec.reply(draft, messages) : failed);
    }
}
