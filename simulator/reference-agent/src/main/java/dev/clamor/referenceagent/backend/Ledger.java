package dev.clamor.referenceagent.backend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The books as one contact sees them: which actions were carried out, so that none is carried out twice. Entries are
 * kept by contact because two customers of a test may well carry the same numbers. Not safe for threads; the
 * conversation it belongs to is the lock.
 */
public final class Ledger {
    private static final Set<String> READS = Set.of("lookup_order", "verify_identity");

    private final long contact;
    private final LongSupplier clock;
    private final Set<String> booked = new HashSet<>();
    private final List<Entry> done = new ArrayList<>(2);
    private int entries;

    /**
     * Something that was really changed.
     *
     * @param booking  what, with the audit id under which the books hold it whether that was told or not
     * @param atMillis when, in milliseconds of the ledger's clock
     */
    public record Entry(Booking booking, long atMillis) {}

    /**
     * @param contact a number for the contact, from which audit ids are made
     * @param clock   milliseconds since 1970, for the entries
     */
    public Ledger(long contact, LongSupplier clock) {
        this.contact = contact;
        this.clock = clock;
    }

    /** A ledger with the same entries. */
    public Ledger copy() {
        Ledger copy = new Ledger(contact, clock);
        copy.takeOver(this);
        return copy;
    }

    /** Has the entries of another of the same contact from now on, instead of its own. */
    public void takeOver(Ledger other) {
        booked.clear();
        booked.addAll(other.booked);
        done.clear();
        done.addAll(other.done);
        entries = other.entries;
    }

    /** What was really changed, in order; reading and checking are not in it. */
    public List<Entry> changes() {
        return List.copyOf(done);
    }

    /** Whether an action only reads, so that repeating it does no harm. */
    public static boolean isRead(String action) {
        return READS.contains(action);
    }

    /** Carries an action out; the second of the same action with the same arguments is refused. */
    public Booking book(String action, Map<String, String> arguments) {
        boolean first = booked.add(action + new TreeMap<>(arguments));
        return entry(action, arguments, first || isRead(action) ? Booking.Status.DONE : Booking.Status.REFUSED);
    }

    /** Carries an action out without looking whether it was done before, as a faulty agent would. */
    public Booking bookBlindly(String action, Map<String, String> arguments) {
        booked.add(action + new TreeMap<>(arguments));
        return entry(action, arguments, Booking.Status.DONE);
    }

    /** Notes an action that policy does not allow. */
    public Booking refuse(String action, Map<String, String> arguments) {
        return entry(action, arguments, Booking.Status.REFUSED);
    }

    /** Notes an action that the system behind it did not carry out. */
    public Booking fail(String action, Map<String, String> arguments) {
        return entry(action, arguments, Booking.Status.FAILED);
    }

    private Booking entry(String action, Map<String, String> arguments, Booking.Status status) {
        entries++;
        String audit = String.format(Locale.ROOT, "AUD-%08X-%02d", (int) (contact ^ contact >>> 32), entries);
        Booking booking = new Booking(action, arguments, status, audit);
        if (status == Booking.Status.DONE && !isRead(action)) {
            done.add(new Entry(booking, clock.getAsLong()));
        }
        return booking;
    }
}
