package dev.clamor.load.plan;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.DialogueSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads plan files, and those that come with Clamor. */
public final class PlanCatalog {
    private static final List<String> PACKAGED = List.of("drizzle", "storm");
    private static final List<String> LIMITS =
            List.of("lag_p99_millis", "loop_delay_millis", "gc_millis_per_second", "cpu", "achieved");
    private static final double MAX_RATE = 100_000;
    private static final double MAX_SECONDS = 7 * 86_400;
    private static final double MAX_WEIGHT = 1e6;
    private static final double MAX_CONTACTS = 10_000_000;

    private PlanCatalog() {}

    /** Reads one file; empty when it has problems, which are recorded. */
    public static Optional<RunPlan> read(String file, String text, Problems problems) {
        int before = problems.all().size();
        Optional<RunPlan> plan = Document.parse(file, text, problems).map(PlanCatalog::plan);
        return problems.all().size() == before ? plan : Optional.empty();
    }

    /** The text of a packaged plan, for example {@code storm}. */
    public static Optional<String> packagedText(String name) {
        if (!PACKAGED.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = PlanCatalog.class.getResourceAsStream("/clamor/plans/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("plan " + name + ": expected it in the program. Found: nothing");
            }
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the packaged plans, sorted. */
    public static List<String> packagedNames() {
        return PACKAGED;
    }

    private static RunPlan plan(Section top) {
        RunPlan plan = new RunPlan(
                top.text("name"),
                top.text("description", ""),
                seed(top),
                workload(top),
                top.number("time_scale", 1, 10_000, 1),
                top.choice("leaving", DialogueSettings.Leaving.class, DialogueSettings.Leaving.SURVEY_EXIT),
                (long) top.number("max_contacts", 0, MAX_CONTACTS, 0),
                top.number("drain_seconds", 0, MAX_SECONDS, 60),
                top.number("request_timeout_seconds", 0.05, 600, 30),
                top.texts("personas"),
                weights(top, "persona_weights"),
                top.texts("scenarios"),
                weights(top, "scenario_weights"),
                top.text("objectives", ""),
                limits(top),
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

    private static Workload.OpenWorkload workload(Section top) {
        Workload.Spacing spacing = top.choice("spacing", Workload.Spacing.class, Workload.Spacing.POISSON);
        List<Stage> stages = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : top.sections("stages")) {
            Stage stage = stage(section);
            if (!names.add(stage.name())) {
                section.wrong("name", "a name of its own for each stage");
            }
            stages.add(stage);
        }
        double contacts = stages.stream().mapToDouble(Stage::area).sum();
        if (stages.isEmpty()) {
            top.wrong("stages", "at least one stage");
        } else if (contacts < 1 || contacts > MAX_CONTACTS) {
            top.wrong("stages", "1 to " + (long) MAX_CONTACTS + " contacts over all stages", contacts + " contacts");
        }
        return new Workload.OpenWorkload(List.copyOf(stages), spacing);
    }

    private static Stage stage(Section section) {
        boolean steady = section.has("rate");
        if (steady && (section.has("from") || section.has("to"))) {
            section.wrong("rate", "either rate, or from and to", "both");
        }
        double from = section.number(steady ? "rate" : "from", 0, MAX_RATE);
        double to = steady ? from : section.number("to", 0, MAX_RATE);
        Stage stage = new Stage(
                section.text("name"),
                from,
                to,
                section.number("seconds", 0.1, MAX_SECONDS),
                section.flag("warm_up", false));
        section.end();
        return stage;
    }

    private static Map<String, Double> weights(Section top, String key) {
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
                    limits.put(name, s.number(name, 0, 1e6));
                }
            }
            s.end();
        });
        return Collections.unmodifiableMap(limits);
    }
}
