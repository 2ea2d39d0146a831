package dev.clamor.cli.terminal;

/** Text from outside, made harmless for a terminal. */
public final class Printable {
    private Printable() {}

    /** Control and direction-changing characters become visible escapes; line breaks become spaces. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append(String.format("\\u%04X", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
