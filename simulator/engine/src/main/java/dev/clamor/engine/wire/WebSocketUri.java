package dev.clamor.engine.wire;

import java.net.URI;

/** Addresses of WebSockets. */
final class WebSocketUri {
    private WebSocketUri() {}

    /** The same address with scheme ws for http and wss for https; any other is left alone. */
    static URI of(URI uri) {
        String scheme = uri.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            return uri;
        }
        String rest = uri.toString().substring(scheme.length());
        return URI.create(("http".equalsIgnoreCase(scheme) ? "ws" : "wss") + rest);
    }
}
