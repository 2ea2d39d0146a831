package dev.clamor.engine.dialogue;

/**
 * Something to send.
 *
 * @param turn its number in the contact, from 1
 * @param text what the customer writes
 * @param interrupts whether the reply to an earlier utterance is still pending
 * @param trade of the company that the customer writes to, as the page with the chat on it knows; empty for untold
 * @param channel on which it is written, where customers can move between several; empty otherwise
 */
public record Utterance(int turn, String text, boolean interrupts, String trade, String channel) {

    /** An utterance that does not tell the trade, to an agent on one channel. */
    public Utterance(int turn, String text, boolean interrupts) {
        this(turn, text, interrupts, "");
    }

    /** To an agent on one channel. */
    public Utterance(int turn, String text, boolean interrupts, String trade) {
        this(turn, text, interrupts, trade, "");
    }

    /** The same with another text. */
    public Utterance saying(String other) {
        return new Utterance(turn, other, interrupts, trade, channel);
    }
}
