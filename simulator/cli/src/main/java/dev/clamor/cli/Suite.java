package dev.clamor.cli;

import dev.clamor.load.plan.RunPlan;
import dev.clamor.persona.Population;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.scenario.ScenarioMix;
import java.util.List;

/**
 * Everything that a run needs besides an agent and a seed, read and checked.
 *
 * @param notes what stands in the objectives and does not apply to a run, one line each
 * @param personaSources the files of the crowd, with the weights in force
 * @param scenarioSources the files of the mix, with the weights in force
 * @param hash SHA-256 over the texts and weights of personas, scenarios and phrases
 */
record Suite(
        RunPlan plan,
        Manifest.Source planSource,
        Objectives objectives,
        List<String> notes,
        Manifest.Source objectivesSource,
        Population population,
        ScenarioMix mix,
        List<Manifest.Weighted> personaSources,
        List<Manifest.Weighted> scenarioSources,
        String hash) {}
