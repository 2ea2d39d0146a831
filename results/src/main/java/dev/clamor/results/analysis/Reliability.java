package dev.clamor.results.analysis;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.report.words.Numbers;
import java.util.List;

/**
 * How often every one of k customers of a scenario is served right: consistency, which an average over scenarios hides.
 *
 * @param k how many customers
 * @param scenarios each scenario with an event, the least reliable first
 * @param passHat mean over the scenarios with at least k events of the chance that all of 1, 2, … k are served right; empty
 *     when there is no such scenario
 */
public record Reliability(int k, List<OfScenario> scenarios, List<Double> passHat) {
    /** Both ends in one sentence with their numbers. */
    public String sentence() {
        if (passHat.isEmpty()) {
            return "No scenario has the " + k + " contacts that it takes to speak of consistency.";
        }
        OfScenario worst = scenarios.get(0);
        return "On average over scenarios, one customer is served right in " + Numbers.percent(passHat.get(0))
                + " of cases and " + k + " of " + k + " in " + Numbers.percent(passHat.get(k - 1))
                + ". The least reliable is " + worst.scenario() + ": " + Numbers.withCounts(worst.right())
                + " served right, " + k + " of " + k + " in " + Numbers.percent(worst.allOfK()) + ".";
    }

    /**
     * One scenario.
     *
     * @param right contacts that ended as they should, over contacts judged for it
     * @param allOfK chance that all of k are served right, NaN with fewer than k contacts
     */
    public record OfScenario(String scenario, Ratio right, double allOfK) {}
}
