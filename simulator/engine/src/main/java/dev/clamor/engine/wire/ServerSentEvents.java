package dev.clamor.engine.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parses a stream of server-sent events as it comes, by the rules of the WHATWG HTML standard, section 9.2.6
 * (<a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>).
 *
 * <ul>
 *   <li>Lines end in LF, CR LF or CR; pieces may end anywhere, between CR and LF and within a character too.
 *   <li>A byte-order mark at the start is skipped; bytes that are no UTF-8 become U+FFFD.
 *   <li>Lines that begin with a colon are comments. Fields other than event and data are ignored: id and retry are for
 *       clients that connect again, which would repeat a customer's words.
 *   <li>Several data lines are one text with line feeds between them; an event without data is none.
 *   <li>An event that the end of the stream cuts short, before its empty line, is none.
 *   <li>When a line or the data of an event gets longer than the bound, nothing more is read: {@link #overflowed}.
 * </ul>
 */
final class ServerSentEvents {
    private static final int FIRST_BYTES = 256;

    private final Listener listener;
    private final int mostBytes;
    private byte[] line = new byte[FIRST_BYTES];
    private int length;
    private boolean afterReturn;
    private boolean started;
    private boolean overflowed;
    private String type = "";
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;

    /**
     * A parser at the start of a stream.
     *
     * @param mostBytes bound on a line and on the data of an event
     */
    ServerSentEvents(Listener listener, int mostBytes) {
        this.listener = listener;
        this.mostBytes = mostBytes;
    }

    /** Takes events. */
    @FunctionalInterface
    interface Listener {
        /**
         * An event is complete.
         *
         * @param type {@code message} where the stream does not tell
         * @param data may be empty
         */
        void event(String type, String data);
    }

    /** Takes more bytes and hands on the events that they complete. */
    void bytes(byte[] chunk, int count) {
        for (int i = 0; i < count && !overflowed; i++) {
            byte next = chunk[i];
            boolean feedOfPair = afterReturn && next == '\n';
            afterReturn = next == '\r';
            if (next == '\n' || next == '\r') {
                if (!feedOfPair) {
                    endLine();
                }
            } else {
                add(next);
            }
        }
    }

    /** Whether something got too long; nothing more is read then. */
    boolean overflowed() {
        return overflowed;
    }

    private void add(byte next) {
        if (length == mostBytes) {
            overflowed = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(mostBytes, 2 * length));
        }
        line[length++] = next;
    }

    private void endLine() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        length = 0;
        if (!started) {
            started = true;
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        if (text.isEmpty()) {
            dispatch();
            return;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            field(text, "");
        } else if (colon > 0) {
            int from = text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
            field(text.substring(0, colon), text.substring(from));
        }
    }

    private void field(String name, String value) {
        if (name.equals("event")) {
            type = value;
        } else if (name.equals("data")) {
            data(value);
        }
    }

    private void data(String value) {
        if (data.length() + value.length() >= mostBytes) {
            overflowed = true;
            return;
        }
        if (hasData) {
            data.append('\n');
        }
        hasData = true;
        data.append(value);
    }

    private void dispatch() {
        if (hasData) {
            String all = data.toString();
            String name = type.isEmpty() ? "message" : type;
            data.setLength(0);
            hasData = false;
            type = "";
            listener.event(name, all);
        }
        type = "";
    }
}
