package dev.clamor.persona;

/**
 * When and how a customer gives up.
 *
 * @param tolerance offset on the log hazard of giving up; negative is more tolerant
 * @param humanShare given that the customer gives up, the probability of asking for a human rather than leaving
 * @param humanOpening probability of asking for a human in the first message
 * @param silentShare given that the customer leaves, the probability of leaving without a word
 * @param replySeconds median seconds that the customer waits for one reply
 * @param priorContacts least and most earlier unresolved contacts that the customer has behind him, equally likely
 */
public record Patience(
        double tolerance,
        double humanShare,
        double humanOpening,
        double silentShare,
        double replySeconds,
        Range priorContacts) {}
