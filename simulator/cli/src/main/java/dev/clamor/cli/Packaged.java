package dev.clamor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that are packaged with the program. */
final class Packaged {
    private Packaged() {}

    /** The text of a file below {@code clamor/}, which is there. */
    static String text(String name) {
        String resource = "/clamor/" + name;
        try (InputStream in = Packaged.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("class path: expected " + resource + ". Found: nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
