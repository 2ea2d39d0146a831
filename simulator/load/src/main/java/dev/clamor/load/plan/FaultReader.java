package dev.clamor.load.plan;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.load.plan.FaultKind.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads the faults of a plan, or of a file that has nothing but them. */
public final class FaultReader {
    private static final long MAX_MICROS = 7 * 86_400_000_000L;
    private static final double MAX_MILLIS = 3_600_000;
    private static final double MAX_RATE = 1e9;
    private static final double MAX_PER_MINUTE = 600;

    /** Every kind by its key. */
    private enum Kind {
        LATENCY((fault, kind) -> new FaultKind.Latency(
                kind.number("millis", 0, MAX_MILLIS),
                kind.number("jitter_millis", 0, MAX_MILLIS, 0),
                direction(kind),
                share(kind))),
        BANDWIDTH((fault, kind) ->
                new FaultKind.Bandwidth(kind.number("bytes_per_second", 1, MAX_RATE), direction(kind), share(kind))),
        RESET((fault, kind) -> new FaultKind.Reset(share(kind))),
        BLACKOUT((fault, kind) -> new FaultKind.Blackout(direction(kind), share(kind))),
        SLOW_DRIP((fault, kind) -> new FaultKind.SlowDrip(kind.number("bytes_per_second", 1, MAX_RATE), share(kind))),
        STATUS((fault, kind) -> new FaultKind.Status(
                kind.integer("code", 400, 599), share(kind), kind.integer("retry_after", 0, 86_400, -1))),
        DEPENDENCY(FaultReader::dependency),
        CONTENT(FaultReader::content),
        RESTART((fault, kind) -> new FaultKind.Restart()),
        COMMAND((fault, kind) -> new FaultKind.Command(kind.texts("begin", 1), kind.texts("end")));

        private final BiFunction<Section, Section, FaultKind> reader;

        Kind(BiFunction<Section, Section, FaultKind> reader) {
            this.reader = reader;
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Optional<Workload> workload;
    private final Set<String> names;

    private FaultReader(Optional<Workload> workload, Set<String> names) {
        this.workload = workload;
        this.names = names;
    }

    /** The list under {@code faults}; empty when there is none. */
    static List<PlannedFault> read(Section top, Workload workload) {
        return new FaultReader(Optional.of(workload), new HashSet<>()).all(top.sections("faults"));
    }

    /**
     * Reads a file with nothing but the key {@code faults}; problems are recorded.
     *
     * @param plan to whose faults they come
     */
    public static List<PlannedFault> read(String file, String text, RunPlan plan, Problems problems) {
        Set<String> names = new HashSet<>();
        plan.faults().forEach(fault -> names.add(fault.name()));
        return read(file, text, new FaultReader(Optional.of(plan.workload()), names), problems);
    }

    /** Reads such a file without a plan: whether its stages are there and its times within the run is not looked at. */
    public static List<PlannedFault> read(String file, String text, Problems problems) {
        return read(file, text, new FaultReader(Optional.empty(), new HashSet<>()), problems);
    }

    private static List<PlannedFault> read(String file, String text, FaultReader reader, Problems problems) {
        Optional<Section> document = Document.parse(file, text, problems);
        if (document.isEmpty()) {
            return List.of();
        }
        Section top = document.get();
        List<Section> sections = top.sections("faults");
        if (sections.isEmpty() && top.sound("faults")) {
            top.wrong("faults", "at least one fault");
        } else if (!top.has("faults")) {
            top.wrong("faults", "a list of faults");
        }
        List<PlannedFault> faults = reader.all(sections);
        top.end();
        return faults;
    }

    private List<PlannedFault> all(List<Section> sections) {
        List<PlannedFault> faults = new ArrayList<>();
        for (Section section : sections) {
            fault(section).ifPresent(faults::add);
            section.end();
        }
        return List.copyOf(faults);
    }

    private Optional<PlannedFault> fault(Section section) {
        String name = section.text("name");
        if (!name.isEmpty() && (!name.matches("[A-Za-z0-9_.-]{1,60}") || !names.add(name))) {
            section.wrong("name", "a name of its own for each fault, of letters, digits, _ . and -");
        }
        Optional<FaultKind> kind = kind(section);
        FaultTiming timing = section.has("random") ? random(section) : once(section);
        return kind.map(of -> new PlannedFault(name, of, timing));
    }

    private static Optional<FaultKind> kind(Section section) {
        List<Kind> given = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (section.has(kind.key())) {
                given.add(kind);
            }
        }
        if (given.size() != 1) {
            List<String> keys =
                    java.util.Arrays.stream(Kind.values()).map(Kind::key).toList();
            section.wrong(
                    "name",
                    "a fault of one kind: " + String.join(", ", keys),
                    given.isEmpty()
                            ? "none"
                            : given.stream().map(Kind::key).toList().toString());
            return Optional.empty();
        }
        Kind kind = given.get(0);
        return section.section(kind.key()).map(own -> {
            FaultKind read = kind.reader.apply(section, own);
            own.end();
            return read;
        });
    }

    private static FaultKind dependency(Section fault, Section kind) {
        double fails = kind.number("fails", 0, 1, 0);
        double slow = kind.number("slow_millis", 0, MAX_MILLIS, 0);
        if (fails == 0 && slow == 0) {
            fault.wrong("dependency", "fails or slow_millis, or both", "neither");
        }
        return new FaultKind.Dependency(fails, slow);
    }

    private static FaultKind content(Section fault, Section kind) {
        String behaviour = kind.text("behaviour", "");
        Map<String, Double> rates = new LinkedHashMap<>();
        kind.optionalSection("rates").ifPresent(s -> s.keys().forEach(name -> rates.put(name, s.number(name, 0, 1))));
        if (behaviour.isEmpty() && rates.isEmpty()) {
            fault.wrong("content", "behaviour or rates, or both", "neither");
        }
        return new FaultKind.Content(behaviour, rates);
    }

    private static double share(Section kind) {
        return kind.number("share", 0, 1, 1);
    }

    private static Direction direction(Section kind) {
        return kind.choice("direction", Direction.class, Direction.BOTH);
    }

    private FaultTiming once(Section section) {
        String stage = section.text("stage", "");
        if (!stage.isEmpty()
                && workload.isPresent()
                && stages().noneMatch(s -> s.name().equals(stage))) {
            section.wrong("stage", "the name of a stage of the plan");
        }
        if (stage.isEmpty() && !(section.has("at") && section.has("for"))) {
            section.wrong("name", "a stage, or at and for, or random", "a fault that is never on");
        }
        long at = section.micros("at", 0, MAX_MICROS, 0);
        long length = section.micros("for", 1_000, MAX_MICROS, 0);
        if (at >= span(stage) * 1e6) {
            section.wrong("at", "a time before the end of " + (stage.isEmpty() ? "the last stage" : "stage " + stage));
            return new FaultTiming.Once("", 0, 1);
        }
        return new FaultTiming.Once(stage, at, length);
    }

    private Stream<Stage> stages() {
        return workload.stream().flatMap(load -> load.stages().stream());
    }

    /** Seconds of the stage, or of the run where it is empty. */
    private double span(String stage) {
        return stage.isEmpty()
                ? workload.map(Workload::seconds).orElse(Double.POSITIVE_INFINITY)
                : stages().filter(s -> s.name().equals(stage))
                        .mapToDouble(Stage::seconds)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY);
    }

    private FaultTiming random(Section section) {
        for (String key : List.of("stage", "at", "for")) {
            if (section.has(key)) {
                section.wrong(key, "either random, or stage, at and for", "both");
            }
        }
        Optional<Section> random = section.section("random");
        return random.map(this::often).orElseGet(() -> new FaultTiming.Times(1, 1));
    }

    private FaultTiming often(Section random) {
        if (random.has("count") == random.has("per_minute")) {
            random.wrong("count", "either count or per_minute", random.has("count") ? "both" : "neither");
        }
        if (!random.has("for")) {
            random.wrong("for", "how long each time, for example 5s");
        }
        long length = Math.max(1, random.micros("for", 1_000, MAX_MICROS, 0));
        FaultTiming timing = random.has("per_minute")
                ? new FaultTiming.NowAndThen(random.number("per_minute", 1e-6, MAX_PER_MINUTE), length)
                : new FaultTiming.Times(
                        random.has("count") ? random.integer("count", 1, FaultWindows.MOST) : 1, length);
        random.end();
        double judged =
                stages().dropWhile(Stage::warmUp).mapToDouble(Stage::seconds).sum() * 1e6;
        if (workload.isPresent()
                && timing instanceof FaultTiming.Times times
                && (double) times.count() * length > judged) {
            random.wrong("count", "as many times as fit into the run after its warm-up");
        }
        return timing;
    }
}
