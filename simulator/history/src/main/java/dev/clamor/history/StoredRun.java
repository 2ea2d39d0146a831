package dev.clamor.history;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problems;
import dev.clamor.results.archive.FinishedRuns;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The files of a run.
 *
 * @param run its id
 * @param folder where it is
 * @param logs the parts of its log, in order; those of all shards of a run that has been put together
 * @param judged whether it has a verdict that is not older than its log
 */
public record StoredRun(String run, Path folder, List<Path> logs, boolean judged) {

    /**
     * The runs in these folders.
     *
     * @throws InvalidDocumentException with a problem for each folder without a run, or with the run of another one
     */
    public static List<StoredRun> in(List<Path> folders) throws IOException {
        return all(folders, RunArchive::logFiles);
    }

    /**
     * Those that have a verdict, without their logs.
     *
     * @throws InvalidDocumentException as in {@link #in}
     */
    public static List<StoredRun> judged(List<Path> folders) throws IOException {
        List<Path> judged = new ArrayList<>();
        for (Path folder : folders) {
            if (isJudged(folder)) {
                judged.add(folder);
            }
        }
        return all(judged, folder -> List.of());
    }

    private static List<StoredRun> all(List<Path> folders, Function<Path, List<Path>> logs) throws IOException {
        Problems problems = new Problems();
        Set<String> ids = new HashSet<>();
        List<StoredRun> runs = new ArrayList<>();
        for (Path folder : folders) {
            try {
                StoredRun run = one(folder, logs);
                if (!ids.add(run.run())) {
                    problems.add(folder.toString(), 0, "", "a run of its own", run.run() + " a second time");
                }
                runs.add(run);
            } catch (InvalidDocumentException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.throwIfAny();
        return runs;
    }

    private static StoredRun one(Path folder, Function<Path, List<Path>> logs) throws IOException {
        String run = RunArchive.manifest(folder).runId();
        Path home = folder.toAbsolutePath().normalize();
        return new StoredRun(run, home, logs.apply(home), isJudged(home));
    }

    private static boolean isJudged(Path folder) throws IOException {
        return FinishedRuns.in(folder)
                .filter(FinishedRuns.Finished.class::isInstance)
                .isPresent();
    }

    Path manifest() {
        return folder.resolve(RunArchive.MANIFEST);
    }

    Path verdict() {
        return folder.resolve("verdict.json");
    }
}
