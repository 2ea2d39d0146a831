package dev.clamor.cli.run;

import dev.clamor.cli.input.Durations;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problems;
import dev.clamor.load.plan.Shard;
import dev.clamor.results.archive.Sharding.ClockOffset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which shard a process is from its options and its environment, and reports all that is wrong at once. */
final class ShardReader {
    static final String SHARD = "--shard";
    static final String START_AT = "--start-at";

    private static final String AUTO = "auto";
    private static final String SHARDS = "--shards";
    private static final Pattern OF = Pattern.compile("(\\d{1,5})/(\\d{1,5})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,11}");
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final Optional<String> shard;
    private final Optional<String> count;
    private final Optional<String> startAt;
    private final Function<String, Optional<String>> environment;
    private final Instant now;
    private final Problems problems = new Problems();

    /**
     * A reader.
     *
     * @param count what is said of how many shards there are
     */
    ShardReader(
            Optional<String> shard,
            Optional<String> count,
            Optional<String> startAt,
            Function<String, Optional<String>> environment,
            Instant now) {
        this.shard = shard;
        this.count = count;
        this.startAt = startAt;
        this.environment = environment;
        this.now = now;
    }

    /**
     * The shard; empty when nothing says that there are several.
     *
     * @throws InvalidDocumentException if something is missing or does not fit
     */
    Optional<ShardOrder> read(Optional<Double> clockOffset, boolean judge) {
        if (shard.isEmpty() && count.isEmpty()) {
            for (String option : whole(clockOffset, judge)) {
                problems.add(option, 0, "", "it together with " + SHARD, "a run of one process");
            }
            problems.throwIfAny();
            return Optional.empty();
        }
        Optional<Shard> read = shard();
        Optional<Instant> start = start(read.map(Shard::index).orElse(1));
        problems.throwIfAny();
        ClockOffset offset =
                clockOffset.map(millis -> new ClockOffset(true, millis)).orElse(ClockOffset.UNKNOWN);
        return Optional.of(new ShardOrder(read.orElseThrow(), start.orElseThrow(), relative(), offset, judge));
    }

    private String[] whole(Optional<Double> clockOffset, boolean judge) {
        return java.util.stream.Stream.of(
                        startAt.map(at -> START_AT),
                        clockOffset.map(millis -> "--clock-offset"),
                        Optional.of("--no-judge").filter(option -> !judge))
                .flatMap(Optional::stream)
                .toArray(String[]::new);
    }

    private Optional<Shard> shard() {
        Matcher said = OF.matcher(shard.orElse(AUTO));
        boolean explicit = said.matches();
        if (!explicit && !shard.orElse(AUTO).equals(AUTO)) {
            problems.add(SHARD, 0, "", "a shard such as 0/4, or auto", quoted(shard.orElse("")));
            return Optional.empty();
        }
        Optional<Integer> index = explicit ? Optional.of(Integer.valueOf(said.group(1))) : index();
        Optional<Integer> of = explicit ? Optional.of(Integer.valueOf(said.group(2))) : of();
        if (index.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        agree(of.get());
        if (index.get() >= of.get()) {
            problems.add(SHARD, 0, "", "an index from 0 and below the count", index.get() + " of " + of.get());
            return Optional.empty();
        }
        return Optional.of(new Shard(index.get(), of.get()));
    }

    /** What is said twice must be the same. */
    private void agree(int of) {
        count.filter(said -> !said.equals(Integer.toString(of)))
                .ifPresent(said ->
                        problems.add(SHARDS, 0, "", "the count of " + SHARD + " or of the job, " + of, quoted(said)));
    }

    private Optional<Integer> index() {
        return number(
                SHARD, "a shard, SLURM_PROCID or JOB_COMPLETION_INDEX", first("SLURM_PROCID", "JOB_COMPLETION_INDEX"));
    }

    private Optional<Integer> of() {
        Optional<String> slurm = environment.apply("SLURM_PROCID").flatMap(rank -> environment.apply("SLURM_NTASKS"));
        return number(SHARDS, "a number of shards, CLAMOR_SHARDS or SLURM_NTASKS", slurm.or(() -> count));
    }

    private Optional<String> first(String... names) {
        for (String name : names) {
            Optional<String> value = environment.apply(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> number(String option, String expected, Optional<String> text) {
        Optional<Integer> number =
                text.filter(value -> NUMBER.matcher(value).matches()).map(Integer::valueOf);
        if (number.isEmpty()) {
            problems.add(option, 0, "", expected, text.map(ShardReader::quoted).orElse("none"));
        }
        return number;
    }

    private boolean relative() {
        return startAt.filter(text -> text.startsWith("+")).isPresent();
    }

    private Optional<Instant> start(int index) {
        Optional<String> text = startAt.or(() -> environment.apply("CLAMOR_START_AT"));
        Optional<Instant> read = text.flatMap(value -> instant(value, index));
        String expected = "an instant to come, within a day, such as 2026-01-31T12:00:00Z, or its seconds since 1970"
                + (index == 0 ? ", or +30s" : ", the one that shard 0 has");
        if (read.isEmpty()) {
            problems.add(
                    START_AT, 0, "", expected, text.map(ShardReader::quoted).orElse("none"));
        } else if (!read.get().isAfter(now) || read.get().isAfter(now.plus(MOST_AHEAD))) {
            problems.add(START_AT, 0, "", expected, read.get() + ", while it is " + now);
        }
        return read;
    }

    private Optional<Instant> instant(String text, int index) {
        try {
            if (text.startsWith("+")) {
                return index == 0 ? Optional.of(later(text.substring(1))) : Optional.empty();
            }
            return Optional.of(
                    EPOCH.matcher(text).matches()
                            ? Instant.ofEpochSecond(Long.parseLong(text))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Rounded up to a second, for it is also the name of the run. */
    private Instant later(String length) {
        long millis = (long) (1_000 * Durations.seconds(START_AT, length));
        return now.plusMillis(millis + 999).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String quoted(String text) {
        return "\"" + Printable.of(text) + "\"";
    }
}
