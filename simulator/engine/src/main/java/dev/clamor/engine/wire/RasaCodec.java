package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The REST channel of Rasa ({@code /webhooks/rest/webhook}): one POST per customer turn, answered by an array of messages,
 * or by one JSON object per line where it is streamed. Rasa keeps the conversation under the sender, a name made of run and
 * contact. An array without messages is what Rasa answers when its own handling failed: a failed turn unless {@code
 * empty_is_ok}.
 */
public final class RasaCodec implements TurnCodec<RasaCodec.Memory> {
    private static final int MOST_SENDER = 255;
    private static final String NOTHING_SAID = "(says nothing)";

    private final CodecContext context;
    private final Options options;
    private final URI address;
    private final Map<String, String> headers;

    private RasaCodec(CodecContext context, Options options) {
        this.context = context;
        this.options = options;
        this.address = options.stream() ? Address.parameter(context.uri(), "stream", "true") : context.uri();
        this.headers = Headers.json(context);
    }

    /**
     * The section {@code rasa} of a target file.
     *
     * @param inputChannel sent as {@code input_channel} where customers cannot move between channels
     * @param metadata added to what Clamor tells of a contact
     * @param customText selects what the customer reads in a custom payload
     */
    record Options(
            boolean stream,
            boolean emptyIsOk,
            Optional<String> inputChannel,
            Map<String, String> metadata,
            Optional<JsonSelector> customText) {}

    /** Reads the options; see {@link Options}. */
    static RasaCodec read(CodecContext context, Section section) {
        return new RasaCodec(
                context,
                new Options(
                        section.flag("stream", false),
                        section.flag("empty_is_ok", false),
                        section.has("input_channel") ? Optional.of(section.text("input_channel")) : Optional.empty(),
                        section.textMap("metadata"),
                        Signals.selector(section, "custom_text")));
    }

    /** What is remembered of a contact. */
    record Memory(ContactId contact, String sender) {}

    @Override
    public boolean tellsChannel() {
        return true;
    }

    @Override
    public Memory memory(ContactId contact) {
        return new Memory(contact, SessionIds.of(context, contact, MOST_SENDER));
    }

    @Override
    public Step say(Memory memory, Utterance utterance) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("sender", memory.sender());
        body.put("message", utterance.text());
        Optional<String> own = Optional.of(utterance.channel()).filter(channel -> !channel.isEmpty());
        own.or(options::inputChannel).ifPresent(channel -> body.put("input_channel", channel));
        ObjectNode metadata = body.putObject("metadata");
        metadata.put("run", context.caller().runId());
        metadata.put("contact", memory.contact().toString());
        metadata.put("turn", utterance.turn());
        metadata.put("channel", context.channel(utterance));
        options.metadata().forEach(metadata::put);
        AgentRequest request = new AgentRequest("POST", address, headers, JsonBody.bytes(body));
        return options.stream() ? new Step.Listen(request, new RasaStreamReader(this)) : new Step.Ask(request);
    }

    @Override
    public Step answered(Memory memory, int turn, AgentResponse response) {
        return new Step.Told(JsonBody.read(response.body(), this::reply, failed -> failed));
    }

    private AgentReply reply(JsonNode document) {
        if (!document.isArray()) {
            return new AgentReply.Failed(Fault.UNREADABLE, "expected an array of messages");
        }
        Draft draft = new Draft();
        document.forEach(message -> message(message, draft));
        return reply(draft, (ArrayNode) document);
    }

    /** The reply that these messages make. */
    AgentReply reply(Draft draft, ArrayNode messages) {
        if (messages.isEmpty() && options.emptyIsOk()) {
            draft.text(NOTHING_SAID);
        }
        return context.signals().reply(draft, messages);
    }

    /** Adds what the customer reads of a message; a picture or a file without words is said to be one. */
    void message(JsonNode message, Draft draft) {
        int before = draft.length();
        draft.text(message.path("text").asText(""));
        options.customText().ifPresent(at -> at.texts(message.path("custom")).forEach(draft::text));
        for (String list : new String[] {"buttons", "quick_replies"}) {
            message.path(list).forEach(button -> draft.text(button.path("title").asText("")));
        }
        if (draft.length() == before && (message.hasNonNull("image") || message.hasNonNull("attachment"))) {
            draft.text(message.hasNonNull("image") ? "(a picture)" : "(a file)");
        }
    }
}
