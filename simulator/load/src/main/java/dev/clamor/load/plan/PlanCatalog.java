package dev.clamor.load.plan;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.DialogueSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads plan files, and those that come with Clamor. */
public final class PlanCatalog {
    private static final List<String> PACKAGED = List.of("drizzle", "monday", "spike", "steps", "storm");
    private static final List<String> PACKAGED_FILES = List.of("monday.csv");
    private static final List<String> LIMITS = List.of(
            "lag_p99_millis",
            "loop_delay_millis",
            "gc_millis_per_second",
            "cpu",
            "achieved",
            "open_files",
            "waiting_requests",
            "connect_failures",
            "log_backlog",
            "clock_step_millis");
    private static final double MAX_WEIGHT = 1e6;
    private static final double MAX_LIMIT = 1e9;
    private static final double MAX_CONTACTS = 10_000_000;

    private PlanCatalog() {}

    /** Reads a plan that names no files but those it holds itself; empty when it has problems, which are recorded. */
    public static Optional<RunPlan> read(String file, String text, Problems problems) {
        return readWhole(file, text, PlanFiles.NONE, problems).map(WholePlan::plan);
    }

    /** Reads one file and the curves that it names; empty when there are problems, which are recorded. */
    public static Optional<WholePlan> readWhole(String file, String text, PlanFiles files, Problems problems) {
        int before = problems.all().size();
        Optional<Section> top = Document.parse(file, text, problems);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        CurveFiles curves = new CurveFiles(top.get(), files, problems);
        RunPlan plan = plan(top.get(), curves, problems);
        Optional<WholePlan> whole =
                problems.all().size() == before ? Optional.of(whole(plan, text, curves)) : Optional.empty();
        if (whole.isPresent() && !again(file, whole.get(), text)) {
            problems.add(
                    file,
                    0,
                    "",
                    "a plan in block style without an end mark, so that its curves can be written below it",
                    "another");
            return Optional.empty();
        }
        return whole;
    }

    private static WholePlan whole(RunPlan plan, String text, CurveFiles curves) {
        return new WholePlan(
                plan, curves.complete() ? text : text + (text.endsWith("\n") ? "" : "\n") + curves.toYaml());
    }

    private static boolean again(String file, WholePlan whole, String text) {
        return whole.text().equals(text)
                || read(file, whole.text(), new Problems()).equals(Optional.of(whole.plan()));
    }

    /** The text of a file that a packaged plan names, for example {@code monday.csv}. */
    public static Optional<String> packagedFile(String name) {
        return PACKAGED_FILES.contains(name) ? Optional.of(resource(name)) : Optional.empty();
    }

    /** The text of a packaged plan, for example {@code storm}. */
    public static Optional<String> packagedText(String name) {
        if (!PACKAGED.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(resource(name + ".yaml"));
    }

    private static String resource(String name) {
        try (InputStream in = PlanCatalog.class.getResourceAsStream("/clamor/plans/" + name)) {
            if (in == null) {
                throw new IllegalStateException("plan file " + name + ": expected it in the program. Found: nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the packaged plans, sorted. */
    public static List<String> packagedNames() {
        return PACKAGED;
    }

    private static RunPlan plan(Section top, CurveFiles curves, Problems problems) {
        Workload workload = workload(top, curves, problems);
        RunPlan plan = new RunPlan(
                top.text("name"),
                top.text("description", ""),
                seed(top),
                workload,
                top.number("time_scale", 1, 10_000, 1),
                top.choice("leaving", DialogueSettings.Leaving.class, DialogueSettings.Leaving.SURVEY_EXIT),
                (long) top.number("max_contacts", 0, MAX_CONTACTS, 0),
                Lengths.seconds(top, "drain", "drain_seconds", 0, 60),
                Lengths.seconds(top, "request_timeout", "request_timeout_seconds", 0.05, 600, 30),
                top.texts("personas"),
                weights(top, "persona_weights"),
                top.texts("scenarios"),
                weights(top, "scenario_weights"),
                top.text("objectives", ""),
                limits(top),
                FaultReader.read(top, workload),
                AgentsReader.agents(top),
                AgentsReader.ceilings(top),
                KneeSettings.read(top));
        top.end();
        return plan;
    }

    private static OptionalLong seed(Section top) {
        if (!top.has("seed")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(top.text("seed")));
        } catch (NumberFormatException e) {
            top.wrong("seed", "a whole number of 64 bits");
            return OptionalLong.empty();
        }
    }

    private static Workload workload(Section top, CurveFiles curves, Problems problems) {
        List<Section> sections = top.sections("stages");
        return sections.stream().anyMatch(SeatsReader::reads)
                ? SeatsReader.read(top, sections)
                : open(top, curves, problems);
    }

    private static Workload.OpenWorkload open(Section top, CurveFiles curves, Problems problems) {
        Workload.Spacing spacing = top.choice("spacing", Workload.Spacing.class, Workload.Spacing.POISSON);
        int before = problems.all().size();
        List<Stage> stages = new StageReader(curves).read(top);
        double contacts = stages.stream().mapToDouble(Stage::area).sum();
        if (problems.all().size() > before) {
            return new Workload.OpenWorkload(stages, spacing);
        }
        if (contacts < 1 || contacts > MAX_CONTACTS) {
            top.wrong("stages", "1 to " + (long) MAX_CONTACTS + " contacts over all stages", contacts + " contacts");
        }
        return new Workload.OpenWorkload(stages, spacing);
    }

    /** Weights by id, in the order of the file; empty when there are none. */
    static Map<String, Double> weights(Section top, String key) {
        Map<String, Double> weights = new LinkedHashMap<>();
        top.optionalSection(key)
                .ifPresent(s -> s.keys().forEach(name -> weights.put(name, s.number(name, 0, MAX_WEIGHT))));
        return Collections.unmodifiableMap(weights);
    }

    private static Map<String, Double> limits(Section top) {
        Map<String, Double> limits = new LinkedHashMap<>();
        top.optionalSection("limits").ifPresent(s -> {
            for (String name : LIMITS) {
                if (s.has(name)) {
                    limits.put(name, s.number(name, 0, MAX_LIMIT));
                }
            }
            s.end();
        });
        return Collections.unmodifiableMap(limits);
    }
}
