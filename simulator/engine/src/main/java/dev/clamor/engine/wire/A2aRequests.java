package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.engine.dialogue.Utterance;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the requests of A2A by version and binding; see the specification, sections 9 and 11 (1.0), 7 (0.3). */
final class A2aRequests {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CodecContext context;
    private final A2aOptions options;

    A2aRequests(CodecContext context, A2aOptions options) {
        this.context = context;
        this.options = options;
    }

    /**
     * Sends a message.
     *
     * @param id of the message
     * @param contextId that the server gave the conversation, if it did
     * @param taskId of the task that wants input, if one does
     */
    AgentRequest send(String id, Utterance utterance, @Nullable String contextId, @Nullable String taskId) {
        ObjectNode params = NODES.objectNode();
        tenant(params);
        params.set("message", message(id, utterance, contextId, taskId));
        ObjectNode configuration = params.putObject("configuration");
        ArrayNode modes = configuration.putArray("acceptedOutputModes");
        options.outputModes().forEach(modes::add);
        if (options.old() && !options.stream()) {
            configuration.put("blocking", true);
        }
        String accept = options.stream() ? "text/event-stream" : json();
        if (options.binding() == A2aOptions.Binding.HTTP) {
            URI uri = at(options.stream() ? "/message:stream" : "/message:send");
            return new AgentRequest("POST", uri, headers(accept, json()), JsonBody.bytes(params));
        }
        String method = options.stream() ? "SendStreamingMessage" : "SendMessage";
        String oldMethod = options.stream() ? "message/stream" : "message/send";
        return call(id, options.old() ? oldMethod : method, params, accept);
    }

    /** Asks for a task. */
    AgentRequest get(String id, String taskId) {
        if (options.binding() == A2aOptions.Binding.HTTP) {
            String task = URLEncoder.encode(taskId, StandardCharsets.UTF_8).replace("+", "%20");
            return AgentRequest.get(at("/tasks/" + task), headers(json(), ""));
        }
        ObjectNode params = NODES.objectNode();
        tenant(params);
        params.put("id", taskId);
        return call(id, options.old() ? "tasks/get" : "GetTask", params, json());
    }

    private AgentRequest call(String id, String method, ObjectNode params, String accept) {
        ObjectNode body = NODES.objectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
        body.set("params", params);
        return new AgentRequest("POST", context.uri(), headers(accept, "application/json"), JsonBody.bytes(body));
    }

    private void tenant(ObjectNode params) {
        boolean inPath = options.binding() == A2aOptions.Binding.HTTP;
        if (!options.old() && !inPath && !options.tenant().isEmpty()) {
            params.put("tenant", options.tenant());
        }
    }

    private ObjectNode message(String id, Utterance utterance, @Nullable String contextId, @Nullable String taskId) {
        boolean schema = options.old()
                && (options.binding() == A2aOptions.Binding.JSONRPC || options.form() == A2aOptions.Form.SCHEMA);
        ObjectNode message = NODES.objectNode();
        if (schema) {
            message.put("kind", "message");
        }
        message.put("messageId", id);
        if (contextId != null) {
            message.put("contextId", contextId);
        }
        if (taskId != null) {
            message.put("taskId", taskId);
        }
        message.put("role", schema ? "user" : "ROLE_USER");
        ObjectNode part =
                message.putArray(options.old() && !schema ? "content" : "parts").addObject();
        if (schema) {
            part.put("kind", "text");
        }
        part.put("text", utterance.text());
        if (!utterance.channel().isEmpty()) {
            message.putObject("metadata").put("channel", utterance.channel());
        }
        return message;
    }

    private String json() {
        boolean own = options.binding() == A2aOptions.Binding.HTTP && !options.old();
        return own ? "application/a2a+json" : "application/json";
    }

    private Map<String, String> headers(String accept, String contentType) {
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Headers.of(context, accept));
        headers.put("Content-Type", contentType);
        headers.values().remove("");
        headers.put("A2A-Version", options.version().text());
        headers.putAll(context.headers());
        return Collections.unmodifiableMap(headers);
    }

    /** An address below that of the agent; 0.3 puts {@code /v1} between, unless the target file already does. */
    private URI at(String path) {
        String whole = context.uri().toString();
        int query = whole.indexOf('?');
        String base = query < 0 ? whole : whole.substring(0, query);
        base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        if (options.old()) {
            base = base.endsWith("/v1") ? base : base + "/v1";
        } else if (!options.tenant().isEmpty()) {
            base += "/"
                    + URLEncoder.encode(options.tenant(), StandardCharsets.UTF_8)
                            .replace("+", "%20");
        }
        return URI.create(base + path + (query < 0 ? "" : whole.substring(query)));
    }
}
