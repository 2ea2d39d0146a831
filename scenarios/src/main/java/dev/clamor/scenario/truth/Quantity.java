package dev.clamor.scenario.truth;

/**
 * A number or a date that a text asserts.
 *
 * @param kind what it is
 * @param value a decimal number without currency, unit or thousands marks, or an ISO date; {@code --MM-DD} where no year
 *     is said
 * @param other for a date in digits that can be read day first or month first, the other reading; else the value again
 * @param unit the word after it in lower case, or the one before it where it has a number like a label (ending 4821);
 *     {@code eur} for an amount of money in any currency
 * @param at where it begins in the text
 */
record Quantity(Kind kind, String value, String other, String unit, int at) {
    enum Kind {
        NUMBER,
        MONEY,
        DATE,
        TIME
    }

    /** Whether the two values mean the same number or day. */
    boolean is(String truth) {
        if (kind == Kind.DATE && value.startsWith("--")) {
            return truth.endsWith(value.substring(1));
        }
        return Values.same(value, truth) || Values.same(other, truth);
    }
}
