package dev.clamor.results.archive;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts the shards of a run together: a folder whose manifest is that of the whole run and says where the shards are. Their
 * logs stay where they are.
 *
 * <p>What is not of one run is refused, with a problem for each difference. A shard that is missing or was killed is not: the
 * manifest says so, and the judge holds.
 */
public final class Shards {
    private static final Pattern FOLDER = Pattern.compile("shard-\\d+-of-\\d+");
    private static final String OF_ONE = " --shard ";

    private Shards() {}

    /** The shards that lie in a run's folder, by name; empty if there are none. */
    public static List<Path> within(Path run) {
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(run)) {
            return children.filter(child ->
                            FOLDER.matcher(child.getFileName().toString()).matches())
                    .filter(child -> Files.isRegularFile(child.resolve(RunArchive.MANIFEST)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shards that were put together in a folder, if it is such a one. */
    static Optional<Sharding> in(Path run) {
        return RunArchive.hasLog(run) || !Files.isRegularFile(run.resolve(RunArchive.MANIFEST))
                ? Optional.empty()
                : Optional.of(RunArchive.manifest(run).sharding()).filter(Sharding::together);
    }

    /**
     * Puts shards together.
     *
     * @param run the folder of the whole run, which may be there but must hold no log; a manifest made by this is replaced
     * @param folders of the shards, in any order
     * @throws InvalidDocumentException if they are not shards of one run, one is there twice, or a log cannot be read
     */
    public static Manifest put(Path run, List<Path> folders) {
        return put(
                run, folders, shards -> shards.stream().map(ShardReading::part).toList());
    }

    /**
     * Puts shards together, their logs read elsewhere.
     *
     * @param parts for each of these folders, in their order, what {@link ShardReading#part} says
     * @see #put(Path, List)
     */
    public static Manifest put(Path run, List<Path> folders, Function<List<Path>, List<Sharding.Part>> parts) {
        Problems problems = new Problems();
        if (RunArchive.hasLog(run)) {
            problems.add(run.toString(), 0, "", "a folder without a run", RunArchive.EVENTS);
        }
        List<Shard> shards = folders.stream()
                .map(folder -> new Shard(folder, RunArchive.manifest(folder)))
                .sorted(Comparator.comparingInt(Shard::index))
                .toList();
        new ShardCheck(problems).check(shards);
        problems.throwIfAny();
        Manifest whole = whole(
                shards,
                parts(
                        run,
                        shards,
                        parts.apply(shards.stream().map(Shard::folder).toList())));
        try {
            Files.createDirectories(run);
            ManifestFile.write(run.resolve(RunArchive.MANIFEST), whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole;
    }

    private static List<Sharding.Part> parts(Path run, List<Shard> shards, List<Sharding.Part> read) {
        Path home = run.toAbsolutePath().normalize();
        List<Sharding.Part> parts = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            Path folder = shards.get(i).folder().toAbsolutePath().normalize();
            parts.add(read.get(i).at(home.relativize(folder).toString().replace('\\', '/')));
        }
        return parts;
    }

    private static Manifest whole(List<Shard> shards, List<Sharding.Part> parts) {
        Manifest first = shards.get(0).manifest();
        Sharding one = first.sharding();
        Sharding all = new Sharding(
                one.count(),
                Sharding.ALL,
                one.runContacts(),
                one.seats(),
                one.startAt(),
                Sharding.ClockOffset.UNKNOWN,
                parts);
        int options = first.command().indexOf(OF_ONE);
        String command = options < 0 ? first.command() : first.command().substring(0, options);
        return first.as(all, one.runContacts(), command, machines(shards));
    }

    /** What all machines have in common, and what differs as a list by shard. */
    private static SortedMap<String, String> machines(List<Shard> shards) {
        SortedMap<String, List<String>> seen = new TreeMap<>();
        for (Shard shard : shards) {
            shard.manifest().machine().forEach((name, value) -> {
                List<String> values = seen.computeIfAbsent(name, key -> new ArrayList<>());
                if (!values.contains(value)) {
                    values.add(value);
                }
            });
        }
        SortedMap<String, String> machines = new TreeMap<>();
        seen.forEach((name, values) -> machines.put(name, String.join(" | ", values)));
        return machines;
    }

    /** Copies shards that have been put together, each into a folder of its usual name, and their manifest last. */
    static void copy(Path from, Path to) {
        Manifest manifest = RunArchive.manifest(from);
        Sharding old = manifest.sharding();
        List<Sharding.Part> parts = new ArrayList<>();
        for (Sharding.Part part : old.parts()) {
            String name = Sharding.folder(part.index(), old.count());
            RunArchive.copy(from.resolve(part.folder()), to.resolve(name));
            parts.add(part.at(name));
        }
        Sharding moved = new Sharding(
                old.count(), old.index(), old.runContacts(), old.seats(), old.startAt(), old.clock(), parts);
        try {
            ManifestFile.write(
                    to.resolve(RunArchive.MANIFEST),
                    manifest.as(moved, manifest.plannedContacts(), manifest.command(), manifest.machine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shard's folder and what it holds. */
    record Shard(Path folder, Manifest manifest) {
        Sharding sharding() {
            return manifest.sharding();
        }

        int index() {
            return sharding().index();
        }

        Problem problem(String key, String expected, String found) {
            return new Problem(folder.resolve(RunArchive.MANIFEST).toString(), 0, key, expected, found);
        }
    }
}
