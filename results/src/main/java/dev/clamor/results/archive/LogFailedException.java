package dev.clamor.results.archive;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Not every event could be written: the disk is full, the file was deleted, or a part could not be begun. */
public final class LogFailedException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    LogFailedException(IOException cause) {
        super(cause);
    }
}
