package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The runs in a folder, by their ids. Nothing outside the folder is read, whatever an id says and wherever a link points.
 *
 * <p>A run is finished when its {@code verdict.json} names it and is not older than its log; before that it is pending.
 * The newest run is looked for only among those that began within a given age, so that yesterday's promotion does not
 * open the gate for today's release.
 */
public final class FinishedRuns {
    /** Stands for the newest run. */
    public static final String LATEST = "latest";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final String VERDICT = "verdict.json";
    private static final String MANIFEST = "manifest.json";
    private static final long MOST_BYTES = 1 << 24;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Duration oldest;
    private final Clock clock;

    /**
     * The runs of a folder.
     *
     * @param oldest age above which a run is not {@link #LATEST}
     */
    public FinishedRuns(Path home, Duration oldest, Clock clock) {
        this.home = home;
        this.oldest = oldest;
        this.clock = clock;
    }

    /** A run's state. */
    public sealed interface Run {
        /** Name of the run. */
        String id();

        /** When it began. */
        Instant startedAt();
    }

    /**
     * Judged.
     *
     * @param decision PROMOTE, HOLD or ROLL_BACK
     * @param verdict the bytes of its verdict.json
     */
    public record Finished(String id, Instant startedAt, String decision, byte[] verdict) implements Run {}

    /** Begun, and not judged yet. */
    public record Pending(String id, Instant startedAt) implements Run {}

    /**
     * A judged run.
     *
     * @param head of its manifest
     */
    public record Judged(ManifestHead head, Finished run) {}

    private record Begun(String id, Path folder, ManifestHead head) {}

    /** The run of that id, or the newest one for {@link #LATEST}; empty if there is none. */
    public Optional<Run> find(String id) throws IOException {
        return id.equals(LATEST) ? latest() : read(id);
    }

    /** The newest run that is not too old, pending ones included: a release waits for its own run. */
    private Optional<Run> latest() throws IOException {
        Instant from = clock.instant().minus(oldest);
        for (Begun begun : begun(home)) {
            return begun.head().startedAt().isBefore(from) ? Optional.empty() : Optional.of(run(begun));
        }
        return Optional.empty();
    }

    /** Every run, newest first. */
    public List<Run> all() throws IOException {
        List<Run> runs = new ArrayList<>();
        for (Begun begun : begun(home)) {
            runs.add(run(begun));
        }
        return runs;
    }

    /** The newest judged runs of a folder among those that are wanted, at most so many; no verdict of another is read. */
    public static List<Judged> judged(Path home, Predicate<ManifestHead> wanted, int most) throws IOException {
        List<Judged> judged = new ArrayList<>();
        for (Begun begun : begun(home)) {
            if (judged.size() < most && wanted.test(begun.head()) && run(begun) instanceof Finished finished) {
                judged.add(new Judged(begun.head(), finished));
            }
        }
        return judged;
    }

    /** Newest first; none if it is no folder. */
    private static List<Begun> begun(Path home) throws IOException {
        List<Begun> runs = new ArrayList<>();
        if (Files.isDirectory(home)) {
            try (Stream<Path> folders = Files.list(home)) {
                for (Path folder : folders.toList()) {
                    begun(home, folder.getFileName().toString()).ifPresent(runs::add);
                }
            }
        }
        runs.sort(Comparator.comparing((Begun begun) -> begun.head().startedAt())
                .reversed()
                .thenComparing(Begun::id));
        return runs;
    }

    private Optional<Run> read(String id) throws IOException {
        Optional<Begun> begun = begun(home, id);
        return begun.isEmpty() ? Optional.empty() : Optional.of(run(begun.get()));
    }

    private static Optional<Begun> begun(Path home, String id) throws IOException {
        if (!ID.matcher(id).matches() || !Files.isDirectory(home.resolve(id))) {
            return Optional.empty();
        }
        Path folder = home.resolve(id).toRealPath();
        return home.toRealPath().equals(folder.getParent()) ? begun(folder, () -> id) : Optional.empty();
    }

    /** The run in a folder, wherever that is; empty if there is none. */
    public static Optional<Run> in(Path folder) throws IOException {
        Path real = folder.toRealPath();
        Optional<Begun> begun = begun(real, () -> real.getFileName().toString());
        return begun.isEmpty() ? Optional.empty() : Optional.of(run(begun.get()));
    }

    private static Optional<Begun> begun(Path folder, Supplier<String> id) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        return Files.isRegularFile(manifest) && Files.size(manifest) <= MOST_BYTES
                ? ManifestHead.read(manifest).map(head -> new Begun(id.get(), folder, head))
                : Optional.empty();
    }

    private static Run run(Begun begun) throws IOException {
        Instant start = begun.head().startedAt();
        Path file = begun.folder().resolve(VERDICT);
        if (!Files.isRegularFile(file) || outdated(begun.folder(), file)) {
            return new Pending(begun.id(), start);
        }
        byte[] bytes = Files.size(file) > MOST_BYTES ? new byte[0] : Files.readAllBytes(file);
        JsonNode verdict = parse(bytes).orElse(JSON.nullNode());
        String decision = verdict.path("verdict").asText();
        boolean known = List.of("PROMOTE", "HOLD", "ROLL_BACK").contains(decision);
        boolean own =
                verdict.path("run").path("id").asText().equals(begun.head().runId());
        return known && own ? new Finished(begun.id(), start, decision, bytes) : new Pending(begun.id(), start);
    }

    private static boolean outdated(Path folder, Path verdict) throws IOException {
        for (Path events : LogParts.all(folder)) {
            if (Files.exists(events)
                    && Files.getLastModifiedTime(events).compareTo(Files.getLastModifiedTime(verdict)) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Empty for what is no JSON, such as a file that is being written. */
    private static Optional<JsonNode> parse(byte[] bytes) throws IOException {
        try {
            return Optional.ofNullable(JSON.readTree(bytes));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
