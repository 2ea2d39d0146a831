package dev.clamor.results.agreement;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ReplyClass;

/**
 * What someone says that a reply of a run was to the customer.
 *
 * @param turn the utterance that the reply answers
 * @param digest of the reply's text, see {@link ReadReply#digest()}
 * @param by who says so: a person's name, or {@code model NAME}
 * @param weight replies of the run that it stood for when it was drawn
 */
public record Label(ContactId contact, int turn, String digest, ReplyClass label, String by, double weight) {}
