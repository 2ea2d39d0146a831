package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.conversation.ContactId;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Bot Framework Direct Line 3.0: a conversation started by a POST, a POST for every utterance, and the bot's activities
 * over a WebSocket or by polling.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-concepts">Direct
 *     Line API 3.0</a>
 */
public final class DirectLineCodec implements AgentCodec {
    private static final double MICROS = 1e6;
    private static final double LONGEST_SECONDS = 600;
    private static final double LEAST_SECONDS = 0.05;

    private final ObjectMapper json = new ObjectMapper();
    private final CodecContext context;
    private final Map<String, String> headers;
    private final AgentRequest start;
    private final Options options;

    private DirectLineCodec(CodecContext context, Options options) {
        this.context = context;
        this.headers = Headers.json(context);
        this.options = options;
        this.start = new AgentRequest("POST", conversations(""), headers, new byte[0]);
    }

    /** Options of the protocol; see {@code docs/protocols/direct-line.md}. */
    static DirectLineCodec read(CodecContext context, Section options) {
        Options read = new Options(
                options.choice("receive", Receive.class, Receive.WEBSOCKET),
                options.choice("turn_end", TurnEnd.class, TurnEnd.QUIET),
                micros(options, "quiet_seconds", 1),
                micros(options, "poll_seconds", 1),
                context.replyMicros(),
                options.text("locale", ""));
        return new DirectLineCodec(context, read);
    }

    private static long micros(Section options, String key, double otherwise) {
        return Math.round(MICROS * options.number(key, LEAST_SECONDS, LONGEST_SECONDS, otherwise));
    }

    /**
     * What a target file can choose.
     *
     * @param quietMicros a turn ends when the bot has said something and then nothing for so long
     * @param pollMicros between two polls
     * @param replyMicros a turn in which the bot said nothing for so long is a timeout
     * @param locale of the customer, for example {@code en-GB}; empty to leave it out
     */
    record Options(
            Receive receive, TurnEnd turnEnd, long quietMicros, long pollMicros, long replyMicros, String locale) {}

    /** How the bot's activities come. */
    enum Receive {
        WEBSOCKET,
        POLLING
    }

    /** What ends a turn; {@code INPUT_HINT}: a message that expects input does so at once. */
    enum TurnEnd {
        QUIET,
        INPUT_HINT
    }

    @Override
    public boolean tellsChannel() {
        return true;
    }

    @Override
    public AgentSession session(ContactId contact, Line line, TurnListener listener) {
        return new DirectLineSession(this, contact, line, listener);
    }

    Options options() {
        return options;
    }

    Signals signals() {
        return context.signals();
    }

    /** The object in a text; null if it is none. */
    @Nullable
    ObjectNode object(byte[] body) {
        try {
            return json.readTree(body) instanceof ObjectNode object ? object : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The object in a text; null if it is none. */
    @Nullable
    ObjectNode object(String text) {
        return object(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The document that signals select from. */
    ObjectNode document(Iterable<JsonNode> activities) {
        ObjectNode document = json.createObjectNode();
        activities.forEach(document.putArray("activities")::add);
        return document;
    }

    AgentRequest start() {
        return start;
    }

    AgentRequest message(String conversation, @Nullable String token, ContactId contact, Utterance utterance) {
        ObjectNode activity = activity("message", contact);
        activity.put("text", utterance.text());
        activity.put("textFormat", "plain");
        if (!options.locale().isEmpty()) {
            activity.put("locale", options.locale());
        }
        ObjectNode data = activity.putObject("channelData");
        data.put("clientActivityID", key(contact, utterance.turn()));
        data.put("channel", context.channel(utterance));
        if (!utterance.trade().isEmpty()) {
            data.put("trade", utterance.trade());
        }
        return post(conversation, token, activity);
    }

    AgentRequest farewell(String conversation, @Nullable String token, ContactId contact) {
        return post(conversation, token, activity("endOfConversation", contact));
    }

    AgentRequest poll(String conversation, @Nullable String token, @Nullable String watermark) {
        String path = "/" + encoded(conversation) + "/activities" + since(watermark);
        return AgentRequest.get(conversations(path), authorized(token));
    }

    AgentRequest reconnect(String conversation, @Nullable String token, @Nullable String watermark) {
        return AgentRequest.get(conversations("/" + encoded(conversation) + since(watermark)), authorized(token));
    }

    /** The handshake of a stream; null if that is no address of one. It is authorized by its address alone. */
    @Nullable
    AgentRequest stream(String address) {
        try {
            URI uri = WebSocketUri.of(URI.create(address));
            boolean known = "ws".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
            return known && uri.getHost() != null ? AgentRequest.get(uri, Headers.callerOnly(context)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The id of the customer in the conversation. */
    static String user(ContactId contact) {
        return "customer-" + contact.arrival();
    }

    /** What an utterance is recognised by when it comes back. */
    static String key(ContactId contact, int turn) {
        return contact + "-" + turn;
    }

    private ObjectNode activity(String type, ContactId contact) {
        ObjectNode activity = json.createObjectNode();
        activity.put("type", type);
        activity.putObject("from").put("id", user(contact));
        return activity;
    }

    private AgentRequest post(String conversation, @Nullable String token, ObjectNode activity) {
        URI uri = conversations("/" + encoded(conversation) + "/activities");
        try {
            return new AgentRequest("POST", uri, authorized(token), json.writeValueAsBytes(activity));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "direct line: expected an activity that can be written. Found: " + e.getMessage(), e);
        }
    }

    private Map<String, String> authorized(@Nullable String token) {
        if (token == null || headers.containsKey("Authorization")) {
            return headers;
        }
        TreeMap<String, String> all = new TreeMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        return all;
    }

    private URI conversations(String path) {
        String base = context.uri().toString();
        String stem = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(stem + "/conversations" + path);
    }

    private static String since(@Nullable String watermark) {
        return watermark == null ? "" : "?watermark=" + encoded(watermark);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
