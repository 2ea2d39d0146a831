package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.backend.Ledger;
import dev.clamor.referenceagent.knowledge.Desk;
import dev.clamor.referenceagent.knowledge.Slot;
import dev.clamor.referenceagent.language.Cue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the agent remembers of one conversation. Not safe for threads: whoever answers in it holds its lock. */
public final class Conversation {
    private static final int REPLIES_KEPT = 3;
    private static final int TEXTS_KEPT = 6;

    final long id;
    final Ledger ledger;
    final Map<Slot, String> given = new EnumMap<>(Slot.class);
    final Deque<Matter> parked = new ArrayDeque<>();
    final Deque<String> lastReplies = new ArrayDeque<>();
    /** Messages since the last matter was opened, read again for values once a matter is known. */
    final List<String> unplaced = new ArrayList<>();

    final Set<Cue> everSaid = EnumSet.noneOf(Cue.class);
    private final Map<Flaw, Integer> occasions = new EnumMap<>(Flaw.class);

    @Nullable
    Matter open;

    @Nullable
    Matter finished;

    @Nullable
    Reply lastReply;

    @Nullable
    Boolean ignoresReasons;

    Optional<Desk> desk = Optional.empty();
    Optional<HandOver> handOver = Optional.empty();
    List<Slot> asked = List.of();
    int turns;
    int upsetRun;
    int failuresWithoutMatter;
    int completions;
    boolean looping;
    boolean handedOff;

    /**
     * @param id a number for the conversation, well mixed
     */
    public Conversation(long id) {
        this.id = id;
        this.ledger = new Ledger(id);
    }

    /** The number of earlier occasions of a flaw; each call is one more occasion. */
    public int nextOccasion(Flaw flaw) {
        int occasion = occasions.getOrDefault(flaw, 0);
        occasions.put(flaw, occasion + 1);
        return occasion;
    }

    boolean strikes(Flaw flaw, Chance chance) {
        return chance.strikes(flaw, nextOccasion(flaw));
    }

    void failed() {
        if (open != null) {
            open.failures++;
        } else {
            failuresWithoutMatter++;
        }
    }

    int failures() {
        return open == null ? failuresWithoutMatter : open.failures;
    }

    void progressed() {
        failuresWithoutMatter = 0;
        if (open != null) {
            open.failures = 0;
        }
    }

    void forget() {
        open = null;
        finished = null;
        parked.clear();
        given.clear();
        unplaced.clear();
        asked = List.of();
    }

    void heard(String text) {
        unplaced.add(text);
        if (unplaced.size() > TEXTS_KEPT) {
            unplaced.remove(0);
        }
    }

    void said(Reply reply) {
        lastReply = reply;
        lastReplies.addLast(reply.text());
        if (lastReplies.size() > REPLIES_KEPT) {
            lastReplies.removeFirst();
        }
        asked = reply.asks();
    }
}
