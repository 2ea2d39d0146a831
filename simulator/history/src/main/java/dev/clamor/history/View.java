package dev.clamor.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a query may select from; {@code docs/history.md} describes every column. Each is a query of its own file. */
enum View {
    EVENTS,
    CONTACTS,
    TURNS,
    RUNS,
    OBJECTIVES;

    /** The statement that makes it over these runs. */
    String create(List<StoredRun> runs) {
        List<StoredRun> judged = runs.stream().filter(StoredRun::judged).toList();
        String query = text(name().toLowerCase(Locale.ROOT))
                .replace(Source.EVENTS.placeholder(), Source.EVENTS.relation(logs(runs)))
                .replace(Source.MANIFESTS.placeholder(), Source.MANIFESTS.relation(files(runs, StoredRun::manifest)))
                .replace(Source.VERDICTS.placeholder(), Source.VERDICTS.relation(files(judged, StoredRun::verdict)));
        return "CREATE VIEW " + name().toLowerCase(Locale.ROOT) + " AS " + query;
    }

    private static List<Path> logs(List<StoredRun> runs) {
        return runs.stream().flatMap(run -> run.logs().stream()).toList();
    }

    private static List<Path> files(List<StoredRun> runs, java.util.function.Function<StoredRun, Path> file) {
        return runs.stream().map(file).toList();
    }

    /** The text of a packaged query. */
    static String text(String name) {
        try (InputStream in = View.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sql: expected a packaged query. Found: none.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
