package dev.clamor.engine.wire;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers that every request carries. */
final class Headers {
    private Headers() {}

    /** For the handshake of a WebSocket. */
    static Map<String, String> handshake(CodecContext context) {
        TreeMap<String, String> headers = new TreeMap<>(json(context));
        headers.keySet().removeAll(List.of("Accept", "Content-Type"));
        return Collections.unmodifiableMap(headers);
    }

    /** For a request that is authorized by its address: who calls and nothing else. */
    static Map<String, String> callerOnly(CodecContext context) {
        return Map.of(
                "User-Agent",
                "clamor/" + context.caller().version(),
                "X-Clamor-Run",
                context.caller().runId());
    }

    /** For a JSON body and a JSON answer. */
    static Map<String, String> json(CodecContext context) {
        return of(context, "application/json");
    }

    /** For a JSON body and an answer of this type. */
    static Map<String, String> of(CodecContext context, String accept) {
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", accept);
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "clamor/" + context.caller().version());
        headers.put("X-Clamor-Run", context.caller().runId());
        headers.putAll(context.headers());
        return Collections.unmodifiableMap(headers);
    }
}
