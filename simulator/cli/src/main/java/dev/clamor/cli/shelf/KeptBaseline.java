package dev.clamor.cli.shelf;

import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The run that a run is held against, kept in its folder, so that the verdict can be computed from the folder alone. */
public final class KeptBaseline {
    private static final String FOLDER = "baseline";
    private static final String DRAFT = ".baseline.part";

    private KeptBaseline() {}

    /** The kept run's folder, if there is one. */
    public static Optional<Path> in(Path run) {
        return Optional.of(run.resolve(FOLDER)).filter(Files::exists);
    }

    /** Keeps a run in the folder of another, in the place of what was kept there before. */
    public static void keep(Path baseline, Path run) throws IOException {
        if (!Files.isDirectory(run.resolve(FOLDER)) || !Files.isSameFile(baseline, run.resolve(FOLDER))) {
            replace(baseline, run.resolve(DRAFT), run.resolve(FOLDER));
        }
    }

    /** Copies a run to a draft first, so that the target is the old run or the whole new one. */
    static void replace(Path from, Path draft, Path target) throws IOException {
        delete(draft);
        RunArchive.copy(from, draft);
        delete(target);
        Files.move(draft, target);
    }

    /** Deletes a folder with what is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.delete(one);
        }
    }
}
