package dev.clamor.cli.terminal;

import java.io.PrintWriter;
import java.util.List;

/** What stands in a file and does not apply, as a terminal shows it. */
public final class NotesText {
    private NotesText() {}

    /** One line each. */
    public static void print(List<String> notes, PrintWriter out) {
        notes.forEach(note -> out.println("note: " + Printable.of(note)));
    }
}
