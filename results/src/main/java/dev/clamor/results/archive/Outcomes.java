package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.ConversationOutcome.Abandoned;
import dev.clamor.conversation.ConversationOutcome.AgentFailed;
import dev.clamor.conversation.ConversationOutcome.Contained;
import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.ConversationOutcome.Escalated;
import dev.clamor.conversation.Fault;
import dev.clamor.results.archive.EventCodec.BadEventException;
import java.io.IOException;

/** The outcome of a contact as members of its last event: its name, and the one thing that it carries. */
final class Outcomes {
    private Outcomes() {}

    static void encode(ConversationOutcome outcome, JsonGenerator json) throws IOException {
        json.writeStringField(Keys.OUTCOME, outcome.name());
        if (outcome instanceof Contained c) {
            Line.flag(json, Keys.GOAL_MET, c.goalMet());
        } else if (outcome instanceof Abandoned a) {
            Line.flag(json, Keys.SILENT, a.silent());
        } else if (outcome instanceof AgentFailed a) {
            Line.constant(json, Keys.FAULT, a.fault());
        } else if (outcome instanceof Discarded d) {
            Line.constant(json, Keys.REASON, d.reason());
        }
    }

    static ConversationOutcome decode(Fields f) throws BadEventException {
        String name = f.text(Keys.OUTCOME);
        return switch (name) {
            case "contained" -> new Contained(f.flag(Keys.GOAL_MET));
            case "escalated" -> new Escalated();
            case "abandoned" -> new Abandoned(f.flag(Keys.SILENT));
            case "agent_failed" -> new AgentFailed(f.constant(Keys.FAULT, Fault.class));
            case "discarded" -> new Discarded(f.constant(Keys.REASON, Discarded.Reason.class));
            default ->
                throw new BadEventException(
                        "\"" + Keys.OUTCOME + "\" to be contained, escalated, abandoned, agent_failed or discarded",
                        "\"" + name + "\"");
        };
    }
}
