package dev.clamor.cli.terminal;

import dev.clamor.results.report.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;

/** Answers of commands as JSON, written as the files of a run are. */
public final class Json {
    private Json() {}

    public static void print(Object answer, PrintWriter out) throws IOException {
        out.print(ReportJson.text(answer));
        out.flush();
    }
}
