package dev.clamor.results.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a report's files. A reader finds the old file or the whole new one, never a half. */
public final class ReportFiles {
    private ReportFiles() {}

    /** Every format that there is anything of into the folder, which is created if missing; existing files are replaced. */
    public static void writeAll(Path folder, Report report) throws IOException {
        Files.createDirectories(folder);
        for (ReportFormat format : ReportFormat.values()) {
            if (format.of(report)) {
                write(folder, format, report);
            }
        }
    }

    /** One format into the folder, which must exist; returns the file. */
    public static Path write(Path folder, ReportFormat format, Report report) throws IOException {
        Path target = folder.resolve(format.fileName());
        Path temporary = folder.resolve("." + format.fileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                format.writer().write(report, out);
            }
            rename(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return target;
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
