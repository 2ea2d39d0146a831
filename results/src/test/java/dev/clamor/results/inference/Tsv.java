package dev.clamor.results.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of results under {@code results/target/inference}, for people and spreadsheets. */
public final class Tsv {
    private final List<String> lines = new ArrayList<>();

    /** An empty table with these columns. */
    public Tsv(String... columns) {
        lines.add(String.join("\t", columns));
    }

    /** One more line. */
    public void add(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(String.valueOf(cell));
        }
        lines.add(String.join("\t", texts));
    }

    /** A share in percent with two decimals. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share * 100);
    }

    /** Writes the table. */
    public void write(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "inference"));
        Files.write(folder.resolve(name), lines);
    }
}
