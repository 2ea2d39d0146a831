package dev.clamor.scenario.truth;

/**
 * What the truths of all contacts of a run share.
 *
 * @param lexicon by which words are recognised where the agent does not tell
 */
public record TruthSettings(Lexicon lexicon) {
    /** What comes with Clamor. */
    public static final TruthSettings PACKAGED = new TruthSettings(Lexicon.PACKAGED);
}
