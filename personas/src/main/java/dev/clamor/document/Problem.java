package dev.clamor.document;

/**
 * One thing wrong with a file, printed as <em>where: what was expected. Found: what.</em>
 *
 * @param file the file as the user named it
 * @param line one-based line, 0 when the problem concerns the whole file
 * @param key dotted path of the key, for example {@code goals[0].intent}; empty for the whole file
 * @param expected what was expected, without a final full stop
 * @param found what stood there instead
 */
public record Problem(String file, int line, String key, String expected, String found) {

    @Override
    public String toString() {
        String where = (line > 0 ? file + ":" + line : file) + (key.isEmpty() ? "" : " " + key);
        return where + ": expected " + expected + ". Found: " + found + ".";
    }
}
