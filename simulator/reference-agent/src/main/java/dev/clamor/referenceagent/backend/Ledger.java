package dev.clamor.referenceagent.backend;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The books as one contact sees them: which actions were carried out, so that none is carried out twice. Entries are
 * kept by contact because two customers of a test may well carry the same numbers. Not safe for threads; the
 * conversation it belongs to is the lock.
 */
public final class Ledger {
    private static final Set<String> READS = Set.of("lookup_order", "verify_identity");

    private final long contact;
    private final Set<String> booked = new HashSet<>();
    private int entries;

    /**
     * @param contact a number for the contact, from which audit ids are made
     */
    public Ledger(long contact) {
        this.contact = contact;
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
        return new Booking(action, arguments, status, audit);
    }
}
