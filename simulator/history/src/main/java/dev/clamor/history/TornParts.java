package dev.clamor.history;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Stands in for compressed parts that break off, for the database reads such a file not at all. Only the last part of a log
 * is looked at: one that breaks off before another is not what a killed run leaves, and a problem. What is whole of a part is
 * copied into a temporary file as text, at most as long as a part of a log becomes before another is begun.
 */
final class TornParts implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final String COMPRESSED = ".gz";

    private final List<Path> torn = new ArrayList<>();
    private final List<Path> copies = new ArrayList<>();

    /** The run with logs that the database can read. */
    StoredRun mended(StoredRun run) {
        List<Path> logs = new ArrayList<>(run.logs());
        try {
            for (int i = 0; i < logs.size(); i++) {
                Path part = logs.get(i);
                if (part.toString().endsWith(COMPRESSED) && isLast(i, run.logs()) && breaksOff(part)) {
                    torn.add(part);
                    logs.set(i, whole(part));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredRun(run.run(), run.folder(), List.copyOf(logs), run.judged());
    }

    /** Of the log of its own folder. */
    private static boolean isLast(int place, List<Path> logs) {
        return place + 1 == logs.size()
                || !Objects.equals(
                        logs.get(place).getParent(), logs.get(place + 1).getParent());
    }

    private static boolean breaksOff(Path part) throws IOException {
        return copy(part, OutputStream.nullOutputStream());
    }

    private Path whole(Path part) throws IOException {
        Path copy = Files.createTempFile("clamor-query", ".jsonl").toAbsolutePath();
        copies.add(copy);
        try (OutputStream out = Files.newOutputStream(copy)) {
            copy(part, out);
        }
        return copy;
    }

    /** Whether the part ended before its compression did. What is wrong in another way is left to whoever reads it. */
    private static boolean copy(Path part, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream raw = Files.newInputStream(part)) {
            InputStream in = new GZIPInputStream(raw, BUFFER);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            return false;
        } catch (EOFException e) {
            return true;
        } catch (java.util.zip.ZipException e) {
            return false;
        }
    }

    /** The parts that break off, of all runs so far. */
    List<Path> torn() {
        return List.copyOf(torn);
    }

    /** Deletes the copies. */
    @Override
    public void close() {
        try {
            for (Path copy : copies) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
