package dev.clamor.engine.dialogue;

/**
 * Something to send.
 *
 * @param turn its number in the contact, from 1
 * @param text what the customer writes
 * @param interrupts whether the reply to an earlier utterance is still pending
 * @param trade of the company that the customer writes to, as the page with the chat on it knows; empty for untold
 */
public record Utterance(int turn, String text, boolean interrupts, String trade) {

    /** An utterance that does not tell the trade. */
    public Utterance(int turn, String text, boolean interrupts) {
        this(turn, text, interrupts, "");
    }
}
