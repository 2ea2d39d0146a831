package dev.clamor.spark;

import dev.clamor.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How a judging ended and what it wrote.
 *
 * @param files each with its text, without when it was judged
 */
record Judgement(int exitCode, String err, SortedMap<String, String> files) {
    private static final Pattern JUDGED_AT = Pattern.compile("\"judgedAt\" *: *\"([^\"]+)\"");

    /** By {@code clamor judge} as it is. */
    static Judgement here(Path run, Path out) {
        StringWriter err = new StringWriter();
        int code = Main.judge(Optional.empty(), ignored(), new PrintWriter(err, true), arguments(run, out));
        return new Judgement(code, err.toString(), files(out));
    }

    /** By Spark. */
    static Judgement on(JavaSparkContext spark, Path run, Path out) {
        StringWriter err = new StringWriter();
        int code = SparkJudge.judge(spark, ignored(), new PrintWriter(err, true), arguments(run, out));
        return new Judgement(code, err.toString(), files(out));
    }

    private static PrintWriter ignored() {
        return new PrintWriter(new StringWriter(), true);
    }

    private static String[] arguments(Path run, Path out) {
        return new String[] {run.toString(), "--out", out.toString()};
    }

    private static SortedMap<String, String> files(Path folder) {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> written = children.filter(Files::isRegularFile).toList();
            for (Path file : written) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher judged = JUDGED_AT.matcher(files.getOrDefault("verdict.json", ""));
        if (judged.find()) {
            files.replaceAll((name, text) -> text.replace(judged.group(1), "JUDGED_AT"));
        }
        return files;
    }
}
