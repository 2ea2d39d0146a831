package dev.clamor.conversation;

/**
 * One customer reaching out once. The number is {@code arrival index << 8 | visit}; printed as {@code c-000042}, or
 * {@code c-000042.2} for a later visit.
 */
public record ContactId(long number) implements Comparable<ContactId> {
    private static final int VISIT_BITS = 8;

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
        String index = text.substring(text.startsWith("c-") ? 2 : 0, dot < 0 ? text.length() : dot);
        long visit = dot < 0 ? 0 : Long.parseLong(text.substring(dot + 1)) - 1;
        return new ContactId(Long.parseLong(index) << VISIT_BITS | visit);
    }

    @Override
    public int compareTo(ContactId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        String digits = Long.toString(arrival());
        String padded = "000000".substring(Math.min(6, digits.length())) + digits;
        return visit() == 0 ? "c-" + padded : "c-" + padded + "." + (visit() + 1);
    }
}
