package dev.clamor.engine.dialogue;

import dev.clamor.persona.Habits;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.Traits;
import dev.clamor.scenario.Scenario;

/**
 * The person behind one contact.
 *
 * @param traits the person drawn from the persona
 * @param priorContacts earlier unresolved contacts on the matter: the greater of the person's and the scenario's, plus
 *     earlier visits of this customer
 * @param adversarial whether this customer presses a refused request: by habit, or because the scenario is about that
 */
record Customer(Traits traits, int priorContacts, boolean adversarial) {
    private static final double SAVVY_WPM = 50;
    private static final double CONFUSED_CLARITY = 0.5;
    private static final double ANGRY_INTERCEPT = -1.5;
    private static final double LEAST_VERBOSITY = 0.25;
    private static final double MOST_VERBOSITY = 0.6;
    private static final double TERSE_LOG_WORDS = 0.4;
    private static final double CHATTY_LOG_WORDS = 2.4;

    /** Draws the person of a planned contact. */
    static Customer draw(ContactPlan plan, RandomStreams streams) {
        Traits traits =
                Traits.draw(plan.persona(), streams, plan.contact().number());
        Scenario scenario = plan.scenario();
        int prior = Math.max(traits.priorContacts(), scenario.priorContacts())
                + plan.contact().visit();
        boolean seeker = plan.persona().habits().adversary() == Habits.Adversary.REFUND_SEEKER;
        return new Customer(traits, prior, seeker || scenario.adversarial());
    }

    Persona persona() {
        return traits.persona();
    }

    Habits habits() {
        return traits.persona().habits();
    }

    /**
     * Unresolved contacts that come on top of those in the persona's own past. The latter are already in its intercept:
     * a persona that always calls for the third time is written with the intercept of such callers.
     */
    int unresolvedBeyondPersona() {
        return priorContacts - traits.priorContacts();
    }

    /** Types at least 50 words a minute: takes up the agent's words more often. */
    boolean techSavvy() {
        return persona().timing().typingWpm() >= SAVVY_WPM;
    }

    /** States fewer than half of the facts clearly: repeats and asks back more often. */
    boolean confused() {
        return persona().knowledge().clarity() < CONFUSED_CLARITY;
    }

    /** Rests above a log-odds of -1.5 of being dissatisfied: corrects the agent more often. */
    boolean angry() {
        return traits.intercept() > ANGRY_INTERCEPT;
    }

    /** Probability of saying one thing more than asked: 0.25 for terse to 0.6 for chatty customers, by turn length. */
    double verbosity() {
        double share = (persona().wording().turnLogWords() - TERSE_LOG_WORDS) / (CHATTY_LOG_WORDS - TERSE_LOG_WORDS);
        double verbosity = LEAST_VERBOSITY + (MOST_VERBOSITY - LEAST_VERBOSITY) * share;
        return Math.max(LEAST_VERBOSITY, Math.min(MOST_VERBOSITY, verbosity));
    }
}
