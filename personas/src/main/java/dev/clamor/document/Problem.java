package dev.clamor.document;

/**
 * One thing wrong with a file, printed as <em>where: what was expected. Found: what.</em>
 *
 * @param file the file as the user named it
 * @param at where it stands; {@link Position#FILE} when the problem concerns the whole file
 * @param key dotted path of the key, for example {@code goals[0].intent}; empty for the whole file
 * @param expected what was expected, without a final full stop
 * @param found what stood there instead
 */
public record Problem(String file, Position at, String key, String expected, String found) {
    /** A problem of a line, or of the whole file where the line is 0. */
    public Problem(String file, int line, String key, String expected, String found) {
        this(file, new Position(line, 0), key, expected, found);
    }

    /** One-based line, 0 when the problem concerns the whole file. */
    public int line() {
        return at.line();
    }

    @Override
    public String toString() {
        String where = at.in(file) + (key.isEmpty() ? "" : " " + key);
        return where + ": expected " + expected + ". Found: " + found + ".";
    }
}
