package dev.clamor.engine.dialogue;

import dev.clamor.persona.wording.PhraseBank;
import dev.clamor.scenario.truth.TruthSettings;

/**
 * What all contacts of a run share.
 *
 * @param timeScale divides think times and pauses (never the customer's patience with a slow reply); 1 is real time
 * @param leaving how readily customers give up after a failure
 * @param phrases what customers say whatever their goal
 * @param truth what replies are read by
 * @param verifies whether systems of record are asked before a contact closes
 * @param channels where the agent can be reached
 */
public record DialogueSettings(
        double timeScale,
        Leaving leaving,
        PhraseBank phrases,
        TruthSettings truth,
        boolean verifies,
        Channels channels) {
    /** With the phrases and the lexicon that come with Clamor, in one chat. */
    public DialogueSettings(double timeScale, Leaving leaving) {
        this(timeScale, leaving, PhraseBank.packaged(), TruthSettings.packaged(), false);
    }

    /** In one chat. */
    public DialogueSettings(
            double timeScale, Leaving leaving, PhraseBank phrases, TruthSettings truth, boolean verifies) {
        this(timeScale, leaving, phrases, truth, verifies, Channels.CHAT);
    }

    /** The same with an agent that can be reached there. */
    public DialogueSettings on(Channels others) {
        return new DialogueSettings(timeScale, leaving, phrases, truth, verifies, others);
    }

    /** Refuses a time scale that is not positive. */
    public DialogueSettings {
        if (!(timeScale > 0)) {
            throw new IllegalArgumentException("timeScale: expected a number above 0. Found: " + timeScale);
        }
    }

    /** Named calibrations of giving up; the offset applies only after a failure. */
    public enum Leaving {
        LENIENT(-1.1, 0),
        SURVEY_EXIT(0, 0),
        /** Nearly everybody who gives up asks for a human. */
        SURVEY_ESCALATE(2.0, 0.95);

        private final double offset;
        private final double humanShare;

        Leaving(double offset, double humanShare) {
            this.offset = offset;
            this.humanShare = humanShare;
        }

        /** Added to the log hazard after a failure. */
        public double offset() {
            return offset;
        }

        /** The share of those giving up who ask for a human; 0 leaves it to the persona. */
        public double humanShare() {
            return humanShare;
        }
    }
}
