package dev.clamor.results.archive;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a run's log: {@code events.jsonl}, and for a long run {@code events-000002.jsonl.gz} and so on, which are
 * read after it in the order of their numbers. Any of them may be compressed or not.
 */
final class LogParts {
    private static final Pattern NAME = Pattern.compile("events(?:-(\\d{6,9}))?\\.jsonl(?:\\.gz)?");
    private static final String COMPRESSED = ".gz";

    private LogParts() {}

    /** The name under which a part is written; the first, which is all that a short run has, is plain text. */
    static String name(int number) {
        return number == 1 ? RunArchive.EVENTS : String.format(Locale.ROOT, "events-%06d.jsonl%s", number, COMPRESSED);
    }

    static boolean isCompressed(Path part) {
        return part.toString().endsWith(COMPRESSED);
    }

    /** Every part that is there, plain ones before compressed ones of the same number; none without a folder. */
    static List<Path> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** The log's parts in the order of their numbers, of each the plain file if there are both; a missing one is a problem. */
    static List<Path> inOrder(Path folder) throws IOException {
        SortedMap<Integer, Path> parts = new TreeMap<>();
        for (Path file : all(folder)) {
            parts.putIfAbsent(number(file), file);
        }
        for (int number = 1; number <= Math.max(1, parts.size()); number++) {
            if (!parts.containsKey(number)) {
                throw new InvalidDocumentException(
                        List.of(new Problem(folder.toString(), 0, "", expected(number), found(parts))));
            }
        }
        return List.copyOf(parts.values());
    }

    private static int number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() && name.group(1) != null ? Integer.parseInt(name.group(1)) : 1;
    }

    private static String expected(int number) {
        return number == 1
                ? RunArchive.EVENTS + " or " + RunArchive.EVENTS + COMPRESSED
                : name(number) + ", a part of the log";
    }

    private static String found(SortedMap<Integer, Path> parts) {
        return parts.isEmpty()
                ? "neither"
                : "parts up to " + parts.get(parts.lastKey()).getFileName() + " without it";
    }
}
