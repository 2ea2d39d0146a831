package dev.clamor.referenceagent.language;

import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Slot;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads slot values out of a message, by format. The last value of a kind wins, save one that the words before it set
 * aside ("not ...", "instead of ..."). What has no format of its own (amounts, days, months, dates, four digits) is
 * read for the slots the open intent needs.
 */
public final class SlotReader {
    private static final Pattern ACCOUNT = Pattern.compile("(?i)\\bac[-\\s.:#]*(\\d(?:[ -]?\\d){5})(?!\\d)");
    private static final Pattern ORDER = Pattern.compile("(?i)\\bord[-\\s.:#]*(\\d(?:[ -]?\\d){4})(?!\\d)");
    private static final Pattern INVOICE = Pattern.compile("(?i)\\binv[-\\s.:#]*(\\d(?:[ -]?\\d){4})(?!\\d)");
    private static final Pattern APPOINTMENT = Pattern.compile("(?i)\\bapt[-\\s.:#]*(\\d(?:[ -]?\\d){3})(?!\\d)");
    private static final Pattern LICENCE =
            Pattern.compile("(?i)\\blk[-\\s.:#]*([0-9a-f]{4})[-\\s]*([0-9a-f]{4})(?![0-9a-z])");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern MONEY = Pattern.compile(
            "(?i)(?:(?:€|\\beuros?\\b|\\beur\\b)\\s*"
                    + "(\\d{1,3}(?:[ ,.]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?)(\\s?k\\b)?)"
                    + "|(?:(\\d{1,3}(?:[ ,.]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?)(\\s?k)?\\s*(?:€|euros?\\b|eur\\b|bucks\\b))");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.,])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)(k\\b)?(?![\\d-]|\\s*(?:%|percent|days?|weeks?|months?|years?|times|x\\b|am\\b|pm\\b))");
    private static final Pattern DAYS = Pattern.compile("(?i)\\b(" + Numbers.WHOLE + ")\\s*(?:-\\s*)?(day|week)s?\\b");
    private static final Pattern MONTHS = Pattern.compile("(?i)\\b(" + Numbers.WHOLE
            + ")\\s*(?:-\\s*)?(?:\\w+ )?(?:months?|instal\\w+|payments|rates|parts|mths?)\\b");
    private static final Pattern WHOLE = Pattern.compile("(?i)(?<![\\w.,-])(" + Numbers.WHOLE + ")(?![\\w-]|[.,]\\d)");
    private static final Pattern FOUR_DIGITS = Pattern.compile("(?<![\\w.,-])(\\d{4})(?![\\w-]|[.,]\\d)");
    private static final Pattern BARE_DIGITS = Pattern.compile("(?<![\\w.,-])(\\d{4,6})(?![\\w-]|[.,]\\d)");
    private static final Pattern SET_ASIDE = Pattern.compile(
            "(?i)(?:\\bnot|\\binstead of|\\brather than|\\bno longer|\\bfrom|\\bformerly|\\bcurrently|\\bnow at|\\bpaid|\\bprice (?:was|of)|\\bcosts?|\\bworth|\\bwithin|\\bnormal(?:ly)?|\\brule (?:is|of))"
                    + "(?: (?:the|my|a|an|is|was|me|on|for|at|about|only))?\\s*$");
    private static final int SET_ASIDE_REACH = 24;

    private SlotReader() {}

    /**
     * The values in a text.
     *
     * @param asked  the slots the agent last asked for: a bare value may stand for one of them
     * @param intent the matter the text belongs to; a talk intent when there is none
     */
    public static Map<Slot, String> read(String text, Collection<Slot> asked, Intent intent) {
        Map<Slot, String> values = new EnumMap<>(Slot.class);
        StringBuilder rest = new StringBuilder(text);
        takeEmail(rest, values);
        takeLicence(rest, values);
        takeIdentifier(ACCOUNT, "AC-", Slot.ACCOUNT_NUMBER, rest, values);
        takeIdentifier(ORDER, "ORD-", Slot.ORDER_NUMBER, rest, values);
        takeIdentifier(INVOICE, "INV-", Slot.INVOICE_NUMBER, rest, values);
        takeIdentifier(APPOINTMENT, "APT-", Slot.APPOINTMENT_ID, rest, values);
        Dates.take(rest, intent, asked, values);
        takeBareIdentifier(rest, asked, values);
        takeCard(rest, asked, intent, values);
        List<Slot> needed = intent.slots();
        if (needed.contains(Slot.DAYS_SINCE) || needed.contains(Slot.MONTHS)) {
            Units.correct(rest);
        }
        if (needed.contains(Slot.DAYS_SINCE)) {
            takeDays(rest, asked, values);
        }
        if (needed.contains(Slot.MONTHS)) {
            takeMonths(rest, asked, values);
        }
        if (needed.contains(Slot.AMOUNT)) {
            takeAmount(rest, values);
        }
        return values;
    }

    private static void takeEmail(StringBuilder rest, Map<Slot, String> values) {
        Matcher matcher = EMAIL.matcher(rest);
        String kept = last(matcher, rest, 0);
        if (!kept.isEmpty()) {
            values.put(Slot.EMAIL, kept.toLowerCase(Locale.ROOT));
        }
    }

    private static void takeLicence(StringBuilder rest, Map<Slot, String> values) {
        String kept = last(LICENCE.matcher(rest), rest, 0);
        if (!kept.isEmpty()) {
            String hex = kept.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-F]", "");
            values.put(
                    Slot.LICENCE_KEY,
                    "LK-" + hex.substring(hex.length() - 8, hex.length() - 4) + "-" + hex.substring(hex.length() - 4));
        }
    }

    private static void takeIdentifier(
            Pattern pattern, String prefix, Slot slot, StringBuilder rest, Map<Slot, String> values) {
        String kept = last(pattern.matcher(rest), rest, 1);
        if (!kept.isEmpty()) {
            values.put(slot, prefix + kept.replaceAll("\\D", ""));
        }
    }

    private static void takeBareIdentifier(StringBuilder rest, Collection<Slot> asked, Map<Slot, String> values) {
        Matcher matcher = BARE_DIGITS.matcher(rest);
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.end();
            String digits = matcher.group(1);
            for (Slot slot : asked) {
                if (digits.length() == digitsOf(slot) && !values.containsKey(slot)) {
                    values.put(slot, prefixOf(slot) + digits);
                    blank(rest, matcher.start(), matcher.end());
                    break;
                }
            }
        }
    }

    private static int digitsOf(Slot slot) {
        return switch (slot) {
            case ACCOUNT_NUMBER -> 6;
            case ORDER_NUMBER, INVOICE_NUMBER -> 5;
            case APPOINTMENT_ID -> 4;
            default -> -1;
        };
    }

    private static String prefixOf(Slot slot) {
        return switch (slot) {
            case ACCOUNT_NUMBER -> "AC-";
            case ORDER_NUMBER -> "ORD-";
            case INVOICE_NUMBER -> "INV-";
            case APPOINTMENT_ID -> "APT-";
            default -> "";
        };
    }

    private static void takeCard(StringBuilder rest, Collection<Slot> asked, Intent intent, Map<Slot, String> values) {
        boolean about = asked.contains(Slot.CARD_LAST4)
                || intent == Intent.CARD_BLOCK
                || intent == Intent.FRAUD_REPORT
                || rest.toString().toLowerCase(Locale.ROOT).matches("(?s).*(card|ending|last four|digits).*");
        if (about && !intent.slots().contains(Slot.AMOUNT)) {
            String kept = last(FOUR_DIGITS.matcher(rest), rest, 1);
            if (!kept.isEmpty()) {
                values.put(Slot.CARD_LAST4, kept);
            }
        }
    }

    private static void takeDays(StringBuilder rest, Collection<Slot> asked, Map<Slot, String> values) {
        Matcher matcher = DAYS.matcher(rest);
        String found = "";
        while (matcher.find()) {
            if (!isSetAside(rest, matcher.start())) {
                int count = Numbers.whole(matcher.group(1)).orElse(0);
                found = Integer.toString(matcher.group(2).equalsIgnoreCase("week") ? 7 * count : count);
            }
        }
        putOrBare(Slot.DAYS_SINCE, found, rest, asked, values);
    }

    private static void takeMonths(StringBuilder rest, Collection<Slot> asked, Map<Slot, String> values) {
        Matcher matcher = MONTHS.matcher(rest);
        String found = "";
        while (matcher.find()) {
            if (!isSetAside(rest, matcher.start())) {
                found = Integer.toString(Numbers.whole(matcher.group(1)).orElse(0));
            }
        }
        putOrBare(Slot.MONTHS, found, rest, asked, values);
    }

    private static void putOrBare(
            Slot slot, String found, StringBuilder rest, Collection<Slot> asked, Map<Slot, String> values) {
        if (!found.isEmpty()) {
            values.put(slot, found);
        } else if (asked.contains(slot)) {
            Matcher matcher = WHOLE.matcher(rest);
            while (matcher.find()) {
                OptionalInt value = Numbers.whole(matcher.group(1));
                boolean pronoun = matcher.group(1).equalsIgnoreCase("one");
                if (value.isPresent() && !pronoun && !isSetAside(rest, matcher.start())) {
                    values.put(slot, Integer.toString(value.getAsInt()));
                }
            }
        }
    }

    private static void takeAmount(StringBuilder rest, Map<Slot, String> values) {
        String found = lastAmount(MONEY.matcher(rest), rest, true);
        if (found.isEmpty()) {
            found = lastAmount(NUMBER.matcher(rest), rest, true);
        }
        if (found.isEmpty()) {
            found = lastAmount(MONEY.matcher(rest), rest, false);
        }
        if (found.isEmpty()) {
            found = lastAmount(NUMBER.matcher(rest), rest, false);
        }
        if (!found.isEmpty()) {
            values.put(Slot.AMOUNT, found);
        }
    }

    private static String lastAmount(Matcher matcher, StringBuilder rest, boolean skipSetAside) {
        String found = "";
        while (matcher.find()) {
            if (!skipSetAside || !isSetAside(rest, matcher.start())) {
                boolean before = matcher.group(1) != null;
                String number = before ? matcher.group(1) : matcher.group(3);
                String thousand = matcher.group(before ? 2 : 4);
                found = Numbers.amount(thousand == null ? number : number + "k");
            }
        }
        return found;
    }

    /** The last match that is not set aside (or the last at all), all matches blanked out of the rest. */
    private static String last(Matcher matcher, StringBuilder rest, int group) {
        String kept = "";
        String any = "";
        String whole = rest.toString();
        Matcher over = matcher.pattern().matcher(whole);
        while (over.find()) {
            any = over.group(group);
            if (!isSetAside(whole, over.start())) {
                kept = any;
            }
            blank(rest, over.start(), over.end());
        }
        return kept.isEmpty() ? any : kept;
    }

    static boolean isSetAside(CharSequence text, int start) {
        String before =
                text.subSequence(Math.max(0, start - SET_ASIDE_REACH), start).toString();
        return SET_ASIDE.matcher(before).find();
    }

    static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            text.setCharAt(i, ' ');
        }
    }
}
