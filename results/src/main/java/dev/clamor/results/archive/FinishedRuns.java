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
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** The run of that id, or the newest one for {@link #LATEST}; empty if there is none. */
    public Optional<Run> find(String id) throws IOException {
        return id.equals(LATEST) ? latest() : read(home, id);
    }

    /** The newest run that is not too old, pending ones included: a release waits for its own run. */
    private Optional<Run> latest() throws IOException {
        Instant from = clock.instant().minus(oldest);
        return all().stream().filter(run -> !run.startedAt().isBefore(from)).findFirst();
    }

    /** Every run, newest first. */
    public List<Run> all() throws IOException {
        return all(home);
    }

    /** Every run of a folder, newest first; none if it is no folder. */
    public static List<Run> all(Path home) throws IOException {
        List<Run> runs = new ArrayList<>();
        if (Files.isDirectory(home)) {
            try (Stream<Path> folders = Files.list(home)) {
                for (Path folder : folders.toList()) {
                    read(home, folder.getFileName().toString()).ifPresent(runs::add);
                }
            }
        }
        runs.sort(Comparator.comparing(Run::startedAt).reversed().thenComparing(Run::id));
        return runs;
    }

    private static Optional<Run> read(Path home, String id) throws IOException {
        if (!ID.matcher(id).matches() || !Files.isDirectory(home.resolve(id))) {
            return Optional.empty();
        }
        Path folder = home.resolve(id).toRealPath();
        if (!home.toRealPath().equals(folder.getParent()) || !Files.isRegularFile(folder.resolve(MANIFEST))) {
            return Optional.empty();
        }
        return run(id, folder);
    }

    /** The run in a folder, wherever that is; empty if there is none. */
    public static Optional<Run> in(Path folder) throws IOException {
        return Files.isRegularFile(folder.resolve(MANIFEST))
                ? run(folder.toRealPath().getFileName().toString(), folder)
                : Optional.empty();
    }

    private static Optional<Run> run(String id, Path folder) throws IOException {
        Optional<Instant> start = json(folder.resolve(MANIFEST)).flatMap(FinishedRuns::start);
        return start.isEmpty() ? Optional.empty() : Optional.of(run(id, folder, start.get()));
    }

    private static Run run(String id, Path folder, Instant start) throws IOException {
        Path file = folder.resolve(VERDICT);
        if (!Files.isRegularFile(file) || outdated(folder, file)) {
            return new Pending(id, start);
        }
        byte[] bytes = Files.size(file) > MOST_BYTES ? new byte[0] : Files.readAllBytes(file);
        JsonNode verdict = parse(bytes).orElse(JSON.nullNode());
        String decision = verdict.path("verdict").asText();
        boolean known = List.of("PROMOTE", "HOLD", "ROLL_BACK").contains(decision);
        boolean own = verdict.path("run").path("id").asText().equals(manifestId(folder));
        return known && own ? new Finished(id, start, decision, bytes) : new Pending(id, start);
    }

    private static String manifestId(Path folder) throws IOException {
        return json(folder.resolve(MANIFEST))
                .map(manifest -> manifest.path("runId").asText())
                .orElse("");
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

    private static Optional<Instant> start(JsonNode manifest) {
        try {
            return Optional.of(Instant.parse(manifest.path("startedAt").asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> json(Path file) throws IOException {
        return Files.size(file) > MOST_BYTES ? Optional.empty() : parse(Files.readAllBytes(file));
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
