package dev.clamor.results.archive;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a log into parts: the first as text, and when that has become long, others compressed as they are written. A
 * flush makes whole lines readable in either kind. Single-threaded.
 */
final class PartWriter extends OutputStream {
    private static final int BUFFER = 1 << 17;

    private final Path folder;
    private final long partBytes;
    private final Opener opener;
    private OutputStream out;
    private Path file;
    private int part = 1;
    private long written;

    /** Makes a file that is not there yet. */
    @FunctionalInterface
    interface Opener {
        /** The file, empty. */
        OutputStream open(Path file) throws IOException;

        /** On the disk. */
        static OutputStream disk(Path file) throws IOException {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /**
     * Opens the first part.
     *
     * @param partBytes bytes of lines, before compression, after which another part is begun
     */
    PartWriter(Path folder, long partBytes, Opener opener) throws IOException {
        this.folder = folder;
        this.partBytes = partBytes;
        this.opener = opener;
        this.file = folder.resolve(LogParts.name(1));
        this.out = new BufferedOutputStream(opener.open(file), BUFFER);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        written++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        written += length;
    }

    /** A line is complete: the next one may go into another part. */
    void lineEnds() throws IOException {
        if (written >= partBytes) {
            out.close();
            part++;
            written = 0;
            file = folder.resolve(LogParts.name(part));
            out = compressed(opener.open(file));
        }
    }

    /** Fails if the file is not there any more: what is written to it then is lost, and no system call says so. */
    void look() throws IOException {
        if (!Files.exists(file)) {
            throw new FileNotFoundException(file + " was deleted");
        }
    }

    private static OutputStream compressed(OutputStream to) throws IOException {
        try {
            return new BufferedOutputStream(new FastGzip(to), BUFFER);
        } catch (IOException e) {
            to.close();
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Compresses quickly, and gives out all that it has when it is flushed. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream to) throws IOException {
            super(to, BUFFER, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
