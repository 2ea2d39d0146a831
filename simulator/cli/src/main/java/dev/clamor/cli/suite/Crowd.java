package dev.clamor.cli.suite;

import dev.clamor.engine.dialogue.Cast;
import dev.clamor.load.plan.Stage;
import dev.clamor.persona.Persona;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.ScenarioMix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Who may call about what, and how the stages of a plan weight them.
 *
 * @param personaWeights of the plan, for every persona by id
 * @param scenarioWeights of the plan, for every scenario by id
 */
public record Crowd(
        List<Persona> personas,
        Map<String, Double> personaWeights,
        List<Scenario> scenarios,
        Map<String, Double> scenarioWeights) {

    /** Who calls about what in a stage with this mix. */
    public Cast cast(Stage.Mix mix, RandomStreams streams) {
        return new Cast(
                Population.of(personas, over(personaWeights, mix.personas())),
                ScenarioMix.of(scenarios, over(scenarioWeights, mix.scenarios())),
                streams);
    }

    /** The cast of each stage; the same one for stages with equal mixes. */
    public Function<Stage, Cast> casts(RandomStreams streams) {
        Cast usual = cast(Stage.Mix.SAME, streams);
        Map<Stage.Mix, Cast> others = new ConcurrentHashMap<>();
        return stage -> stage.mix().equals(Stage.Mix.SAME)
                ? usual
                : others.computeIfAbsent(stage.mix(), mix -> cast(mix, streams));
    }

    /** The share of each persona in a stage with this mix. */
    public SortedMap<String, Double> personaShares(Stage.Mix mix) {
        return shares(over(personaWeights, mix.personas()));
    }

    /** The share of each scenario in a stage with this mix. */
    public SortedMap<String, Double> scenarioShares(Stage.Mix mix) {
        return shares(over(scenarioWeights, mix.scenarios()));
    }

    private static Map<String, Double> over(Map<String, Double> usual, Map<String, Double> changed) {
        Map<String, Double> weights = new HashMap<>(usual);
        weights.putAll(changed);
        return weights;
    }

    private static SortedMap<String, Double> shares(Map<String, Double> weights) {
        SortedMap<String, Double> shares = new TreeMap<>(weights);
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.replaceAll((id, weight) -> weight / sum);
        return shares;
    }
}
