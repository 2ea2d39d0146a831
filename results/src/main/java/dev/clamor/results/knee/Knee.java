package dev.clamor.results.knee;

import java.util.List;
import java.util.Optional;

/**
 * The highest bearable load, by a search with rising load.
 *
 * <p>An agent is taken to be no better under more load than under less. Then a step at which every objective is MET says so
 * of all loads below it, and one at which an objective is BREACHED of all above. The interval reaches from the highest load
 * that held, below all that broke, to the lowest that broke; what is undecided between them stays inside. With the levels of
 * {@link KneeLevels} it misses the load from which on an objective's true share is below its target with a chance of at most
 * alpha at either end.
 *
 * @param outcome what was found
 * @param lower conversations a second that it holds; 0 if none are shown to be
 * @param upper conversations a second at which it breaks; infinite if none are shown to be
 * @param estimate the geometric middle of both; NaN unless both were found
 * @param breaksFirst the objective that is breached most clearly at {@code upper}; empty if none is
 * @param sentence the answer in words
 * @param steps in the order of the search, the recovery left out
 * @param recovery after the first step that broke, if the search came so far
 * @param remarks what else must be said, one sentence each
 */
public record Knee(
        Outcome outcome,
        double lower,
        double upper,
        double estimate,
        String breaksFirst,
        String sentence,
        List<KneeStep> steps,
        Optional<Recovery> recovery,
        List<String> remarks) {

    /** What a search can end with. */
    public enum Outcome {
        /** Both ends were found. */
        FOUND,
        /** The highest load of the search holds. */
        NEVER_BROKE,
        /** The lowest load of the search breaks. */
        BROKEN_AT_FIRST,
        /** Above the highest load that holds the generator did not keep up, or was held back. */
        GENERATOR_LIMIT,
        /** An end, or both, could not be shown. */
        UNDECIDED
    }
}
