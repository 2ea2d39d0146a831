package dev.clamor.cli.input;

import dev.clamor.document.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the text of files that a user names; what cannot be read is a problem like any other. */
public final class Inputs {
    private static final long MAX_BYTES = 4L << 20;

    private Inputs() {}

    /** The text of a file; empty when it cannot be read, which is recorded. */
    public static Optional<String> text(Path file, Problems problems) {
        try {
            if (!Files.isRegularFile(file)) {
                problems.add(file.toString(), 0, "", "a file", Files.exists(file) ? "a folder" : "nothing there");
            } else if (Files.size(file) > MAX_BYTES) {
                problems.add(file.toString(), 0, "", "at most " + MAX_BYTES + " bytes", Files.size(file) + " bytes");
            } else {
                return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (MalformedInputException e) {
            problems.add(file.toString(), 0, "", "text in UTF-8", "other bytes");
        } catch (IOException e) {
            problems.add(file.toString(), 0, "", "a readable file", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** The file itself, or the YAML files in the folder in the order of their names. */
    public static List<Path> yamlFiles(Path fileOrFolder, Problems problems) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> children = Files.list(fileOrFolder)) {
            List<Path> files =
                    new ArrayList<>(children.filter(Inputs::isYaml).sorted().toList());
            if (files.isEmpty()) {
                problems.add(fileOrFolder.toString(), 0, "", "a folder with .yaml files", "none in it");
            }
            return files;
        } catch (IOException e) {
            problems.add(fileOrFolder.toString(), 0, "", "a readable folder", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** The file itself, or every YAML file in the folder and those below it, except hidden folders. */
    public static List<Path> yamlFilesBelow(Path fileOrFolder, Problems problems) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> below = Files.walk(fileOrFolder)) {
            List<Path> files = below.filter(Inputs::isYaml)
                    .filter(file -> !hidden(fileOrFolder.relativize(file)))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                problems.add(fileOrFolder.toString(), 0, "", "a folder with .yaml files", "none in it");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            problems.add(fileOrFolder.toString(), 0, "", "a readable folder", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
