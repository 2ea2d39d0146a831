package dev.clamor.persona;

/**
 * One customer: a persona with the variation between people on top, drawn once per contact.
 *
 * <p>intercept + N(0, 0.6); gain x LogNormal(0.14, 0.5); log length + N(0, 0.43); log think time + N(0, 0.45).
 *
 * @param persona what the customer was drawn from
 * @param intercept resting log-odds of dissatisfaction of this person
 * @param gain shock gain of this person
 * @param logWords added to the persona's log length
 * @param thinkFactor multiplies this person's think time
 * @param priorContacts earlier unresolved contacts on the same matter
 */
public record Traits(
        Persona persona, double intercept, double gain, double logWords, double thinkFactor, int priorContacts) {
    private static final double SD_INTERCEPT = 0.6;
    private static final double MU_GAIN = 0.14;
    private static final double SD_GAIN = 0.5;
    private static final double SD_LOG_WORDS = 0.43;
    private static final double SD_LOG_THINK = 0.45;

    /** Draws the customer of one contact. */
    public static Traits draw(Persona persona, RandomStreams streams, long contact) {
        Range prior = persona.patience().priorContacts();
        return new Traits(
                persona,
                persona.temperament().intercept() + SD_INTERCEPT * normal(streams, contact, 0),
                persona.temperament().gain() * StrictMath.exp(MU_GAIN + SD_GAIN * normal(streams, contact, 1)),
                SD_LOG_WORDS * normal(streams, contact, 2),
                StrictMath.exp(SD_LOG_THINK * normal(streams, contact, 3)),
                prior.least() + streams.index(prior.most() - prior.least() + 1, contact, Purpose.TRAIT, 0, 4));
    }

    private static double normal(RandomStreams streams, long contact, int draw) {
        return streams.normal(contact, Purpose.TRAIT, 0, draw);
    }
}
