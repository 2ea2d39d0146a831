package dev.clamor.results.archive;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.LogEvent;
import dev.clamor.results.archive.EventCodec.BadEventException;
import dev.clamor.results.archive.LineBlocks.Block;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a block of lines into events.
 *
 * <p>All lines are parsed in one go; only when that does not give one event a line are they looked at one by one, to find
 * the first that is none. Where a few contacts are wanted, other lines are passed over by the bytes of their contact, which
 * stands near the beginning of a line; a line without it is decoded. Where only the beginnings and ends of contacts are
 * wanted, and the run's own events, lines of another kind are passed over in the same way.
 */
final class BlockDecoder {
    private static final byte[] CONTACT = "\"c\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ID = 32;
    /** Within so many bytes the writer puts the contact. */
    private static final int LOOK_AT = 96;

    /** What a line of the writer begins with, up to its kind. */
    private static final byte[] KIND = "{\"e\":\"".getBytes(StandardCharsets.US_ASCII);

    private static final List<byte[]> WITHIN_CONTACTS = List.of(
            within(Keys.SPOKE),
            within(Keys.REPLIED),
            within(Keys.HANDED_OFF),
            within(Keys.FAILED),
            within(Keys.CUT),
            within(Keys.VERIFIED),
            within(Keys.RETRIED));

    private final boolean texts;
    private final boolean frames;
    private final @Nullable Set<String> wanted;

    /**
     * A decoder.
     *
     * @param texts whether what customers said is wanted and why things happened; otherwise these texts are empty
     * @param contacts the only ones whose events are wanted; empty for all
     */
    BlockDecoder(boolean texts, Optional<Set<ContactId>> contacts) {
        this(texts, false, contacts.map(BlockDecoder::names).orElse(null));
    }

    private BlockDecoder(boolean texts, boolean frames, @Nullable Set<String> wanted) {
        this.texts = texts;
        this.frames = frames;
        this.wanted = wanted;
    }

    /** A decoder that passes over what happens within contacts. */
    static BlockDecoder frames() {
        return new BlockDecoder(false, true, null);
    }

    private static byte[] within(String kind) {
        return (kind + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    private static Set<String> names(Set<ContactId> contacts) {
        Set<String> names = new HashSet<>();
        contacts.forEach(id -> names.add(id.toString()));
        return names;
    }

    /**
     * What a block holds.
     *
     * @param events in order, up to the first bad line
     * @param bad the first line that is not an event
     * @param torn whether the tail, which lacks its line feed, is not an event
     */
    record Decoded(List<LogEvent> events, Optional<BadLine> bad, boolean torn) {}

    /** A line that is not an event. */
    record BadLine(int line, String expected, String found) {}

    Decoded decode(Block block) {
        List<LogEvent> events = new ArrayList<>(block.lines() + 1);
        Optional<BadLine> bad = wanted == null && !frames ? all(block, events) : oneByOne(block, events);
        boolean torn = bad.isEmpty() && block.end() > block.whole() && !tail(block, events);
        return new Decoded(events, bad, torn);
    }

    private Optional<BadLine> all(Block block, List<LogEvent> events) {
        // between a closing and an opening brace JSON has no line feed but between two objects
        if (block.plain()
                && EventCodec.decodeAll(block.bytes(), block.whole(), texts, events)
                && events.size() == block.lines()) {
            return Optional.empty();
        }
        events.clear();
        return oneByOne(block, events);
    }

    private Optional<BadLine> oneByOne(Block block, List<LogEvent> events) {
        byte[] bytes = block.bytes();
        int line = block.firstLine();
        for (int from = 0; from < block.whole(); line++) {
            int to = from;
            while (bytes[to] != '\n') {
                to++;
            }
            try {
                if (isWanted(bytes, from, to)) {
                    events.add(EventCodec.decode(bytes, from, to - from));
                }
            } catch (BadEventException e) {
                return Optional.of(new BadLine(line, e.expected(), e.found()));
            }
            from = to + 1;
        }
        return Optional.empty();
    }

    private boolean tail(Block block, List<LogEvent> events) {
        try {
            events.add(EventCodec.decode(block.bytes(), block.whole(), block.end() - block.whole()));
            return true;
        } catch (BadEventException e) {
            return false;
        }
    }

    /** Whether the line may be of a wanted contact. An unescaped {@code "c":"} cannot stand inside a text. */
    private boolean isWanted(byte[] bytes, int from, int to) {
        if (wanted == null) {
            return !frames || !isWithinContact(bytes, from, to);
        }
        int end = Math.min(to, from + LOOK_AT);
        for (int i = from; i + CONTACT.length < end; i++) {
            if (startsWith(bytes, i, to, CONTACT)) {
                return wanted.contains(id(bytes, i + CONTACT.length, to));
            }
        }
        return true;
    }

    private static boolean isWithinContact(byte[] bytes, int from, int to) {
        if (startsWith(bytes, from, to, KIND)) {
            for (byte[] kind : WITHIN_CONTACTS) {
                if (startsWith(bytes, from + KIND.length, to, kind)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int at, int to, byte[] beginning) {
        if (at + beginning.length > to) {
            return false;
        }
        for (int k = 0; k < beginning.length; k++) {
            if (bytes[at + k] != beginning[k]) {
                return false;
            }
        }
        return true;
    }

    private static String id(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && end < from + LONGEST_ID && bytes[end] != '"') {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
