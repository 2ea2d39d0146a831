package dev.clamor.results.archive;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a log into blocks of whole lines. A block grows to its longest line and no further; a line above {@value #LONGEST}
 * bytes is a problem. What follows the last line feed is the tail of the last block; so is what was whole when a
 * compressed file breaks off.
 */
final class LineBlocks {
    private static final int SIZE = 1 << 18;
    private static final int LONGEST = 1 << 26;

    private final String file;
    private final InputStream in;
    private byte[] rest = new byte[0];
    private int lines;
    private boolean cut;
    private boolean ended;

    LineBlocks(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Some lines.
     *
     * @param bytes lines up to {@code whole}, the tail up to {@code end}
     * @param whole behind the last line feed
     * @param end behind the last byte; equal to {@code whole} but in the last block
     * @param firstLine number of the first line, from 1
     * @param lines number of line feeds
     * @param plain whether every whole line begins with a brace and ends with one
     */
    record Block(byte[] bytes, int whole, int end, int firstLine, int lines, boolean plain) {}

    /** The next block, null after the last; every block has at least one byte. */
    @Nullable
    Block next() throws IOException {
        if (ended) {
            return null;
        }
        byte[] bytes = rest.length < SIZE ? Arrays.copyOf(rest, SIZE) : rest;
        int from = rest.length < SIZE ? rest.length : 0;
        int to = rest.length;
        while (true) {
            bytes = room(bytes, to);
            int read = readMore(bytes, to);
            if (read < 0) {
                ended = true;
                return to == 0 ? null : block(bytes, lastLine(bytes, 0, to), to);
            }
            to += read;
            int whole = to == bytes.length || to >= SIZE ? lastLine(bytes, from, to) : 0;
            from = to;
            if (whole > 0) {
                rest = Arrays.copyOfRange(bytes, whole, to);
                return block(bytes, whole, whole);
            }
        }
    }

    /** Whether a compressed file broke off. */
    boolean cut() {
        return cut;
    }

    private byte[] room(byte[] bytes, int used) {
        if (used < bytes.length) {
            return bytes;
        }
        if (used >= LONGEST) {
            throw new InvalidDocumentException(List.of(
                    new Problem(file, lines + 1, "", "a line of at most " + LONGEST + " bytes", "a longer one")));
        }
        return Arrays.copyOf(bytes, 2 * used);
    }

    private int readMore(byte[] bytes, int at) throws IOException {
        try {
            return in.read(bytes, at, bytes.length - at);
        } catch (EOFException e) {
            // a compressed log of a killed run
            cut = true;
            return -1;
        }
    }

    /** Behind the last line feed between the two positions, 0 if there is none. */
    private static int lastLine(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private Block block(byte[] bytes, int whole, int end) {
        int feeds = 0;
        boolean plain = whole == 0 || bytes[0] == '{';
        for (int i = 0; i < whole; i++) {
            if (bytes[i] == '\n') {
                feeds++;
                plain &= i > 0 && bytes[i - 1] == '}' && (i + 1 == whole || bytes[i + 1] == '{');
            }
        }
        Block block = new Block(bytes, whole, end, lines + 1, feeds, plain);
        lines += feeds;
        return block;
    }
}
