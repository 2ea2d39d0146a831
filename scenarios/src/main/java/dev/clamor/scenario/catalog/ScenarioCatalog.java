package dev.clamor.scenario.catalog;

import dev.clamor.document.Document;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads scenario files, and those that come with Clamor. Every problem of a file is found in one reading, each with file,
 * line and key.
 */
public final class ScenarioCatalog {
    private ScenarioCatalog() {}

    /** Reads one file; empty when it has problems, which are recorded in the order of their lines. */
    public static Optional<Scenario> read(String file, String text, Problems problems) {
        Problems here = new Problems();
        Optional<Scenario> scenario = Document.parse(file, text, here).map(ScenarioReader::read);
        here.all().stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line))
                .forEach(problems::add);
        return here.none() ? scenario : Optional.empty();
    }

    /**
     * The packaged scenarios, sorted by id.
     *
     * @throws dev.clamor.document.InvalidDocumentException if one has problems, with those of all
     */
    public static List<Scenario> packaged() {
        Problems problems = new Problems();
        List<Scenario> scenarios = new ArrayList<>();
        PackagedFiles.texts().forEach((name, text) -> {
            Optional<Scenario> scenario = read(name + ".yaml", text, problems);
            scenario.filter(s -> !s.id().value().equals(name))
                    .ifPresent(s -> problems.add(
                            name + ".yaml", 0, "id", "the name of the file, \"" + name + "\"", "\"" + s.id() + "\""));
            scenario.ifPresent(scenarios::add);
        });
        problems.throwIfAny();
        return List.copyOf(scenarios);
    }

    /** The text of a packaged scenario's file. */
    public static Optional<String> packagedText(String id) {
        return Optional.ofNullable(PackagedFiles.texts().get(id));
    }
}
