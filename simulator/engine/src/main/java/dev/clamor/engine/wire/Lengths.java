package dev.clamor.engine.wire;

import java.util.ArrayList;
import java.util.List;

/** Fits what a customer says into a protocol's limit of characters, which are counted as Unicode code points. */
final class Lengths {
    private Lengths() {}

    /** The text in parts of at most {@code most} characters, broken at blanks where there are any; never empty. */
    static List<String> split(String text, int most) {
        List<String> parts = new ArrayList<>(1);
        String rest = text.strip();
        while (rest.codePointCount(0, rest.length()) > most) {
            String part = cut(rest, most);
            parts.add(part);
            rest = rest.substring(part.length()).strip();
        }
        if (!rest.isEmpty() || parts.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    /** The beginning of the text, at most {@code most} characters, ending before a blank where there is one. */
    static String cut(String text, int most) {
        String whole = text.strip();
        if (whole.codePointCount(0, whole.length()) <= most) {
            return whole;
        }
        int end = whole.offsetByCodePoints(0, most);
        int blank = end;
        while (blank > 0 && !Character.isWhitespace(whole.charAt(blank))) {
            blank--;
        }
        return whole.substring(0, blank > 0 ? blank : end).stripTrailing();
    }
}
