package dev.clamor.conversation;

/**
 * One customer reaching out once. The number is {@code arrival index << 8 | visit}; printed as {@code c-000042}, or
 * {@code c-000042.2} for a later visit.
 */
public record ContactId(long number) implements Comparable<ContactId> {
    private static final int VISIT_BITS = 8;
    private static final int PREFIX = 2;
    private static final int MAX_DIGITS = 18;
    private static final int PADDED = 6;
    /** 2^64 over the golden ratio. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The first visit of the customer with this arrival index. */
    public static ContactId ofArrival(long index) {
        return new ContactId(index << VISIT_BITS);
    }

    /** Position in the order of planned arrivals, from 0. */
    public long arrival() {
        return number >>> VISIT_BITS;
    }

    /** 0 for the first visit. */
    public int visit() {
        return (int) (number & (1 << VISIT_BITS) - 1);
    }

    /** Parses what {@link #toString} prints. */
    public static ContactId parse(String text) {
        int dot = text.indexOf('.');
        int end = dot < 0 ? text.length() : dot;
        long arrival = text.startsWith("c-") ? number(text, PREFIX, end) : -1;
        long visit = dot < 0 ? 1 : number(text, dot + 1, text.length());
        if (arrival < 0 || arrival > Long.MAX_VALUE >>> VISIT_BITS || visit < 1 || visit > 1 << VISIT_BITS) {
            throw new IllegalArgumentException(
                    "contact id: expected one such as c-000042 or c-000042.2. Found: " + text);
        }
        return new ContactId(arrival << VISIT_BITS | visit - 1);
    }

    /** Whether {@link #toString} gives this text, which {@link #parse} has read as this id: no zeros too many or too few. */
    public boolean printsAs(String text) {
        int dot = text.indexOf('.');
        int digits = (dot < 0 ? text.length() : dot) - PREFIX;
        boolean arrivals = digits == PADDED || digits > PADDED && text.charAt(PREFIX) != '0';
        boolean visits = dot < 0 ? visit() == 0 : visit() > 0 && text.charAt(dot + 1) != '0';
        return arrivals && visits;
    }

    /** The number between the two positions, -1 if there is none. */
    private static long number(String text, int from, int to) {
        if (from >= to || to - from > MAX_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** Spread over all bits (Fibonacci hashing, Knuth): the lowest eight of the number are nearly always zero. */
    @Override
    public int hashCode() {
        return (int) (number * GOLDEN >>> Integer.SIZE);
    }

    @Override
    public int compareTo(ContactId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        String digits = Long.toString(arrival());
        String padded = "000000".substring(Math.min(PADDED, digits.length())) + digits;
        return visit() == 0 ? "c-" + padded : "c-" + padded + "." + (visit() + 1);
    }
}
