package dev.clamor.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Values for {@code ${NAME}} in target files: environment variables, and files after {@code file:}. */
public final class Environment {
    private static final String FILE = "file:";
    private static final int MOST_BYTES = 1 << 16;

    private Environment() {}

    /** The value, without the line feeds at the end of a file; empty if there is none. */
    public static Optional<String> value(String name) {
        return name.startsWith(FILE)
                ? file(name.substring(FILE.length()))
                : Optional.ofNullable(name.isEmpty() ? null : System.getenv(name));
    }

    /** An environment variable; empty if it is not there or empty. */
    public static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<String> file(String name) {
        try {
            Path path = Path.of(name);
            return Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES
                    ? Optional.of(Files.readString(path).stripTrailing())
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
