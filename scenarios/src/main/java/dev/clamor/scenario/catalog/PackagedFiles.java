package dev.clamor.scenario.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scenario files packaged beside this class, found by listing the folder or jar that the class was loaded from. */
final class PackagedFiles {
    private static final String FOLDER = "clamor/scenarios";
    private static final String SUFFIX = ".yaml";

    private PackagedFiles() {}

    /** File text by file name without suffix. */
    static SortedMap<String, String> texts() {
        Path home = home();
        try {
            if (Files.isDirectory(home)) {
                return texts(home.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return texts(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("packaged scenarios: expected a readable folder or jar. Found: " + home, e);
        }
    }

    private static SortedMap<String, String> texts(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            texts.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(f -> f.toString().endsWith(SUFFIX)).toList();
        }
    }

    private static Path home() {
        CodeSource source = PackagedFiles.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            throw new IllegalStateException(
                    "packaged scenarios: expected a class loaded from a folder or jar. Found: neither");
        }
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("packaged scenarios: expected a file location. Found: " + location, e);
        }
    }
}
