package dev.clamor.scenario.truth;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.AgentReply.Action.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A reply in the making, for tests. */
final class Reply {
    private final String text;
    private final List<AgentReply.Action> actions = new ArrayList<>();
    private AgentReply.State state = AgentReply.State.OPEN;
    private List<String> asks = List.of();
    private AgentReply.@Nullable Handoff handoff;

    private Reply(String text) {
        this.text = text;
    }

    static Reply of(String text) {
        return new Reply(text);
    }

    Reply asks(String... names) {
        asks = List.of(names);
        return this;
    }

    Reply resolved() {
        state = AgentReply.State.RESOLVED;
        return this;
    }

    Reply does(String name, String... arguments) {
        return action(Status.DONE, name, arguments);
    }

    Reply action(Status status, String name, String... arguments) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            map.put(arguments[i], arguments[i + 1]);
        }
        actions.add(new AgentReply.Action(name, map, status, "audit-" + actions.size()));
        return this;
    }

    Reply credits(String amount) {
        return does("issue_credit", "account_number", Contact.ACCOUNT, "amount", amount);
    }

    Reply handsTo(@Nullable String queue, Map<String, String> context) {
        handoff = new AgentReply.Handoff(queue, "because", "summary", context);
        state = AgentReply.State.HANDED_OFF;
        return this;
    }

    AgentReply.Said said() {
        return new AgentReply.Said(text, state, null, Double.NaN, asks, List.copyOf(actions), handoff, Double.NaN);
    }
}
