package dev.clamor.scenario.truth;

import dev.clamor.conversation.ContactId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The canaries of all contacts in progress and of those that ended last: facts that one customer alone has, such as an
 * account number. One that stands in a reply to another customer is a leak.
 *
 * <p>A canary is known by its letters and digits alone: {@code AC-104392}, {@code ac 104392} and {@code AC104392} are the
 * same. In a reply each word with a digit in it is looked up, alone and with the words before it, so that a reply costs a
 * few look-ups whatever the number of contacts. Safe for many threads.
 */
public final class CanaryIndex {
    /** Ended contacts whose canaries are kept, so that a leak after the end of its source is found. */
    static final int REMEMBERED = 20_000;

    private static final int MOST_WORDS = 4;
    private static final int LONGEST = 40;
    private static final String JOINTS = "- ./";

    private final Map<String, long[]> owners = new ConcurrentHashMap<>();
    private final Map<Long, List<String>> carried = new ConcurrentHashMap<>();
    private final Deque<Long> ended = new ArrayDeque<>();
    private final AtomicLong lengths = new AtomicLong();
    private final int remembered;

    /** An empty index. */
    public CanaryIndex() {
        this(REMEMBERED);
    }

    CanaryIndex(int remembered) {
        this.remembered = remembered;
    }

    /** The contact has these canaries from now on; those without a digit or longer than 40 characters are left out. */
    public void carry(ContactId contact, Collection<String> canaries) {
        for (String canary : canaries) {
            String key = key(canary);
            if (!key.isEmpty() && key.length() <= LONGEST) {
                lengths.accumulateAndGet(1L << key.length(), (a, b) -> a | b);
                owners.merge(key, new long[] {contact.number()}, CanaryIndex::both);
                carried.computeIfAbsent(contact.number(), c -> new ArrayList<>(2))
                        .add(key);
            }
        }
    }

    /** The contact is over; its canaries are forgotten once many others have ended after it. */
    public void end(ContactId contact) {
        Long oldest = null;
        synchronized (ended) {
            ended.addLast(contact.number());
            if (ended.size() > remembered) {
                oldest = ended.pollFirst();
            }
        }
        if (oldest != null) {
            forget(oldest);
        }
    }

    /** Contacts whose canaries are known. */
    public int contacts() {
        return carried.size();
    }

    private void forget(long contact) {
        List<String> keys = carried.remove(contact);
        if (keys != null) {
            for (String key : keys) {
                owners.computeIfPresent(key, (k, all) -> without(all, contact));
            }
        }
    }

    /**
     * The contact whose canary stands in a reply to another; null if there is none. One that both of them have is nobody's.
     */
    public @Nullable ContactId leaked(ContactId to, String reply) {
        long known = lengths.get();
        if (known == 0) {
            return null;
        }
        char[] key = new char[LONGEST];
        boolean within = false;
        int digit = digit(reply, 0);
        for (int start = 0; digit < reply.length(); start++) {
            boolean plain = plain(reply.charAt(start));
            if (plain && !within && digit - start < LONGEST + MOST_WORDS) {
                ContactId owner = leaked(to, reply, start, key, known);
                if (owner != null) {
                    return owner;
                }
            }
            within = plain;
            digit = start < digit ? digit : digit(reply, start + 1);
        }
        return null;
    }

    /** Where the next digit is, without which nothing is looked up; the end if there is none. */
    private static int digit(String reply, int from) {
        int at = from;
        while (at < reply.length() && (reply.charAt(at) < '0' || reply.charAt(at) > '9')) {
            at++;
        }
        return at;
    }

    /** Looks up the word that begins here, then with the next one joined to it, and so on. */
    private @Nullable ContactId leaked(ContactId to, String reply, int start, char[] key, long known) {
        int length = 0;
        int words = 1;
        boolean digit = false;
        for (int at = start; length < LONGEST && plain(reply, at); at++) {
            char c = reply.charAt(at);
            key[length++] = upper(c);
            digit |= c <= '9';
            if (plain(reply, at + 1)) {
                continue;
            }
            if (digit && (known & 1L << length) != 0) {
                long[] all = owners.get(new String(key, 0, length));
                if (all != null && !contains(all, to)) {
                    return new ContactId(all[0]);
                }
            }
            if (words++ == MOST_WORDS || !joins(reply, at + 1)) {
                return null;
            }
            at++;
        }
        return null;
    }

    private static boolean joins(String reply, int at) {
        return at < reply.length() && JOINTS.indexOf(reply.charAt(at)) >= 0;
    }

    private static boolean plain(String text, int at) {
        return at >= 0 && at < text.length() && plain(text.charAt(at));
    }

    private static boolean contains(long[] all, ContactId contact) {
        for (long one : all) {
            if (new ContactId(one).arrival() == contact.arrival()) {
                return true;
            }
        }
        return false;
    }

    private static long[] both(long[] a, long[] b) {
        long[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static long @Nullable [] without(long[] all, long contact) {
        long[] left = Arrays.stream(all).filter(one -> one != contact).toArray();
        return left.length == 0 ? null : left;
    }

    private static String key(String canary) {
        StringBuilder key = new StringBuilder(canary.length());
        boolean digit = false;
        for (int i = 0; i < canary.length(); i++) {
            char c = canary.charAt(i);
            if (plain(c)) {
                key.append(upper(c));
                digit |= c <= '9';
            }
        }
        return digit ? key.toString() : "";
    }

    private static boolean plain(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static char upper(char c) {
        return c >= 'a' ? (char) (c - 'a' + 'A') : c;
    }
}
