package dev.clamor.cli.replay;

import dev.clamor.conversation.TurnEvent;
import java.util.List;

/**
 * What {@code clamor converse} answers; also its JSON, member by member.
 *
 * @param contact the contact's id
 * @param seed of all that the customer did by chance
 * @param conversation from its beginning to its end
 */
record ConverseAnswer(String contact, long seed, Lived conversation) {
    /** @param events of one contact, the first of them among them */
    static ConverseAnswer of(long seed, List<TurnEvent> events) {
        return new ConverseAnswer(events.get(0).contact().toString(), seed, Lived.of(events));
    }
}
