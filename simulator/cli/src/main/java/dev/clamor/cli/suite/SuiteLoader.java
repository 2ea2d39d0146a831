package dev.clamor.cli.suite;

import dev.clamor.cli.agent.AgentFiles;
import dev.clamor.cli.input.Inputs;
import dev.clamor.document.Nearest;
import dev.clamor.document.Problems;
import dev.clamor.load.plan.PlanCatalog;
import dev.clamor.load.plan.PlanFiles;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.WholePlan;
import dev.clamor.load.plan.Workload;
import dev.clamor.persona.Persona;
import dev.clamor.persona.Population;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.results.slo.file.ObjectivesFile;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a plan and all that it names, and reports every problem of every file at once. */
public final class SuiteLoader {
    private final Problems problems = new Problems();
    private final String plan;

    private SuiteLoader(String plan) {
        this.plan = plan;
    }

    /**
     * @param plan name of a packaged plan, or a file
     * @param objectives a file that replaces the plan's objectives, or null
     * @throws dev.clamor.document.InvalidDocumentException with every problem
     */
    public static Suite load(String plan, @Nullable Path objectives) {
        return new SuiteLoader(plan).read(plan, objectives);
    }

    private Suite read(String name, @Nullable Path objectivesFile) {
        Optional<Manifest.Source> source = planSource(name);
        Path folder = parent(name);
        Optional<WholePlan> whole =
                source.flatMap(file -> PlanCatalog.readWhole(file.name(), file.text(), beside(name, folder), problems));
        Optional<RunPlan> plan = whole.map(WholePlan::plan);
        Optional<Manifest.Source> planSource =
                whole.flatMap(w -> source.map(file -> new Manifest.Source(file.name(), w.text())));
        Manifest.Source objectivesSource = objectivesSource(objectivesFile, plan, folder);
        Optional<ObjectivesFile.Read> objectives =
                ObjectivesFile.read(objectivesSource.name(), objectivesSource.text(), problems);
        List<Loaded<Persona>> personas =
                personas(plan.map(RunPlan::personaFiles).orElse(List.of()), folder);
        List<Loaded<Scenario>> scenarios =
                scenarios(plan.map(RunPlan::scenarioFiles).orElse(List.of()), folder);
        plan.ifPresent(p -> checkWeights(name, "persona_weights", p.personaWeights(), ids(personas)));
        plan.ifPresent(p -> checkWeights(name, "scenario_weights", p.scenarioWeights(), ids(scenarios)));
        plan.ifPresent(p -> mixes(p).forEach((stage, mix) -> {
            checkWeights(name, stage + " mix.personas", mix.personas(), ids(personas));
            checkWeights(name, stage + " mix.scenarios", mix.scenarios(), ids(scenarios));
        }));
        plan.ifPresent(p -> checkStopping(p, objectivesSource.name(), objectives));
        Optional<RunPlan> resolved = plan.map(p -> p.among(AgentFiles.found(p, name, folder, problems)));
        source.ifPresent(file -> problems.locate(file.name(), file.text()));
        problems.locate(objectivesSource.name(), objectivesSource.text());
        problems.throwIfAny();
        return suite(
                resolved.orElseThrow(),
                planSource.orElseThrow(),
                objectives.orElseThrow(),
                objectivesSource,
                personas,
                scenarios);
    }

    /** A rule spends its chance of error over the planned contacts, and a closed workload has no number of them. */
    private void checkStopping(RunPlan plan, String file, Optional<ObjectivesFile.Read> objectives) {
        boolean rules = objectives.isPresent()
                && !objectives.get().objectives().stopping().none();
        if (rules && plan.workload() instanceof Workload.ClosedWorkload) {
            problems.add(
                    file,
                    0,
                    "spec.stopping",
                    "no rules for stopping early with a closed workload: they need the number of planned contacts",
                    "rules");
        }
    }

    private Suite suite(
            RunPlan plan,
            Manifest.Source planSource,
            ObjectivesFile.Read objectives,
            Manifest.Source objectivesSource,
            List<Loaded<Persona>> personas,
            List<Loaded<Scenario>> scenarios) {
        Map<String, Double> personaWeights = weights(plan.personaWeights(), personas);
        Map<String, Double> scenarioWeights = weights(plan.scenarioWeights(), scenarios);
        requireWeight(planSource.name(), "persona_weights", personaWeights);
        requireWeight(planSource.name(), "scenario_weights", scenarioWeights);
        mixes(plan).forEach((stage, mix) -> {
            requireWeight(planSource.name(), stage + " mix.personas", over(personaWeights, mix.personas()));
            requireWeight(planSource.name(), stage + " mix.scenarios", over(scenarioWeights, mix.scenarios()));
        });
        problems.locate(planSource.name(), planSource.text());
        problems.throwIfAny();
        List<Manifest.Weighted> personaSources = sources(personas, personaWeights);
        List<Manifest.Weighted> scenarioSources = sources(scenarios, scenarioWeights);
        return new Suite(
                plan,
                planSource,
                objectives.objectives(),
                objectives.notes(),
                objectivesSource,
                Population.of(values(personas), personaWeights),
                ScenarioMix.of(values(scenarios), scenarioWeights),
                personaSources,
                scenarioSources,
                SuiteHash.of(personaSources, scenarioSources));
    }

    /** The mixes of stages, each by the first stage that has it. */
    private static Map<String, Stage.Mix> mixes(RunPlan plan) {
        Map<Stage.Mix, String> first = new LinkedHashMap<>();
        plan.workload().stages().forEach(stage -> first.putIfAbsent(stage.mix(), "stage " + stage.name()));
        first.remove(Stage.Mix.SAME);
        Map<String, Stage.Mix> mixes = new LinkedHashMap<>();
        first.forEach((mix, stage) -> mixes.put(stage, mix));
        return mixes;
    }

    private static Map<String, Double> over(Map<String, Double> usual, Map<String, Double> changed) {
        Map<String, Double> weights = new HashMap<>(usual);
        weights.putAll(changed);
        return weights;
    }

    /** The files that a plan names: in its folder, or in the program as the plan is. */
    private static PlanFiles beside(String plan, Path folder) {
        return PlanCatalog.packagedText(plan).isPresent()
                ? (file, any) -> PlanCatalog.packagedFile(file)
                : (file, problems) -> Inputs.text(folder.resolve(file), problems);
    }

    private Optional<Manifest.Source> planSource(String name) {
        Optional<String> packaged = PlanCatalog.packagedText(name);
        if (packaged.isPresent()) {
            return Optional.of(new Manifest.Source(name, packaged.get()));
        }
        if (name.indexOf('/') < 0 && name.indexOf('.') < 0) {
            String near = Nearest.hint(name, PlanCatalog.packagedNames());
            String known = "a plan file, or one of " + String.join(", ", PlanCatalog.packagedNames());
            problems.add("plan", 0, "", known, "\"" + name + "\"" + near);
            return Optional.empty();
        }
        return Inputs.text(Path.of(name), problems).map(text -> new Manifest.Source(name, text));
    }

    private Manifest.Source objectivesSource(@Nullable Path file, Optional<RunPlan> plan, Path folder) {
        String named = plan.map(RunPlan::objectives).orElse("");
        Path path = file != null ? file : named.isEmpty() ? null : folder.resolve(named);
        return path == null
                ? new Manifest.Source("default", ObjectivesCatalog.packagedText())
                : new Manifest.Source(
                        path.toString(), Inputs.text(path, problems).orElse(ObjectivesCatalog.packagedText()));
    }

    private List<Loaded<Persona>> personas(List<String> files, Path folder) {
        if (files.isEmpty()) {
            return PersonaCatalog.packaged().stream()
                    .map(p -> new Loaded<>(
                            p.id().value(), p.weight(), text(PersonaCatalog.packagedText(p.id().value())), p))
                    .toList();
        }
        List<Loaded<Persona>> loaded = new ArrayList<>();
        for (Path file : expand(files, folder)) {
            Inputs.text(file, problems)
                    .ifPresent(text -> PersonaCatalog.read(file.toString(), text, problems)
                            .ifPresent(p -> loaded.add(new Loaded<>(p.id().value(), p.weight(), text, p))));
        }
        return distinct(loaded, "persona");
    }

    private List<Loaded<Scenario>> scenarios(List<String> files, Path folder) {
        if (files.isEmpty()) {
            return ScenarioCatalog.packaged().stream()
                    .map(s -> new Loaded<>(
                            s.id().value(), s.weight(), text(ScenarioCatalog.packagedText(s.id().value())), s))
                    .toList();
        }
        List<Loaded<Scenario>> loaded = new ArrayList<>();
        for (Path file : expand(files, folder)) {
            Inputs.text(file, problems)
                    .ifPresent(text -> ScenarioCatalog.read(file.toString(), text, problems)
                            .ifPresent(s -> loaded.add(new Loaded<>(s.id().value(), s.weight(), text, s))));
        }
        return distinct(loaded, "scenario");
    }

    private List<Path> expand(List<String> files, Path folder) {
        List<Path> all = new ArrayList<>();
        files.forEach(file -> all.addAll(Inputs.yamlFiles(folder.resolve(file), problems)));
        return all;
    }

    private <T> List<Loaded<T>> distinct(List<Loaded<T>> loaded, String kind) {
        Map<String, Loaded<T>> byId = new LinkedHashMap<>();
        for (Loaded<T> one : loaded) {
            if (byId.putIfAbsent(one.id(), one) != null) {
                problems.add(plan, 0, kind + "s", "each " + kind + " once", "\"" + one.id() + "\" twice");
            }
        }
        return List.copyOf(byId.values());
    }

    private void checkWeights(String file, String key, Map<String, Double> weights, Set<String> known) {
        for (String id : weights.keySet()) {
            if (!known.contains(id)) {
                String near = Nearest.hint(id, known);
                problems.add(file, 0, key + "." + id, "the id of one that is used", "\"" + id + "\"" + near);
            }
        }
    }

    private void requireWeight(String file, String key, Map<String, Double> weights) {
        if (weights.values().stream().mapToDouble(Double::doubleValue).sum() <= 0) {
            problems.add(file, 0, key, "at least one weight above 0", "none");
        }
    }

    private static <T> Map<String, Double> weights(Map<String, Double> override, List<Loaded<T>> loaded) {
        Map<String, Double> weights = new HashMap<>();
        loaded.forEach(one -> weights.put(one.id(), override.getOrDefault(one.id(), one.weight())));
        return weights;
    }

    private static <T> List<Manifest.Weighted> sources(List<Loaded<T>> loaded, Map<String, Double> weights) {
        return loaded.stream()
                .map(one -> new Manifest.Weighted(one.id(), weights.getOrDefault(one.id(), 0.0), one.text()))
                .sorted(java.util.Comparator.comparing(Manifest.Weighted::id))
                .toList();
    }

    private static <T> List<T> values(List<Loaded<T>> loaded) {
        return loaded.stream().map(Loaded::value).toList();
    }

    private static <T> Set<String> ids(List<Loaded<T>> loaded) {
        return loaded.stream().map(Loaded::id).collect(java.util.stream.Collectors.toSet());
    }

    private static String text(Optional<String> packaged) {
        return packaged.orElseThrow();
    }

    private static Path parent(String plan) {
        Path parent = PlanCatalog.packagedText(plan).isPresent()
                ? null
                : Path.of(plan).getParent();
        return parent == null ? Path.of("") : parent;
    }

    private record Loaded<T>(String id, double weight, String text, T value) {}
}
