package dev.clamor.cli.shelf;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Nearest;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shelf of named baselines beside the runs, and runs as options name them: a folder, a baseline, or a run's id. */
public final class Shelf {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Shelf() {}

    /** Where baselines are kept: beside the runs. */
    public static Path home() {
        return RunIds.home().resolveSibling("baselines");
    }

    /** The folder of a baseline, whether it is there or not. */
    public static Path folder(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Invalid.of(
                    "NAME",
                    "letters, digits, dots, dashes and underscores, a letter or digit first",
                    Printable.of(name));
        }
        return home().resolve(name);
    }

    /** Names of all baselines, sorted. */
    public static List<String> names() {
        if (!Files.isDirectory(home())) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(home())) {
            return children.filter(Shelf::holdsRun)
                    .map(child -> child.getFileName().toString())
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The folder of the run that a user names.
     *
     * @throws InvalidDocumentException if there is none
     */
    public static Path run(String option, String named) {
        return Stream.of(Optional.of(named), inside(home(), named), inside(RunIds.home(), named))
                .flatMap(Optional::stream)
                .flatMap(path -> path(path).stream())
                .filter(Shelf::holdsRun)
                .findFirst()
                .orElseThrow(() -> Invalid.of(
                        option,
                        "the folder of a run, or the name of a baseline"
                                + (names().isEmpty() ? "" : " (" + String.join(", ", names()) + ")"),
                        "\"" + Printable.of(named) + "\"" + Nearest.hint(named, names())));
    }

    private static Optional<String> inside(Path folder, String name) {
        return NAME.matcher(name).matches() ? Optional.of(folder.resolve(name).toString()) : Optional.empty();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsRun(Path folder) {
        return Files.isRegularFile(folder.resolve(RunArchive.MANIFEST));
    }
}
