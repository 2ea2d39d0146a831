package dev.clamor.engine.wire;

import java.net.URI;
import java.util.Map;

/**
 * An HTTP request, or the handshake of a WebSocket.
 *
 * @param uri of scheme http or https; ws or wss for a WebSocket
 * @param headers by name; may hold secrets
 * @param body not copied, do not change it; empty for none
 */
public record AgentRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    /** A request without a body. */
    public static AgentRequest get(URI uri, Map<String, String> headers) {
        return new AgentRequest("GET", uri, headers, NOTHING);
    }

    /** Method and address: headers and body may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
