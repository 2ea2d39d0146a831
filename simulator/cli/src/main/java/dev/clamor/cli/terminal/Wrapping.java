package dev.clamor.cli.terminal;

/**
 * Long lines for people: broken between words where a terminal would break them anywhere, further lines indented. Where the
 * output is no terminal a line stays one line, for whoever searches in it.
 *
 * @param columns of the terminal; 0 where there is none
 */
public record Wrapping(int columns) {
    private static final int LEAST_TEXT = 20;
    /** Stays with its number. */
    private static final String PERCENT = "%";

    /** Lines as they are. */
    public static final Wrapping NONE = new Wrapping(0);

    /**
     * The line, of which all but the first part stands behind the indent.
     *
     * @param indent columns; with less than {@value #LEAST_TEXT} columns beside it nothing is broken
     */
    public String of(String line, int indent) {
        int width = columns - 1;
        if (width - indent < LEAST_TEXT || line.length() <= width) {
            return line;
        }
        StringBuilder wrapped = new StringBuilder();
        String rest = line;
        int from = 0;
        while (rest.length() > width) {
            int end = lastSpace(rest, from, width);
            if (end < 0) {
                break;
            }
            wrapped.append(rest, 0, end).append(System.lineSeparator());
            rest = " ".repeat(indent) + rest.substring(end + 1);
            from = indent;
        }
        return wrapped + rest;
    }

    /** The last space up to the width, or else the first behind it; negative for none. */
    private static int lastSpace(String text, int from, int width) {
        int before = text.lastIndexOf(' ', width);
        while (before > from && text.startsWith(PERCENT, before + 1)) {
            before = text.lastIndexOf(' ', before - 1);
        }
        return before > from ? before : text.indexOf(' ', Math.max(from, width));
    }
}
