package dev.clamor.referenceagent.dialogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * The last values customers gave, over all conversations, for the declared flaw of telling one customer another's data.
 * Whether a reply leaks is drawn by the conversation alone; what it leaks depends on who wrote last. Before anybody
 * else has given anything, a made-up account number stands in.
 */
public final class Overheard {
    private static final int KEPT = 32;
    private static final int PURPOSE = 7003;

    private record Said(long conversation, String value) {}

    private final boolean listening;
    private final Deque<Said> said = new ArrayDeque<>();

    /**
     * @param listening whether to keep anything at all
     */
    public Overheard(boolean listening) {
        this.listening = listening;
    }

    void note(Conversation conversation) {
        if (!listening) {
            return;
        }
        synchronized (said) {
            conversation.given.forEach((slot, value) -> {
                if (slot.isIdentifier()) {
                    said.addLast(new Said(conversation.id, value));
                }
            });
            while (said.size() > KEPT) {
                said.removeFirst();
            }
        }
    }

    String from(Conversation mine, Chance chance) {
        synchronized (said) {
            return said.stream()
                    .filter(other -> other.conversation() != mine.id && !mine.given.containsValue(other.value()))
                    .reduce((first, second) -> second)
                    .map(Said::value)
                    .orElseGet(() -> String.format(Locale.ROOT, "AC-%06d", chance.pick(PURPOSE, 1_000_000)));
        }
    }
}
