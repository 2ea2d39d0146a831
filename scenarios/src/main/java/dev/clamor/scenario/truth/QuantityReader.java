package dev.clamor.scenario.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the numbers and dates in a text as people write them: {@code €37,50}, {@code 1.250,00 EUR}, {@code 5 working days},
 * {@code 2027-03-05}, {@code 5.3.2027}, {@code 5 March 2027}, {@code March 5th, 2027}.
 *
 * <ul>
 *   <li>The last of several different marks in a number is its decimal mark; a single mark before exactly three digits is
 *       a thousands mark, any other one a decimal mark.
 *   <li>Digits that are part of a word or of a number with letters ({@code AC-204817}) are no number; nor is the number of
 *       a list item.
 * </ul>
 */
final class QuantityReader {
    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };
    private static final String[] ORDINALS = {"th", "st", "nd", "rd"};
    private static final int MOST_DIGITS = 15;
    private static final int ASCII = 0x80;
    private static final int LOWER = 0x20;

    private final String text;
    private final List<Quantity> found = new ArrayList<>(2);

    private QuantityReader(String text) {
        this.text = text;
    }

    /** All of them in their order. */
    static List<Quantity> read(String text) {
        int first = next(text, 0);
        return first == text.length() ? List.of() : new QuantityReader(text).from(first);
    }

    private List<Quantity> from(int first) {
        int at = first;
        while (at < text.length()) {
            int word = digit(text, at) ? at : wordNumber(text, at);
            at = next(text, word > at ? worded(at, word) : one(at));
        }
        return found;
    }

    /** Where the next digit or word for a number begins; the end of the text if there is none. */
    private static int next(String text, int from) {
        boolean within = from > 0 && Character.isLetterOrDigit(text.charAt(from - 1));
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9' || !within && wordNumber(text, at) > at) {
                return at;
            }
            within = c >= 'a' && c <= 'z' || Character.isLetterOrDigit(c);
        }
        return text.length();
    }

    /** Where the word for a number that begins here ends; the same position if there is none. */
    private static int wordNumber(String text, int at) {
        if (!NumberWords.mayBegin(text, at) || at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return at;
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end)) && end - at <= NumberWords.LONGEST) {
            end++;
        }
        boolean word = end - at >= 3 && end - at <= NumberWords.LONGEST;
        return word
                        && !NumberWords.digits(text.substring(at, end).toLowerCase(Locale.ROOT))
                                .isEmpty()
                ? end
                : at;
    }

    private int worded(int at, int end) {
        String value = NumberWords.digits(text.substring(at, end).toLowerCase(Locale.ROOT));
        int next = end;
        if (value.endsWith("0") && value.length() == 2 && mark(end, '-') && wordNumber(text, end + 1) > end + 1) {
            next = wordNumber(text, end + 1);
            String ones = NumberWords.digits(text.substring(end + 1, next).toLowerCase(Locale.ROOT));
            value = ones.length() == 1 ? value.charAt(0) + ones : value;
        }
        return add(at, next, value, moneyAfter(next));
    }

    /** Reads what begins with the digit here; where to go on. */
    private int one(int at) {
        if (at > 0 && partOfWord(at)) {
            return endOfWord(at);
        }
        int end = isoDate(at);
        end = end > 0 ? end : dottedDate(at);
        end = end > 0 ? end : dayOfMonth(at);
        end = end > 0 ? end : monthBefore(at);
        end = end > 0 ? end : time(at);
        return end > 0 ? end : number(at);
    }

    private boolean partOfWord(int at) {
        char before = text.charAt(at - 1);
        if (Character.isLetter(before)) {
            return true;
        }
        boolean joined = before == '-' || before == '@' || before == '_' || before == '.' || before == '/';
        return joined && at > 1 && Character.isLetter(text.charAt(at - 2));
    }

    private int endOfWord(int at) {
        int end = at;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || joins(end))) {
            end++;
        }
        return end;
    }

    private boolean joins(int at) {
        boolean mark = text.charAt(at) == '-' || text.charAt(at) == '@' || text.charAt(at) == '.';
        return mark && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private int isoDate(int at) {
        if (digits(at) == 4 && mark(at + 4, '-') && digits(at + 5) == 2 && mark(at + 7, '-') && digits(at + 8) == 2) {
            return date(at, at + 10, value(at, 4), value(at + 5, 2), value(at + 8, 2), false);
        }
        return -1;
    }

    private int dottedDate(int at) {
        int first = digits(at);
        int second = first > 2 ? 0 : digits(at + first + 1);
        if (first == 0 || second == 0 || second > 2 || at + first >= text.length()) {
            return -1;
        }
        char mark = text.charAt(at + first);
        int yearAt = at + first + 1 + second + 1;
        int year = digits(yearAt);
        if (mark != '.' && mark != '/' && mark != '-' || !mark(yearAt - 1, mark) || year != 4 && year != 2) {
            return -1;
        }
        int whole = value(yearAt, year) + (year == 2 ? 2000 : 0);
        int one = value(at, first);
        int two = value(at + first + 1, second);
        return mark == '/' || two > 12
                ? date(at, yearAt + year, whole, two > 12 ? one : two, two > 12 ? two : one, true)
                : date(at, yearAt + year, whole, two, one, false);
    }

    /** {@code 5 March}, {@code 5th of March 2027}. */
    private int dayOfMonth(int at) {
        int digits = digits(at);
        if (digits > 2) {
            return -1;
        }
        int next = ordinal(at + digits);
        next = skip(next);
        if (text.regionMatches(true, next, "of ", 0, 3)) {
            next += 3;
        }
        int month = month(next);
        if (month < 0) {
            return -1;
        }
        int end = endOfLetters(next);
        int yearAt = skip(end);
        return digits(yearAt) == 4
                ? date(at, yearAt + 4, value(yearAt, 4), month, value(at, digits), false)
                : date(at, end, 0, month, value(at, digits), false);
    }

    /** {@code March 5}, {@code March 5th, 2027}: the month stands before. */
    private int monthBefore(int at) {
        int digits = digits(at);
        int letters = at - 1;
        while (letters >= 0 && (text.charAt(letters) == ' ' || text.charAt(letters) == '.')) {
            letters--;
        }
        if (letters >= 3 && text.regionMatches(true, letters - 3, " the", 0, 4)) {
            letters -= 4;
        }
        int start = letters;
        while (start >= 0 && Character.isLetter(text.charAt(start))) {
            start--;
        }
        int month = letters - start < 3 ? -1 : month(start + 1);
        if (digits > 2 || month < 0) {
            return -1;
        }
        int end = ordinal(at + digits);
        int yearAt = skip(end);
        return digits(yearAt) == 4
                ? date(start + 1, yearAt + 4, value(yearAt, 4), month, value(at, digits), false)
                : date(start + 1, end, 0, month, value(at, digits), false);
    }

    private int time(int at) {
        int hours = digits(at);
        if (hours > 2 || !mark(at + hours, ':') || digits(at + hours + 1) != 2) {
            return -1;
        }
        String value = text.substring(at, at + hours + 3);
        found.add(new Quantity(Quantity.Kind.TIME, value, value, "", at));
        return at + hours + 3;
    }

    private int number(int at) {
        int end = at;
        while (digit(text, end) || end > at && marks(end)) {
            end++;
        }
        if (end < text.length() && (Character.isLetter(text.charAt(end)) && !unitLetter(end) || listNumber(at, end))) {
            return endOfWord(end);
        }
        if (end - at > MOST_DIGITS) {
            return end;
        }
        String value = decimal(text.substring(at, end));
        return add(at, end, value, moneyBefore(at) || moneyAfter(end));
    }

    private int add(int at, int end, String number, boolean money) {
        String value = number;
        int next = end;
        int cents = money && number.indexOf('.') < 0 ? cents(end) : -1;
        if (cents >= 0) {
            int after = digit(text, cents) ? cents + digits(cents) : wordNumber(text, cents);
            String part = digit(text, cents)
                    ? text.substring(cents, after)
                    : NumberWords.digits(text.substring(cents, after).toLowerCase(Locale.ROOT));
            if (part.length() <= 2 && text.regionMatches(true, skip(after), "cent", 0, 4)) {
                value = number + (part.length() == 1 ? ".0" : ".") + part;
                next = after;
            }
        }
        String unit = money ? FactCues.CURRENCY : word(unitAt(end));
        found.add(new Quantity(money ? Quantity.Kind.MONEY : Quantity.Kind.NUMBER, value, value, unit, at));
        return next;
    }

    /** Where a number begins that may count cents: after {@code euros and}; -1 if there is none. */
    private int cents(int end) {
        int at = skip(endOfLetters(skip(end)));
        if (text.regionMatches(true, at, "and ", 0, 4)) {
            at += 4;
        }
        return at < text.length() && (digit(text, at) || wordNumber(text, at) > at) ? at : -1;
    }

    private boolean unitLetter(int at) {
        return text.regionMatches(true, at, "eur", 0, 3);
    }

    private boolean marks(int at) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        boolean thin = c == '\u00A0' || c == '\u202F' || c == '\'';
        boolean spaced = c == ' ' && digits(at + 1) == 3 && !digit(text, at + 4) && money(at);
        return (c == '.' || c == ',' || thin) && digit(text, at + 1) || spaced;
    }

    /** Whether what began before this space is an amount, in which a space marks thousands. */
    private boolean money(int space) {
        int start = space;
        while (start > 0 && digit(text, start - 1)) {
            start--;
        }
        return moneyBefore(start) || moneyAfter(space + 4);
    }

    private boolean listNumber(int at, int end) {
        boolean begins = at == 0 || text.charAt(at - 1) == '\n';
        char c = text.charAt(end);
        return begins && (c == '.' || c == ')') && end + 1 < text.length() && text.charAt(end + 1) == ' ';
    }

    private boolean moneyBefore(int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 0 && "€$£".indexOf(text.charAt(before)) >= 0
                || before >= 2 && text.regionMatches(true, before - 2, "eur", 0, 3);
    }

    private boolean moneyAfter(int end) {
        int after = skip(end);
        return after < text.length() && "€$£".indexOf(text.charAt(after)) >= 0
                || text.regionMatches(true, after, "eur", 0, 3);
    }

    private static String decimal(String digits) {
        int decimalAt = decimalMark(digits);
        StringBuilder value = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= '0' && c <= '9') {
                value.append(c);
            } else if (i == decimalAt) {
                value.append('.');
            }
        }
        return value.toString();
    }

    private static int decimalMark(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return -1;
        }
        char mark = digits.charAt(last);
        boolean several = digits.indexOf(mark) != last;
        boolean mixed = digits.indexOf(mark == '.' ? ',' : '.') >= 0;
        boolean thousands = digits.length() - last == 4;
        return several || thousands && !mixed ? -1 : last;
    }

    private int date(int at, int end, int year, int month, int day, boolean ambiguous) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return -1;
        }
        String value = iso(year, month, day);
        String other = ambiguous && day <= 12 ? iso(year, day, month) : value;
        found.add(new Quantity(Quantity.Kind.DATE, value, other, "", at));
        return end;
    }

    private static String iso(int year, int month, int day) {
        String start = year == 0 ? "-" : String.format(Locale.ROOT, "%04d", year);
        return start + two(month) + two(day);
    }

    private static String two(int value) {
        return (value < 10 ? "-0" : "-") + value;
    }

    private int month(int at) {
        int end = endOfLetters(at);
        if (end - at < 3) {
            return -1;
        }
        char first = text.charAt(at);
        for (int i = 0; i < MONTHS.length; i++) {
            boolean may = first >= ASCII || (first | LOWER) == MONTHS[i].charAt(0);
            if (may && text.regionMatches(true, at, MONTHS[i], 0, 3)) {
                return monthName(at, end, i) ? i + 1 : -1;
            }
        }
        return -1;
    }

    private boolean monthName(int at, int end, int month) {
        String whole = java.time.Month.of(month + 1).name();
        return end - at <= whole.length() && text.regionMatches(true, at, whole, 0, end - at);
    }

    private int endOfLetters(int at) {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Past a {@code th}, {@code st}, {@code nd} or {@code rd}. */
    private int ordinal(int at) {
        for (String ending : ORDINALS) {
            if (text.regionMatches(true, at, ending, 0, 2)) {
                return at + 2;
            }
        }
        return at;
    }

    private int skip(int at) {
        int next = at;
        while (next < text.length() && " ,.-*_\u00A0\u202F".indexOf(text.charAt(next)) >= 0 && next - at < 3) {
            next++;
        }
        return next;
    }

    private int unitAt(int end) {
        int next = end;
        while (next < text.length() && " -*\u00A0\u202F".indexOf(text.charAt(next)) >= 0 && next - end < 3) {
            next++;
        }
        return next;
    }

    private String word(int at) {
        return at >= text.length() ? "" : text.substring(at, endOfLetters(at)).toLowerCase(Locale.ROOT);
    }

    private boolean mark(int at, char mark) {
        return at < text.length() && text.charAt(at) == mark;
    }

    /** How many digits stand here. */
    private int digits(int at) {
        int end = at;
        while (digit(text, end)) {
            end++;
        }
        return end - at;
    }

    private int value(int at, int digits) {
        int value = 0;
        for (int i = at; i < at + Math.min(digits, 9); i++) {
            value = 10 * value + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean digit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
