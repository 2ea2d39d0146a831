package dev.clamor.results.report.words;

/**
 * Text from outside with everything made visible that a reader cannot see but a terminal, browser or person is steered
 * by. What remains is legal in XML 1.0 and in HTML.
 *
 * <ul>
 *   <li>control characters other than tab and line feed, bidirectional controls, zero-width space, word joiner, byte
 *       order mark, line and paragraph separators, and the tag characters that can carry unseen instructions: their
 *       number, as in {@code ⟨U+001B⟩};
 *   <li>lone surrogates and noncharacters: U+FFFD;
 *   <li>carriage return before line feed: dropped.
 * </ul>
 *
 * Zero-width joiners stay: scripts and emoji need them.
 */
public final class Visible {
    private static final char REPLACEMENT = '\uFFFD';

    private Visible() {}

    /** The text, safe to show; line feeds and tabs are kept. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        append(text, out);
        return out.toString();
    }

    /** The same on one line: runs of white space become one space. */
    public static String line(String text) {
        return of(text).replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    /** Appends the text, safe to show. */
    public static void append(CharSequence text, StringBuilder out) {
        for (int i = 0; i < text.length(); ) {
            int point = Character.codePointAt(text, i);
            i += Character.charCount(point);
            if (point == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            append(point, out);
        }
    }

    private static void append(int point, StringBuilder out) {
        if (point == '\n' || point == '\t') {
            out.append((char) point);
        } else if (unreadable(point)) {
            out.append(REPLACEMENT);
        } else if (acts(point)) {
            out.append(String.format("\u27E8U+%04X\u27E9", point));
        } else {
            out.appendCodePoint(point);
        }
    }

    private static boolean unreadable(int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean nonCharacter = (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
        return surrogate || nonCharacter;
    }

    /** Whether this character steers a terminal, a browser or a reader without being seen. */
    public static boolean acts(int point) {
        boolean control = Character.isISOControl(point) || point == 0xAD;
        boolean bidi = point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
        boolean unseen = point == 0x200B
                || point == 0x2028
                || point == 0x2029
                || point == 0x2060
                || point == 0xFEFF
                || point >= 0xFFF9 && point <= 0xFFFB
                || point >= 0xE0000 && point <= 0xE007F;
        return control || bidi || unseen;
    }
}
