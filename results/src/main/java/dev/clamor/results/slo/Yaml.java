package dev.clamor.results.slo;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as YAML scalars that every parser reads as the same text. */
public final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]([A-Za-z0-9 _./-]*[A-Za-z0-9_./-])?");
    private static final Set<String> RESERVED = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private Yaml() {}

    /** The text as it is where that is safe, else in double quotes with escapes; always on one line. */
    public static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** The text in double quotes. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> append(point, out));
        return out.append('"').toString();
    }

    private static void append(int point, StringBuilder out) {
        if (point == '"' || point == '\\') {
            out.append('\\').append((char) point);
        } else if (point == '\n') {
            out.append("\\n");
        } else if (point == '\t') {
            out.append("\\t");
        } else if (printable(point)) {
            out.appendCodePoint(point);
        } else {
            out.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point));
        }
    }

    private static boolean printable(int point) {
        int type = Character.getType(point);
        boolean acts = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        boolean marks = point == 0xFFFE || point == 0xFFFF;
        return !acts && !marks;
    }
}
