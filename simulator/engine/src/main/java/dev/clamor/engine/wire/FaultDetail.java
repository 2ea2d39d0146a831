package dev.clamor.engine.wire;

import java.util.ArrayList;
import java.util.List;

/** What an agent says of its own failure, fit to be shown: short, on one line, without what our headers keep secret. */
final class FaultDetail {
    private static final int MOST_CHARACTERS = 120;
    private static final int SHORTEST_SECRET = 4;

    private final List<String> secrets = new ArrayList<>();

    /** For agents that are sent the headers of this context. */
    FaultDetail(CodecContext context) {
        for (String value : context.headers().values()) {
            add(value.strip());
            add(value.substring(value.lastIndexOf(' ') + 1).strip());
        }
    }

    private void add(String secret) {
        if (secret.length() >= SHORTEST_SECRET && !secrets.contains(secret)) {
            secrets.add(secret);
        }
    }

    /** The text as it may be shown. */
    String of(String text) {
        String open = text.length() > 10 * MOST_CHARACTERS ? text.substring(0, 10 * MOST_CHARACTERS) : text;
        for (String secret : secrets) {
            open = open.replace(secret, "***");
        }
        String line = open.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) : line;
    }
}
