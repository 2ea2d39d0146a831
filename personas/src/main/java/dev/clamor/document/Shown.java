package dev.clamor.document;

/** Text from a file as it is shown in a message: on one line, in quotes, shortened, control characters escaped. */
final class Shown {
    private static final int MOST = 60;

    private Shown() {}

    /** The text in quotes. */
    static String quoted(String text) {
        return "\"" + plain(text) + "\"";
    }

    /** The text without quotes. */
    static String plain(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < MOST; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                shown.append("\\n");
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) && !isPair(text, i)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return text.length() > MOST ? shown + "..." : shown.toString();
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < Math.min(text.length(), MOST) && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))
                || i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
    }
}
