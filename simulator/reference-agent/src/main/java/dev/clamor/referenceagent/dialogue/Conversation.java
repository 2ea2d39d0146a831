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
import java.util.function.LongSupplier;
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

    /** Where the last message came from that told its channel. */
    private String channel = "";

    /** What the next reply begins with: the answer to an interrupted message, by the declared flaw. */
    String owed = "";

    /**
     * @param id    a number for the conversation, well mixed
     * @param clock milliseconds since 1970, for the books
     */
    public Conversation(long id, LongSupplier clock) {
        this(id, new Ledger(id, clock));
    }

    private Conversation(long id, Ledger ledger) {
        this.id = id;
        this.ledger = ledger;
    }

    /** The conversation as it is now; what becomes of one does not touch the other. */
    public Conversation copy() {
        Conversation copy = new Conversation(id, ledger.copy());
        copy.given.putAll(given);
        parked.forEach(matter -> copy.parked.addLast(matter.copy()));
        copy.lastReplies.addAll(lastReplies);
        copy.unplaced.addAll(unplaced);
        copy.everSaid.addAll(everSaid);
        copy.occasions.putAll(occasions);
        copy.open = open == null ? null : open.copy();
        copy.finished = finished == null ? null : finished.copy();
        copy.lastReply = lastReply;
        copy.ignoresReasons = ignoresReasons;
        copy.desk = desk;
        copy.handOver = handOver;
        copy.asked = asked;
        copy.turns = turns;
        copy.upsetRun = upsetRun;
        copy.failuresWithoutMatter = failuresWithoutMatter;
        copy.completions = completions;
        copy.looping = looping;
        copy.handedOff = handedOff;
        copy.owed = owed;
        copy.channel = channel;
        return copy;
    }

    /** What was really changed in this conversation, in order. */
    public List<Ledger.Entry> changes() {
        return ledger.changes();
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

    /** Takes the channel of a message, empty if untold; whether it is another than before. */
    boolean cameBy(String now) {
        boolean another = !now.isEmpty() && !channel.isEmpty() && !now.equals(channel);
        channel = now.isEmpty() ? channel : now;
        return another;
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
