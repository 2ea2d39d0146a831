package dev.clamor.scenario.truth;

/**
 * What the truths of all contacts of a run share.
 *
 * @param lexicon by which words are recognised where the agent does not tell
 * @param actionsVisible whether the agent's actions can be seen. Where they cannot, an agent that says that a required
 *     action is done, when everything needed for it was given and with no wrong value, is taken at its word
 * @param canaries of all contacts of the run
 */
public record TruthSettings(Lexicon lexicon, boolean actionsVisible, CanaryIndex canaries) {
    /** With no canaries yet. */
    public TruthSettings(Lexicon lexicon, boolean actionsVisible) {
        this(lexicon, actionsVisible, new CanaryIndex());
    }

    /** With the lexicon that comes with Clamor, for an agent whose actions can be seen, and no canaries yet. */
    public static TruthSettings packaged() {
        return new TruthSettings(Lexicon.packaged(), true);
    }
}
