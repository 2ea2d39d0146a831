package dev.clamor.scenario.truth;

/**
 * What the truths of all contacts of a run share.
 *
 * @param lexicon by which words are recognised where the agent does not tell
 * @param canaries of all contacts of the run
 */
public record TruthSettings(Lexicon lexicon, CanaryIndex canaries) {
    /** With the lexicon that comes with Clamor and no canaries yet. */
    public static TruthSettings packaged() {
        return new TruthSettings(Lexicon.PACKAGED, new CanaryIndex());
    }
}
