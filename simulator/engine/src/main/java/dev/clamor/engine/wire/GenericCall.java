package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.clamor.document.Section;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call of the generic protocol: templates for address, headers and body. */
final class GenericCall {
    private static final Pattern FIXED_HOST = Pattern.compile("(?i)https?://[^/?#]+[/?#].*", Pattern.DOTALL);
    private static final String TYPE = "Content-Type";

    private final Method method;
    private final URI base;
    private final Template address;
    private final boolean hostIsFixed;
    private final Map<String, String> common;
    private final Map<String, Template> headers;
    private final Optional<Template> body;

    private enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    private GenericCall(
            Method method,
            URI base,
            Template address,
            Map<String, String> common,
            Map<String, Template> headers,
            Optional<Template> body) {
        this.method = method;
        this.base = base;
        this.address = address;
        this.hostIsFixed = address.names().isEmpty()
                || FIXED_HOST.matcher(address.beginning()).matches();
        this.common = common;
        this.headers = headers;
        this.body = body;
    }

    /** A GET of that address. */
    static GenericCall get(URI base) {
        return new GenericCall(
                Method.GET, base, Template.of("", Template.Kind.ADDRESS), Map.of(), Map.of(), Optional.empty());
    }

    /**
     * Reads {@code method}, {@code url}, {@code headers} and {@code body}.
     *
     * @param common headers of every call; those of the section win
     * @param names what may stand in braces
     */
    static GenericCall read(Section section, URI base, Map<String, String> common, Collection<String> names) {
        Map<String, Template> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        section.optionalSection("headers")
                .ifPresent(s -> s.keys()
                        .forEach(name -> headers.put(name, Template.read(s, name, Template.Kind.HEADER, names))));
        boolean hasBody = section.has("body");
        Template.Kind kind = kind(headers.containsKey(TYPE) ? headers.get(TYPE).beginning() : common.get(TYPE));
        Optional<Template> body = hasBody ? Optional.of(Template.read(section, "body", kind, names)) : Optional.empty();
        GenericCall call = new GenericCall(
                section.choice("method", Method.class, hasBody ? Method.POST : Method.GET),
                base,
                section.has("url")
                        ? Template.read(section, "url", Template.Kind.ADDRESS, names)
                        : Template.of("", Template.Kind.ADDRESS),
                common,
                headers,
                body);
        call.check(section, kind);
        return call;
    }

    private static Template.Kind kind(@Nullable String type) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (lower.contains("json")) {
            return Template.Kind.JSON;
        }
        return lower.contains("x-www-form-urlencoded") ? Template.Kind.FORM : Template.Kind.PLAIN;
    }

    private void check(Section section, Template.Kind kind) {
        Function<String, JsonNode> sample = name -> TextNode.valueOf("x");
        if (address.names().isEmpty() || !address.beginning().isEmpty()) {
            try {
                base.resolve(address.fill(sample));
            } catch (IllegalArgumentException e) {
                section.wrong("url", "an address, or a part of one");
            }
        }
        if (kind == Template.Kind.JSON && body.isPresent()) {
            byte[] filled = body.get().fill(sample).getBytes(StandardCharsets.UTF_8);
            JsonBody.read(filled, document -> "", failed -> {
                section.wrong("body", "JSON once it is filled in");
                return "";
            });
        }
    }

    /** Whether a template of it names that place. */
    boolean names(String name) {
        return address.names().contains(name)
                || body.isPresent() && body.get().names().contains(name)
                || headers.values().stream().anyMatch(t -> t.names().contains(name));
    }

    /**
     * The request; empty where what the agent told makes no address, or one on another host: headers may hold secrets that
     * are for the agent alone.
     *
     * @param cookies sent along; empty for none
     */
    Optional<AgentRequest> request(Function<String, JsonNode> values, String cookies) {
        URI uri;
        try {
            String text = address.fill(values);
            uri = text.isEmpty() ? base : base.resolve(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (!hostIsFixed
                && !(base.getScheme() + base.getRawAuthority()).equals(uri.getScheme() + uri.getRawAuthority())) {
            return Optional.empty();
        }
        TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(common);
        headers.forEach((name, template) -> all.put(name, template.fill(values)));
        if (body.isEmpty()) {
            all.remove(TYPE);
        }
        if (!cookies.isEmpty()) {
            all.merge("Cookie", cookies, (mine, agents) -> mine + "; " + agents);
        }
        byte[] bytes = body.map(t -> t.fill(values)).orElse("").getBytes(StandardCharsets.UTF_8);
        return Optional.of(new AgentRequest(method.name(), uri, Collections.unmodifiableMap(all), bytes));
    }
}
