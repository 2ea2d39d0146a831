package dev.clamor.results.agreement;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import java.util.List;

/**
 * One reply of a run, as the reader read it, and what a second reader must know to read it.
 *
 * @param turn the utterance that it answers
 * @param reading the reader's class
 * @param unsure whether the reader said that it was unsure: its reason ends with {@code ?}
 * @param deciding whether it decided how its contact is counted
 * @param goal the goal under discussion, empty if none
 * @param act what the customer did with the utterance
 * @param customer the utterance
 * @param stated names of the facts stated in it
 * @param known names of the facts stated in earlier utterances
 * @param before earlier replies, oldest first
 * @param actions names of the actions that the agent's signals told with it
 * @param text what the agent said
 */
public record ReadReply(
        ContactId contact,
        int turn,
        String scenario,
        ReplyClass reading,
        boolean unsure,
        boolean deciding,
        String goal,
        CustomerAct act,
        String customer,
        List<String> stated,
        List<String> known,
        List<String> before,
        List<String> actions,
        String text) {

    /** Which reply of the run it is. */
    public record Key(ContactId contact, int turn) {}

    /** Which reply of the run it is. */
    public Key key() {
        return new Key(contact, turn);
    }

    /** First 64 bits of the SHA-256 of the text, in hexadecimal digits; runs of white space count as one space. */
    public String digest() {
        return Digests.of(Digests.normal(text));
    }

    /** The part of the run from which it is drawn. */
    public Stratum stratum() {
        return new Stratum(deciding, reading, unsure);
    }

    ReadReply decides() {
        return new ReadReply(
                contact, turn, scenario, reading, unsure, true, goal, act, customer, stated, known, before, actions,
                text);
    }
}
