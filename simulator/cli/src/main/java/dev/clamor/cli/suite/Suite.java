package dev.clamor.cli.suite;

import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.StageTimes;
import dev.clamor.load.plan.Workload;
import dev.clamor.persona.Population;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.scenario.ScenarioMix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that a run needs besides an agent and a seed, read and checked.
 *
 * @param notes what stands in the objectives and does not apply to a run, one line each
 * @param population who calls, with the plan's weights
 * @param mix about what, with the plan's weights
 * @param personaSources the files of the crowd, with the weights in force
 * @param scenarioSources the files of the mix, with the weights in force
 * @param hash SHA-256 over the texts and weights of personas, scenarios and phrases
 */
public record Suite(
        RunPlan plan,
        Manifest.Source planSource,
        Objectives objectives,
        List<String> notes,
        Manifest.Source objectivesSource,
        Population population,
        ScenarioMix mix,
        List<Manifest.Weighted> personaSources,
        List<Manifest.Weighted> scenarioSources,
        String hash) {

    /** Who may call about what. */
    public Crowd crowd() {
        return new Crowd(population.personas(), weights(personaSources), mix.scenarios(), weights(scenarioSources));
    }

    private static Map<String, Double> weights(List<Manifest.Weighted> sources) {
        return sources.stream().collect(Collectors.toMap(Manifest.Weighted::id, Manifest.Weighted::weight));
    }

    /**
     * For the manifest of a run whose stages have mixes of their own: with the expected number of judged contacts of each
     * persona and scenario as its weight. The same suite where the plan's weights hold throughout.
     *
     * @param due when the contacts are due, in microseconds
     */
    public Suite sending(Workload workload, long[] due) {
        if (workload.stages().stream().allMatch(stage -> stage.mix().equals(Stage.Mix.SAME))) {
            return this;
        }
        Map<Stage.Mix, Long> judged = new LinkedHashMap<>();
        StageTimes stages = new StageTimes(workload);
        for (long micros : due) {
            Stage stage = stages.at(micros);
            if (!stage.warmUp()) {
                judged.merge(stage.mix(), 1L, Long::sum);
            }
        }
        Crowd crowd = crowd();
        return new Suite(
                plan,
                planSource,
                objectives,
                notes,
                objectivesSource,
                population,
                mix,
                weighted(personaSources, expected(judged, crowd::personaShares)),
                weighted(scenarioSources, expected(judged, crowd::scenarioShares)),
                hash);
    }

    private static SortedMap<String, Double> expected(
            Map<Stage.Mix, Long> judged, Function<Stage.Mix, SortedMap<String, Double>> shares) {
        SortedMap<String, Double> expected = new TreeMap<>();
        judged.forEach((mix, contacts) ->
                shares.apply(mix).forEach((id, share) -> expected.merge(id, contacts * share, Double::sum)));
        return expected;
    }

    private static List<Manifest.Weighted> weighted(List<Manifest.Weighted> sources, Map<String, Double> weights) {
        return sources.stream()
                .map(one -> new Manifest.Weighted(one.id(), weights.getOrDefault(one.id(), 0.0), one.text()))
                .toList();
    }
}
