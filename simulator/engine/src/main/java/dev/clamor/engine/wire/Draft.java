package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a codec has found of a reply so far. {@link Signals} makes a reply of it. */
public final class Draft {
    private static final int MOST_ENTRIES = 50;
    private static final int MOST_TEXT = 1 << 20;

    private final StringBuilder text = new StringBuilder();
    private final List<String> asks = new ArrayList<>(2);
    private final List<AgentReply.Action> actions = new ArrayList<>(2);
    private final List<String> tools = new ArrayList<>(2);
    private AgentReply.State state = AgentReply.State.OPEN;
    private AgentReply.@Nullable Handoff handoff;
    private @Nullable String intent;
    private double confidence = Double.NaN;
    private double cost = Double.NaN;

    /**
     * Adds something the customer reads; parts are put on lines of their own, blank ones left out. What comes after the
     * first 1,048,576 characters is left out too.
     */
    public void text(String part) {
        if (!part.isBlank() && text.length() < MOST_TEXT) {
            if (text.length() > 0) {
                text.append('\n');
            }
            String stripped = part.strip();
            text.append(stripped, 0, Math.min(stripped.length(), MOST_TEXT - text.length()));
        }
    }

    public void intent(@Nullable String name) {
        intent = name;
    }

    /** In [0, 1]; anything else is taken as not told. */
    public void confidence(double value) {
        confidence = value >= 0 && value <= 1 ? value : Double.NaN;
    }

    /** The name of a fact asked for; a blank one is left out. */
    public void asks(String name) {
        if (asks.size() < MOST_ENTRIES && !name.isBlank() && !asks.contains(name)) {
            asks.add(name);
        }
    }

    /** Something the agent did, refused or failed to do. */
    public void action(AgentReply.Action action) {
        if (actions.size() < MOST_ENTRIES) {
            actions.add(action);
        }
    }

    /** A tool that the agent called: an action done, and what a signal can name. */
    public void tool(String name, Map<String, String> arguments) {
        if (tools.size() < MOST_ENTRIES) {
            tools.add(name);
        }
        action(new AgentReply.Action(name, arguments, AgentReply.Action.Status.DONE, null));
    }

    public void handoff(AgentReply.Handoff to) {
        handoff = to;
    }

    public void state(AgentReply.State told) {
        state = told;
    }

    /** Not negative; anything else is taken as not told. */
    public void cost(double value) {
        cost = value >= 0 ? value : Double.NaN;
    }

    /** Adds to the cost told so far. */
    public void addCost(double value) {
        cost(Double.isNaN(cost) ? value : cost + value);
    }

    /** What the customer reads so far. */
    String text() {
        return text.toString();
    }

    /** How many characters the customer reads so far. */
    int length() {
        return text.length();
    }

    List<String> tools() {
        return tools;
    }

    List<AgentReply.Action> actions() {
        return actions;
    }

    boolean hasHandoff() {
        return handoff != null;
    }

    /** The reply; a handoff without a word is worth a reply, anything else without one is {@link Fault#EMPTY}. */
    AgentReply reply() {
        String said = text.toString();
        if (said.isBlank()) {
            if (handoff == null) {
                return new AgentReply.Failed(Fault.EMPTY, "no text in the reply");
            }
            said = "(hands over)";
        }
        AgentReply.State meant = handoff != null ? AgentReply.State.HANDED_OFF : state;
        return new AgentReply.Said(
                said, meant, intent, confidence, List.copyOf(asks), List.copyOf(actions), handoff, cost);
    }

    /** The reply as the customer reads it, everything else left out. */
    AgentReply words() {
        String said = text.toString();
        return said.isBlank()
                ? new AgentReply.Failed(Fault.EMPTY, "no text in the reply")
                : new AgentReply.Said(said, AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, cost);
    }

    /** The text that a JSON value stands for: scalars as they are, others as JSON. */
    static String plain(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
