package dev.clamor.engine.wire;

import dev.clamor.conversation.ContactId;
import java.nio.charset.StandardCharsets;

/** Names of contacts for agents that keep what they heard under such a name: no two runs use the same. */
final class SessionIds {
    private SessionIds() {}

    /**
     * Run and contact, of letters, digits, {@code -}, {@code _} and {@code .}; the run by a hash of it where they are longer
     * together.
     *
     * @param most characters, at least 36
     */
    static String of(CodecContext context, ContactId contact, int most) {
        String run = context.caller().runId().replaceAll("[^A-Za-z0-9._-]", "_");
        String id = run + "-" + contact;
        if (id.length() <= most && !run.isEmpty()) {
            return id;
        }
        int room = Math.min(most - contact.toString().length() - 1, 16);
        return SigV4.hash(run.getBytes(StandardCharsets.UTF_8)).substring(0, room) + "-" + contact;
    }
}
