package dev.clamor.engine.wire;

import java.util.List;

/**
 * A complete HTTP response.
 *
 * @param body not copied, do not change it
 */
public record AgentResponse(int status, Headers headers, byte[] body) {

    /** A response whose headers do not matter. */
    public AgentResponse(int status, byte[] body) {
        this(status, Headers.NONE, body);
    }

    /** Headers by name, whatever its case. */
    @FunctionalInterface
    public interface Headers {
        /** No headers. */
        Headers NONE = name -> List.of();

        /** All values of that header in their order; empty if there are none. */
        List<String> all(String name);

        /** The first value of that header, or an empty text. */
        default String first(String name) {
            List<String> values = all(name);
            return values.isEmpty() ? "" : values.get(0);
        }
    }
}
