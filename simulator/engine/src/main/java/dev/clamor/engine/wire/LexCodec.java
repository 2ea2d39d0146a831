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
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Lex V2, operation <a
 * href="https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html">RecognizeText</a>: one signed
 * POST per customer turn. Lex keeps the session under a name made of run and contact; the text of a turn is cut at 1,024
 * characters.
 */
public final class LexCodec implements TurnCodec<LexCodec.Memory> {
    private static final int MOST_CHARACTERS = 1_024;
    private static final int MOST_SESSION = 100;
    private static final int DEPENDENCY_FAILED = 424;
    private static final String SERVICE = "lex";

    private final CodecContext context;
    private final LexOptions options;
    private final LexReplyReader reader;
    private final SigV4 signer;
    private final Map<String, String> headers;

    private LexCodec(CodecContext context, LexOptions options) {
        this.context = context;
        this.options = options;
        this.reader = new LexReplyReader(context.signals(), options);
        this.signer = new SigV4(options.credentials(), options.region(), SERVICE);
        this.headers = Headers.json(context);
    }

    /** Options: see {@link LexOptions}. */
    static LexCodec read(CodecContext context, Section options) {
        return new LexCodec(context, LexOptions.read(options));
    }

    /** What is remembered of a contact: the state that Lex told last. */
    static final class Memory {
        private final URI session;
        private ObjectNode state;

        private Memory(URI session, ObjectNode state) {
            this.session = session;
            this.state = state;
        }
    }

    @Override
    public boolean tellsChannel() {
        return true;
    }

    @Override
    public Memory memory(ContactId contact) {
        String path = "/bots/" + Percent.encode(options.bot()) + "/botAliases/" + Percent.encode(options.alias())
                + "/botLocales/" + Percent.encode(options.locale()) + "/sessions/"
                + SessionIds.of(context, contact, MOST_SESSION);
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        if (!options.sessionAttributes().isEmpty()) {
            options.sessionAttributes().forEach(state.putObject("sessionAttributes")::put);
        }
        return new Memory(Address.append(context.uri(), path), state);
    }

    @Override
    public Step say(Memory memory, Utterance utterance) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("text", Lengths.cut(utterance.text(), MOST_CHARACTERS));
        if (!memory.state.isEmpty()) {
            body.set("sessionState", memory.state);
        }
        if (!options.requestAttributes().isEmpty() || !utterance.channel().isEmpty()) {
            ObjectNode attributes = body.putObject("requestAttributes");
            options.requestAttributes().forEach(attributes::put);
            if (!utterance.channel().isEmpty()) {
                attributes.put("channel", utterance.channel());
            }
        }
        return new Step.Ask(signed("POST", Address.append(memory.session, "/text"), JsonBody.bytes(body)));
    }

    private AgentRequest signed(String method, URI uri, byte[] body) {
        TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        Map<String, String> type = Map.of("Content-Type", all.getOrDefault("Content-Type", ""));
        all.putAll(signer.sign(method, uri, type, body, context.clock().instant()));
        return new AgentRequest(method, uri, Collections.unmodifiableMap(all), body);
    }

    @Override
    public Step answered(Memory memory, int turn, AgentResponse response) {
        return JsonBody.read(
                response.body(),
                document -> {
                    memory.state = options.sendBack().of(document.path("sessionState"));
                    return new Step.Told(reader.reply(document));
                },
                Step.Told::new);
    }

    /** By status and by the name of the exception, which is told in the detail. */
    @Override
    public AgentReply.@Nullable Failed failure(AgentRequest request, AgentResponse response) {
        AgentReply.Failed failed = HttpStatus.failure(request, response.status(), response.headers());
        if (failed == null) {
            return null;
        }
        String name = exception(response);
        Fault fault = switch (name) {
            case "ThrottlingException", "TooManyRequestsException" -> Fault.RATE_LIMITED;
            case "DependencyFailedException", "BadGatewayException", "InternalServerException" -> Fault.SERVER_ERROR;
            default -> response.status() == DEPENDENCY_FAILED ? Fault.SERVER_ERROR : failed.fault();
        };
        return new AgentReply.Failed(fault, name.isEmpty() ? failed.detail() : failed.detail() + " " + name);
    }

    /** The name from the header {@code x-amzn-ErrorType}, before a colon, or from {@code __type}, after a hash sign. */
    private static String exception(AgentResponse response) {
        String header = response.headers().first("x-amzn-ErrorType");
        String told = header.isEmpty()
                ? JsonBody.read(
                        response.body(), document -> document.path("__type").asText(), failed -> "")
                : header;
        String name = told.substring(told.indexOf('#') + 1);
        int colon = name.indexOf(':');
        String bare = (colon < 0 ? name : name.substring(0, colon)).strip();
        return bare.matches("[A-Za-z]{1,60}") ? bare : "";
    }

    @Override
    public @Nullable AgentRequest close(Memory memory) {
        return options.deleteSession() ? signed("DELETE", memory.session, new byte[0]) : null;
    }

    /** What of the state that Lex told is sent with the next turn. */
    enum SendBack {
        /** The session attributes. */
        ATTRIBUTES,
        /** All of it; without intent and action once the dialogue is closed. */
        ALL,
        NOTHING;

        private ObjectNode of(JsonNode state) {
            ObjectNode sent = JsonNodeFactory.instance.objectNode();
            if (this == NOTHING || !state.isObject()) {
                return sent;
            }
            boolean over = "close"
                    .equals(state.path("dialogAction").path("type").asText().toLowerCase(Locale.ROOT));
            state.forEachEntry((name, value) -> {
                boolean dialogue = name.equals("dialogAction") || name.equals("intent");
                if (name.equals("sessionAttributes") || this == ALL && !(over && dialogue)) {
                    sent.set(name, value);
                }
            });
            return sent;
        }
    }
}
