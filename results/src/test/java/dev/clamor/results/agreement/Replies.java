package dev.clamor.results.agreement;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.metrics.EscalationLabel;
import java.util.List;
import java.util.Optional;

/** Replies and contacts with nothing in them but what agreement looks at. */
final class Replies {
    private Replies() {}

    static ReadReply reply(long contact, int turn, ReplyClass reading, boolean deciding) {
        return new ReadReply(
                ContactId.ofArrival(contact),
                turn,
                "bill",
                reading,
                false,
                deciding,
                "dispute",
                CustomerAct.INFORM,
                "my number is AC-1",
                List.of("account_number"),
                List.of(),
                List.of(),
                List.of(),
                "reply " + contact + " of turn " + turn);
    }

    static Label label(ReadReply reply, ReplyClass label) {
        return new Label(reply.contact(), reply.turn(), reply.digest(), label, "Kim", 1);
    }

    /** A contact without need for a human, decided by that reply. */
    static JudgedContact contact(ReadReply deciding) {
        boolean handedOff = deciding.reading() == ReplyClass.HANDOFF_OK;
        return new JudgedContact(
                false,
                handedOff ? EscalationLabel.FALSE_POSITIVE : EscalationLabel.TRUE_NEGATIVE,
                handedOff,
                deciding.reading() == ReplyClass.RESOLVED,
                true,
                Optional.of(deciding));
    }
}
