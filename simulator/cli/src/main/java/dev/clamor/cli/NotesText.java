package dev.clamor.cli;

import java.io.PrintWriter;
import java.util.List;

/** What stands in a file and does not apply, as a terminal shows it. */
final class NotesText {
    private NotesText() {}

    /** One line each. */
    static void print(List<String> notes, PrintWriter out) {
        notes.forEach(note -> out.println("note: " + Printable.of(note)));
    }
}
