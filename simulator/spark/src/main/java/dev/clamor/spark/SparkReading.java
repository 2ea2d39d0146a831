package dev.clamor.spark;

import dev.clamor.cli.judge.LogReading;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.results.archive.InProgress;
import dev.clamor.results.archive.ShardReading;
import dev.clamor.results.archive.Sharding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Reads the logs of shards by Spark's tasks, one for each log. A task that is run twice counts once, for its result does.
 * Folders must have the same name on every machine.
 */
final class SparkReading implements LogReading {
    private final JavaSparkContext spark;
    private Optional<Broadcast<InProgress>> times = Optional.empty();

    SparkReading(JavaSparkContext spark) {
        this.spark = spark;
    }

    @Override
    public List<Sharding.Part> parts(List<Path> shards) {
        List<String> folders = shards.stream().map(SparkReading::named).toList();
        return spark
                .parallelize(folders, folders.size())
                .map(folder -> Outcome.of(() -> ShardReading.part(Path.of(folder))))
                .collect()
                .stream()
                .map(Outcome::get)
                .toList();
    }

    @Override
    public RunMetrics count(Path run, MetricsConfig config) {
        String folder = named(run);
        Broadcast<InProgress> all = times(run);
        Broadcast<MetricsConfig> settings = spark.broadcast(config);
        return logs(run)
                .map(place -> Outcome.of(() -> ShardCounts.of(shards(folder), place, settings.value(), all.value())))
                .treeReduce((one, other) -> one.combine(other, ShardCounts::combine))
                .get()
                .whole();
    }

    @Override
    public List<TurnEvent> events(Path run, Set<ContactId> contacts) {
        String folder = named(run);
        Broadcast<InProgress> all = times(run);
        Broadcast<HashSet<ContactId>> wanted = spark.broadcast(new HashSet<>(contacts));
        ShardReading shards = ShardReading.of(run);
        List<Integer> places = contacts.stream()
                .flatMap(contact -> shards.placeOf(contact).stream())
                .distinct()
                .sorted()
                .toList();
        return spark
                .parallelize(places, Math.max(1, places.size()))
                .map(place -> Outcome.of(() -> events(shards(folder), place, all.value(), wanted.value())))
                .collect()
                .stream()
                .flatMap(events -> events.get().stream())
                .toList();
    }

    private static ArrayList<TurnEvent> events(
            ShardReading shards, int place, InProgress all, Set<ContactId> contacts) {
        ArrayList<TurnEvent> events = new ArrayList<>();
        shards.readOnly(place, all, contacts, event -> {
            if (event instanceof TurnEvent turn && contacts.contains(turn.contact())) {
                events.add(turn);
            }
        });
        return events;
    }

    /** The times of all contacts, on every machine; read once. */
    private Broadcast<InProgress> times(Path run) {
        if (times.isEmpty()) {
            times = Optional.of(spark.broadcast(readTimes(run)));
        }
        return times.get();
    }

    private InProgress readTimes(Path run) {
        String folder = named(run);
        InProgress all = new InProgress();
        logs(run)
                .map(place -> Outcome.of(() -> shards(folder).times(place)))
                .collect()
                .forEach(one -> all.combine(one.get()));
        all.sort();
        return all;
    }

    private JavaRDD<Integer> logs(Path run) {
        int logs = ShardReading.of(run).logs();
        return spark.parallelize(IntStream.range(0, logs).boxed().toList(), logs);
    }

    private static ShardReading shards(String folder) {
        return ShardReading.of(Path.of(folder));
    }

    private static String named(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }
}
