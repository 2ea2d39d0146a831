package dev.clamor.opentelemetry;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.TurnEvent;
import java.util.List;

/** Made-up events. Whatever is said in them is {@link #SECRET}. */
final class Told {
    static final String SECRET = "what was said";

    private Told() {}

    static TurnEvent opened(ContactId contact, long at, String agent) {
        return new TurnEvent.ContactOpened(
                contact,
                at,
                at - 1_000,
                "peak",
                true,
                1,
                "planner",
                "parcel",
                "shop",
                "i",
                2,
                Disposition.CONTAIN,
                false,
                0,
                "chat",
                agent);
    }

    static TurnEvent said(ContactId contact, long at, int turn) {
        return new TurnEvent.CustomerSpoke(
                contact,
                at,
                at - 100,
                turn,
                CustomerAct.values()[0],
                "g",
                0,
                SECRET,
                SECRET,
                Tone.values()[0],
                0,
                List.of(),
                false,
                List.of(),
                List.of());
    }

    static TurnEvent replied(ContactId contact, long at, int turn) {
        return new TurnEvent.AgentReplied(
                contact,
                at,
                turn,
                300_000,
                400_000,
                100_000,
                0,
                ReplyClass.RESOLVED,
                SECRET,
                JourneyStep.CONFIRM,
                false,
                SECRET,
                SECRET,
                SECRET,
                List.of(),
                List.of(),
                List.of(),
                List.of(TurnEvent.Mark.CLAIMS_DONE),
                false,
                Double.NaN);
    }

    static TurnEvent retried(ContactId contact, long at, int turn) {
        return new TurnEvent.TurnRetried(contact, at, turn, Fault.RESET);
    }

    static TurnEvent failed(ContactId contact, long at, int turn) {
        return new TurnEvent.TurnFailed(
                contact, at, turn, 200_000, Fault.SERVER_ERROR, "HTTP 503 " + SECRET, JourneyStep.ACT);
    }

    static TurnEvent cut(ContactId contact, long at, int turn) {
        return new TurnEvent.ReplyCut(contact, at, turn, 250_000, 50_000, 0, SECRET, List.of());
    }

    static TurnEvent closed(ContactId contact, long at, ConversationOutcome outcome) {
        return new TurnEvent.ContactClosed(
                contact, at, outcome, List.of(new TurnEvent.GoalEnd("g", "i", true, true, true)), false, false);
    }
}
