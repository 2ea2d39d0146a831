package dev.clamor.scenario.truth;

/**
 * What the truths of all contacts of a run share.
 *
 * @param lexicon by which words are recognised where the agent does not tell
 * @param actionsVisible whether the agent's actions can be seen. Where they cannot, an agent that says that a required
 *     action is done, when everything needed for it was given and with no wrong value, is taken at its word
 */
public record TruthSettings(Lexicon lexicon, boolean actionsVisible) {
    /** What comes with Clamor. */
    public static final TruthSettings PACKAGED = new TruthSettings(Lexicon.packaged());

    /** For an agent whose actions can be seen. */
    public TruthSettings(Lexicon lexicon) {
        this(lexicon, true);
    }
}
