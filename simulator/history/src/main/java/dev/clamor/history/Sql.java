package dev.clamor.history;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values as SQL literals. */
final class Sql {
    private Sql() {}

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String list(Collection<Path> files) {
        return files.stream().map(file -> text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
    }
}
