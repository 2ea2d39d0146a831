package dev.clamor.results.report;

import java.io.IOException;

/** Writes a report in one format. Equal reports give equal text. */
@FunctionalInterface
public interface ReportWriter {
    /** Writes the whole text. */
    void write(Report report, Appendable out) throws IOException;
}
