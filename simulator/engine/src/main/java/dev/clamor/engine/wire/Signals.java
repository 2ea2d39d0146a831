package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in an answer its meaning stands, for what the protocol itself does not say: the {@code signals} of a target file.
 *
 * @param textOnly everything but the words is left out, as if the agent told nothing else
 * @param handoff any of these hands the contact to a human
 * @param resolved any of these says that the matter is done; says more than {@code closed} where both hold
 * @param closed any of these ends the conversation
 * @param intent selects the agent's reading of the intent
 * @param confidence selects its confidence, from 0 to 1; above 1 and up to 100 in percent
 * @param asks selects names of facts asked for
 * @param cost selects what the reply cost
 * @param actions where actions stand
 * @param handoffQueue selects the queue of a handoff
 * @param handoffReason selects its reason
 * @param handoffContext selects an object with the facts passed on
 */
public record Signals(
        boolean textOnly,
        List<Rule> handoff,
        List<Rule> resolved,
        List<Rule> closed,
        Optional<JsonSelector> intent,
        Optional<JsonSelector> confidence,
        Optional<JsonSelector> asks,
        Optional<JsonSelector> cost,
        Optional<ActionsAt> actions,
        Optional<JsonSelector> handoffQueue,
        Optional<JsonSelector> handoffReason,
        Optional<JsonSelector> handoffContext) {
    /** Nothing beyond what the protocol says. */
    public static final Signals NONE = nothing(false);

    /** The words alone. */
    public static final Signals TEXT_ONLY = nothing(true);

    private static final int MOST_ENTRIES = 50;
    private static final double PERCENT = 100;

    private static Signals nothing(boolean textOnly) {
        return new Signals(
                textOnly,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Tells whether an answer says something. */
    public sealed interface Rule {
        /** The agent called the tool of that name. */
        record Tool(String name) implements Rule {}

        /**
         * A value is there that is neither {@code false} nor an empty text, object or array; where {@code equal} is not
         * empty, one that equals it as text.
         */
        record At(JsonSelector selector, String equal) implements Rule {}

        /** The reply contains these words, whatever their case. */
        record Words(String text) implements Rule {}
    }

    /** Where actions stand: each value of {@code from} is one; the other selectors start from it. */
    public record ActionsAt(
            JsonSelector from,
            JsonSelector name,
            Optional<JsonSelector> arguments,
            Optional<JsonSelector> status,
            Optional<JsonSelector> auditId) {
        /** Reads {@code {from, name, arguments, status, audit_id}}. */
        public static ActionsAt read(Section section) {
            ActionsAt at = new ActionsAt(
                    selector(section, "from").orElse(JsonSelector.of("").orElseThrow()),
                    selector(section, "name").orElse(JsonSelector.of("/name").orElseThrow()),
                    selector(section, "arguments"),
                    selector(section, "status"),
                    selector(section, "audit_id"));
            section.end();
            return at;
        }

        /** The actions in a document; those without a name are left out. */
        public List<AgentReply.Action> in(JsonNode document) {
            List<AgentReply.Action> actions = new ArrayList<>();
            from.in(document).forEach(node -> action(node).ifPresent(actions::add));
            return actions;
        }

        private Optional<AgentReply.Action> action(JsonNode node) {
            Map<String, String> given =
                    arguments.flatMap(a -> first(a, node)).map(Signals::scalars).orElse(Map.of());
            String told = status.flatMap(s -> first(s, node)).map(Draft::plain).orElse("done");
            String audit =
                    auditId.flatMap(a -> first(a, node)).map(Draft::plain).orElse(null);
            return first(name, node)
                    .map(Draft::plain)
                    .filter(n -> !n.isBlank())
                    .map(n -> new AgentReply.Action(n, given, Signals.status(told), audit));
        }
    }

    /** Reads the section {@code signals}. */
    public static Signals read(Section section) {
        boolean textOnly = section.choice("use", Use.class, Use.ALL) == Use.TEXT;
        Optional<Section> handover = section.optionalSection("handoff_payload");
        Signals signals = new Signals(
                textOnly,
                rules(section, "handoff"),
                rules(section, "resolved"),
                rules(section, "closed"),
                selector(section, "intent"),
                selector(section, "confidence"),
                selector(section, "asks"),
                selector(section, "cost"),
                section.optionalSection("actions").map(ActionsAt::read),
                handover.flatMap(s -> selector(s, "queue")),
                handover.flatMap(s -> selector(s, "reason")),
                handover.flatMap(s -> selector(s, "context")));
        handover.ifPresent(Section::end);
        section.end();
        return signals;
    }

    private enum Use {
        ALL,
        TEXT
    }

    /** A list of rules, each a mapping with {@code tool}, {@code text}, or {@code at} and perhaps {@code equals}. */
    static List<Rule> rules(Section section, String key) {
        List<Rule> rules = new ArrayList<>();
        for (Section each : section.sections(key)) {
            rule(each).ifPresent(rules::add);
            each.end();
        }
        return List.copyOf(rules);
    }

    /** A rule; empty if something is wrong with it. */
    static Optional<Rule> rule(Section section) {
        if (section.has("tool")) {
            return Optional.of(new Rule.Tool(section.text("tool")));
        }
        if (section.has("text")) {
            return Optional.of(new Rule.Words(section.text("text")));
        }
        String equal = section.text("equals", "");
        if (!section.has("at")) {
            section.wrong("at", "one of tool, text or at", "nothing");
        }
        return selector(section, "at").map(at -> new Rule.At(at, equal));
    }

    static Optional<JsonSelector> selector(Section section, String key) {
        if (!section.has(key)) {
            return Optional.empty();
        }
        String text = section.text(key);
        Optional<JsonSelector> selector = JsonSelector.of(text);
        if (selector.isEmpty()) {
            section.wrong(key, "a JSON Pointer, for example /reply/text", JsonSelector.quoted(text));
        }
        return selector;
    }

    /** The reply that a draft and these signals make; {@code body} is what the signals select from, if it is JSON. */
    AgentReply reply(Draft draft, @Nullable JsonNode body) {
        JsonNode document = body == null ? MissingNode.getInstance() : body;
        cost.ifPresent(at -> first(at, document).ifPresent(value -> draft.cost(number(value))));
        if (textOnly) {
            return draft.words();
        }
        intent.ifPresent(at -> first(at, document).ifPresent(value -> draft.intent(Draft.plain(value))));
        confidence.ifPresent(at -> first(at, document).ifPresent(value -> draft.confidence(share(number(value)))));
        asks.ifPresent(at -> at.texts(document).forEach(draft::asks));
        actions.ifPresent(at -> at.in(document).forEach(draft::action));
        if (any(closed, draft, document)) {
            draft.state(AgentReply.State.CLOSED);
        }
        if (any(resolved, draft, document)) {
            draft.state(AgentReply.State.RESOLVED);
        }
        if (!draft.hasHandoff() && any(handoff, draft, document)) {
            draft.handoff(payload(draft, document));
        }
        return draft.reply();
    }

    private AgentReply.Handoff payload(Draft draft, JsonNode document) {
        Map<String, String> context = new TreeMap<>();
        handoffContext.ifPresent(at -> at.in(document).forEach(node -> context.putAll(scalars(node))));
        for (AgentReply.Action tool : draft.actions()) {
            if (handoff.contains(new Rule.Tool(tool.name()))) {
                context.putAll(tool.arguments());
            }
        }
        String queue = handoffQueue
                .flatMap(at -> first(at, document))
                .map(Draft::plain)
                .orElse(context.get("queue"));
        String reason = handoffReason
                .flatMap(at -> first(at, document))
                .map(Draft::plain)
                .orElse(context.get("reason"));
        return new AgentReply.Handoff(queue, reason, context.get("summary"), context);
    }

    /** {@code refused} and the like, {@code failed} and the like; anything else was done. */
    static AgentReply.Action.Status status(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "refused", "denied", "rejected", "declined" -> AgentReply.Action.Status.REFUSED;
            case "failed", "failure", "error", "false" -> AgentReply.Action.Status.FAILED;
            default -> AgentReply.Action.Status.DONE;
        };
    }

    /** Whether one of the rules holds for an answer. */
    static boolean any(List<Rule> rules, Draft draft, JsonNode document) {
        for (Rule rule : rules) {
            if (holds(rule, draft, document)) {
                return true;
            }
        }
        return false;
    }

    static boolean holds(Rule rule, Draft draft, JsonNode document) {
        if (rule instanceof Rule.Tool tool) {
            return draft.tools().contains(tool.name());
        }
        if (rule instanceof Rule.Words words) {
            return draft.text().toLowerCase(Locale.ROOT).contains(words.text().toLowerCase(Locale.ROOT));
        }
        Rule.At at = (Rule.At) rule;
        for (JsonNode node : at.selector().in(document)) {
            if (at.equal().isEmpty() ? says(node) : Draft.plain(node).equals(at.equal())) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(JsonNode node) {
        return node.isContainerNode()
                ? !node.isEmpty()
                : !node.asText().isEmpty() && !node.asText().equals("false");
    }

    /** A confidence above 1 and up to 100 is one in percent. */
    private static double share(double confidence) {
        return confidence > 1 && confidence <= PERCENT ? confidence / PERCENT : confidence;
    }

    /** The first value selected. */
    static Optional<JsonNode> first(JsonSelector selector, JsonNode document) {
        return selector.in(document).stream().findFirst();
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : parsed(node.asText());
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Scalar members as text, 50 at most; nested ones and nulls are left out. */
    static Map<String, String> scalars(JsonNode object) {
        Map<String, String> entries = new TreeMap<>();
        object.forEachEntry((name, value) -> {
            if (value.isValueNode() && !value.isNull() && entries.size() < MOST_ENTRIES) {
                entries.put(name, value.asText());
            }
        });
        return entries;
    }
}
