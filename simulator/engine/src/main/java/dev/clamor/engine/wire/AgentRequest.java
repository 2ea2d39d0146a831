package dev.clamor.engine.wire;

import java.util.Map;

/** An HTTP request without its address. {@code headers} by name; {@code body} is not copied, do not change it. */
public record AgentRequest(String method, Map<String, String> headers, byte[] body) {}
