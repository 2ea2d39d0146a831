package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.clamor.document.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of the agent's answers is carried into later requests: the parts {@code session}, {@code cookies} and {@code
 * context} of the generic protocol.
 *
 * @param values where each named value stands in an answer
 * @param cookies whether cookies are sent back
 * @param context where the conversation's context stands
 */
record GenericSession(Map<String, Source> values, boolean cookies, Optional<Context> context) {
    /** The name of the context among the values. */
    static final String CONTEXT = "context";

    private static final String NAME = "[A-Za-z0-9_-]{1,60}";
    private static final int MOST_CHARACTERS = 1 << 18;
    private static final int MOST_COOKIES = 50;
    private static final int MOST_COOKIE = 4_096;
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final Pattern OVER = Pattern.compile("(?is).*;\\s*max-age=(0|-\\d+)\\s*(;.*)?");

    /** Where a value stands. */
    sealed interface Source {
        record Body(JsonSelector selector) implements Source {}

        record Header(String name) implements Source {}

        record Cookie(String name) implements Source {}
    }

    /**
     * An object that comes with every answer and goes back with every request.
     *
     * @param merge whether members of a new one are put into the old one, rather than taking its place
     * @param initial what is sent before the first answer
     */
    record Context(JsonSelector from, boolean merge, ObjectNode initial) {}

    private enum Mode {
        MERGE,
        REPLACE
    }

    static GenericSession read(Section section) {
        Map<String, Source> values = new LinkedHashMap<>();
        section.optionalSection("session").ifPresent(s -> {
            for (String name : s.keys()) {
                if (!name.matches(NAME) || name.equals(CONTEXT)) {
                    s.wrong(
                            name,
                            "a name of letters, digits, - and _ that is not \"" + CONTEXT + "\"",
                            "\"" + name + "\"");
                }
                source(s, name).ifPresent(source -> values.put(name, source));
            }
        });
        return new GenericSession(
                values,
                section.flag("cookies", false),
                section.optionalSection("context").flatMap(GenericSession::context));
    }

    private static Optional<Source> source(Section section, String name) {
        String text = section.text(name);
        if (text.startsWith("header:")) {
            return Optional.of(
                    new Source.Header(text.substring("header:".length()).strip()));
        }
        if (text.startsWith("cookie:")) {
            return Optional.of(
                    new Source.Cookie(text.substring("cookie:".length()).strip()));
        }
        return Signals.selector(section, name).map(Source.Body::new);
    }

    private static Optional<Context> context(Section section) {
        if (!section.has("from")) {
            section.wrong("from", "where the context stands, for example /context", "nothing");
        }
        Optional<JsonSelector> from = Signals.selector(section, "from");
        boolean merge = section.choice("mode", Mode.class, Mode.REPLACE) == Mode.MERGE;
        String initial = section.text("initial", "{}");
        JsonNode document =
                JsonBody.read(initial.getBytes(StandardCharsets.UTF_8), node -> node, f -> MissingNode.getInstance());
        if (!document.isObject()) {
            section.wrong("initial", "a JSON object as text");
        }
        section.end();
        ObjectNode object = document instanceof ObjectNode told ? told : JsonNodeFactory.instance.objectNode();
        return from.map(at -> new Context(at, merge, object));
    }

    /** Names that templates may use. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        values.keySet().forEach(name -> names.add("session." + name));
        context.ifPresent(c -> names.add("session." + CONTEXT));
        return names;
    }

    /** What a contact carries before the first answer. */
    Carried begin() {
        Carried carried = new Carried();
        context.ifPresent(c -> carried.values.put(CONTEXT, c.initial().deepCopy()));
        return carried;
    }

    /** What a contact carries. */
    static final class Carried {
        private final Map<String, JsonNode> values = new HashMap<>();
        private final Map<String, String> cookies = new LinkedHashMap<>();

        JsonNode value(String name) {
            return values.getOrDefault(name, MissingNode.getInstance());
        }

        /** For the header {@code Cookie}; empty for none. */
        String cookieHeader() {
            return cookies.entrySet().stream()
                    .map(c -> c.getKey() + "=" + c.getValue())
                    .collect(Collectors.joining("; "));
        }
    }

    /**
     * Takes what an answer tells; what it does not tell stays as it was.
     *
     * @return false if a value is over 262,144 characters as JSON; it stays as it was
     */
    boolean carry(Carried carried, AgentResponse response, JsonNode document) {
        Map<String, String> set = cookies(response);
        if (cookies) {
            set.forEach((name, value) -> keep(carried.cookies, name, value));
        }
        boolean fits = true;
        for (Map.Entry<String, Source> each : values.entrySet()) {
            Optional<JsonNode> told = told(each.getValue(), response, document, set);
            fits &= told.isEmpty() || put(carried, each.getKey(), told.get());
        }
        Optional<JsonNode> told =
                context.flatMap(c -> Signals.first(c.from(), document)).filter(JsonNode::isObject);
        return fits & (told.isEmpty() || put(carried, CONTEXT, merged(carried, (ObjectNode) told.get())));
    }

    private ObjectNode merged(Carried carried, ObjectNode told) {
        if (context.isPresent() && context.get().merge() && carried.value(CONTEXT) instanceof ObjectNode old) {
            ObjectNode merged = old.deepCopy();
            merged.setAll(told);
            return merged;
        }
        return told;
    }

    private static boolean put(Carried carried, String name, JsonNode value) {
        if (value.toString().length() > MOST_CHARACTERS) {
            return false;
        }
        carried.values.put(name, value);
        return true;
    }

    private static Optional<JsonNode> told(
            Source source, AgentResponse response, JsonNode document, Map<String, String> cookies) {
        if (source instanceof Source.Body body) {
            return Signals.first(body.selector(), document);
        }
        String text = source instanceof Source.Header header
                ? response.headers().first(header.name())
                : cookies.getOrDefault(((Source.Cookie) source).name(), "");
        return text.isEmpty() ? Optional.empty() : Optional.of(TextNode.valueOf(text));
    }

    private static void keep(Map<String, String> cookies, String name, String value) {
        if (value.isEmpty()) {
            cookies.remove(name);
        } else if (cookies.size() < MOST_COOKIES || cookies.containsKey(name)) {
            cookies.put(name, value);
        }
    }

    /** Names and values of {@code Set-Cookie}; the value is empty for one that is over. Expiry dates are not looked at. */
    private static Map<String, String> cookies(AgentResponse response) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String header : response.headers().all("Set-Cookie")) {
            int end = header.indexOf(';');
            String pair = end < 0 ? header : header.substring(0, end);
            int equal = pair.indexOf('=');
            if (equal > 0
                    && pair.length() <= MOST_COOKIE
                    && PRINTABLE.matcher(pair).matches()) {
                boolean over = end >= 0 && OVER.matcher(header.substring(end)).matches();
                cookies.put(
                        pair.substring(0, equal).strip(),
                        over ? "" : pair.substring(equal + 1).strip());
            }
        }
        return cookies;
    }
}
