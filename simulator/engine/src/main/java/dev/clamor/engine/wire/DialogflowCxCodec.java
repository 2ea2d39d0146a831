package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dialogflow CX, method <a
 * href="https://cloud.google.com/dialogflow/cx/docs/reference/rest/v3/projects.locations.agents.sessions/detectIntent">detectIntent</a>:
 * one POST per customer turn, or several where a long text is split. A session's name has at most 36 characters, a text at
 * most 256.
 */
public final class DialogflowCxCodec implements TurnCodec<DialogflowCxCodec.Memory> {
    private static final int MOST_CHARACTERS = 256;
    private static final int MOST_SESSION = 36;

    private final CodecContext context;
    private final Options options;
    private final DialogflowCxReplyReader reader;
    private final Map<String, String> headers;

    private DialogflowCxCodec(CodecContext context, Options options) {
        this.context = context;
        this.options = options;
        this.reader = new DialogflowCxReplyReader(options.webhookAction());
        this.headers = Headers.json(context);
    }

    /**
     * The section {@code dialogflow_cx} of a target file.
     *
     * @param agent address of the agent or of one of its environments
     * @param channel sent where customers cannot move between channels
     * @param parameters session parameters sent with the first turn
     * @param webhookAction the action that a failed webhook failed to do
     */
    record Options(
            URI agent,
            String language,
            Optional<String> timeZone,
            String channel,
            LongText longText,
            Map<String, String> parameters,
            String webhookAction) {}

    /** What becomes of a text over the limit. */
    enum LongText {
        CUT,
        SPLIT
    }

    /** Reads the options; see {@link Options}. */
    static DialogflowCxCodec read(CodecContext context, Section section) {
        return new DialogflowCxCodec(
                context,
                new Options(
                        agent(context.uri(), section),
                        section.text("language", "en"),
                        section.has("time_zone") ? Optional.of(section.text("time_zone")) : Optional.empty(),
                        section.text("channel", context.caller().channel()),
                        section.choice("long_text", LongText.class, LongText.CUT),
                        section.textMap("parameters"),
                        section.text("webhook_action", "webhook")));
    }

    private static URI agent(URI base, Section section) {
        String path = String.valueOf(base.getPath());
        if (path.contains("/agents/")) {
            for (String key : List.of("project", "location", "agent", "environment")) {
                if (section.has(key)) {
                    section.wrong(key, "no part of the address here, because the url names the agent already");
                }
            }
            return base;
        }
        String version = path.isEmpty() || path.equals("/") ? "/v3" : "";
        String environment =
                section.has("environment") ? "/environments/" + Percent.encode(section.text("environment")) : "";
        return Address.append(
                base,
                version + "/projects/" + Percent.encode(section.text("project")) + "/locations/"
                        + Percent.encode(section.text("location", "global")) + "/agents/"
                        + Percent.encode(section.text("agent")) + environment);
    }

    /** What is remembered of a contact. */
    static final class Memory {
        private final URI session;
        private final Map<Integer, Part> parts = new HashMap<>(2);
        private boolean begun;

        private Memory(URI session) {
            this.session = session;
        }
    }

    /** A turn that goes out in parts. */
    private static final class Part {
        private final Deque<String> rest;
        private final String channel;
        private final Draft draft = new Draft();

        private Part(List<String> rest, String channel) {
            this.rest = new ArrayDeque<>(rest);
            this.channel = channel;
        }
    }

    @Override
    public boolean tellsChannel() {
        return true;
    }

    @Override
    public Memory memory(ContactId contact) {
        String session = "/sessions/" + SessionIds.of(context, contact, MOST_SESSION) + ":detectIntent";
        return new Memory(Address.append(options.agent(), session));
    }

    @Override
    public Step say(Memory memory, Utterance utterance) {
        List<String> parts = options.longText() == LongText.SPLIT
                ? Lengths.split(utterance.text(), MOST_CHARACTERS)
                : List.of(Lengths.cut(utterance.text(), MOST_CHARACTERS));
        String channel = utterance.channel().isEmpty() ? options.channel() : utterance.channel();
        memory.parts.put(utterance.turn(), new Part(parts.subList(1, parts.size()), channel));
        return ask(memory, parts.get(0), channel);
    }

    private Step ask(Memory memory, String text, String channel) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode query = body.putObject("queryParams").put("channel", channel);
        options.timeZone().ifPresent(zone -> query.put("timeZone", zone));
        if (!memory.begun && !options.parameters().isEmpty()) {
            options.parameters().forEach(query.putObject("parameters")::put);
        }
        memory.begun = true;
        ObjectNode input = body.putObject("queryInput");
        input.putObject("text").put("text", text);
        input.put("languageCode", options.language());
        return new Step.Ask(new AgentRequest("POST", memory.session, headers, JsonBody.bytes(body)));
    }

    @Override
    public Step answered(Memory memory, int turn, AgentResponse response) {
        Part part = memory.parts.getOrDefault(turn, new Part(List.of(), options.channel()));
        Step step = JsonBody.read(response.body(), document -> next(memory, part, document), Step.Told::new);
        if (step instanceof Step.Told) {
            memory.parts.remove(turn);
        }
        return step;
    }

    private Step next(Memory memory, Part part, JsonNode document) {
        Optional<JsonNode> whole = complete(document);
        if (whole.isEmpty()) {
            return new Step.Told(new AgentReply.Failed(Fault.UNREADABLE, "no complete queryResult"));
        }
        reader.read(whole.get().path("queryResult"), part.channel, part.draft);
        String more = part.rest.poll();
        return more == null
                ? new Step.Told(context.signals().reply(part.draft, whole.get()))
                : ask(memory, more, part.channel);
    }

    /** The answer, or the last one of a list, that is no {@code PARTIAL} one. */
    private static Optional<JsonNode> complete(JsonNode document) {
        JsonNode found = null;
        for (JsonNode each : document.isArray() ? document : List.of(document)) {
            boolean partial = each.path("responseType").asText("").equals("PARTIAL");
            if (!partial && each.path("queryResult").isObject()) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    /** By status; the detail tells the name of the error, for example {@code RESOURCE_EXHAUSTED}. */
    @Override
    public AgentReply.@Nullable Failed failure(AgentRequest request, AgentResponse response) {
        AgentReply.Failed failed = HttpStatus.failure(request, response.status(), response.headers());
        if (failed == null) {
            return null;
        }
        String name = JsonBody.read(
                response.body(),
                document -> document.path("error").path("status").asText(""),
                none -> "");
        return name.matches("[A-Z_]{1,40}")
                ? new AgentReply.Failed(failed.fault(), failed.detail() + " " + name)
                : failed;
    }
}
