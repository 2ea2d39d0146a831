package dev.clamor.document;

/**
 * Where something stands in a file.
 *
 * @param line one-based, 0 for the whole file
 * @param column one-based, in UTF-16 code units; 0 for the whole line
 */
public record Position(int line, int column) {
    /** The whole file. */
    public static final Position FILE = new Position(0, 0);

    /** The file with line and column as far as they are known, as messages begin: {@code plan.yaml:3:5}. */
    public String in(String file) {
        return file + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
    }
}
