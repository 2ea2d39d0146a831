package dev.clamor.engine.probe;

import dev.clamor.conversation.ContactId;
import dev.clamor.document.Section;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.scenario.FactValues;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A request to a system of record, with placeholders: {@code {conversation}} is the contact's id as the agent is told it,
 * {@code {NAME}} the newest value of the customer's fact of that name, or an empty text where the scenario has none.
 *
 * @param url percent-encoded where values are filled in
 * @param headers secrets filled in already
 * @param body JSON-escaped where values are filled in; empty for none
 */
record Call(String method, String url, Map<String, String> headers, String body) {
    private static final String CONVERSATION = "conversation";

    /** Reads {@code {method, url, headers, body}}. */
    static Call read(Section section) {
        String body = section.text("body", "");
        String method = section.text("method", body.isEmpty() ? "GET" : "POST");
        if (!List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(method)) {
            section.wrong("method", "GET, POST, PUT, PATCH or DELETE", "\"" + method + "\"");
        }
        String url = section.text("url");
        if (!url.isEmpty() && !sound(url)) {
            section.wrong("url", "an http or https address", "\"" + url + "\"");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (section.has("headers")) {
            headers.putAll(section.textMap("headers"));
        }
        if (!body.isEmpty()) {
            headers.putIfAbsent("Content-Type", "application/json");
        }
        return new Call(method, url, headers, body);
    }

    private static boolean sound(String url) {
        try {
            URI uri = URI.create(filled(url, name -> "x"));
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    AgentRequest request(ContactId contact, FactValues facts) {
        UnaryOperator<String> values = name -> name.equals(CONVERSATION) ? contact.toString() : facts.get(name);
        String address = filled(url, name -> URLEncoder.encode(values.apply(name), StandardCharsets.UTF_8));
        byte[] bytes = filled(body, name -> escaped(values.apply(name))).getBytes(StandardCharsets.UTF_8);
        return new AgentRequest(method, URI.create(address), headers, bytes);
    }

    /** Every {@code {name}} replaced; braces around anything else than a name stay as they are. */
    private static String filled(String template, UnaryOperator<String> value) {
        StringBuilder text = new StringBuilder(template.length());
        int at = 0;
        while (at < template.length()) {
            int close = template.charAt(at) == '{' ? template.indexOf('}', at) : -1;
            if (close > at + 1 && name(template.substring(at + 1, close))) {
                text.append(value.apply(template.substring(at + 1, close)));
                at = close + 1;
            } else {
                text.append(template.charAt(at++));
            }
        }
        return text.toString();
    }

    private static boolean name(String text) {
        return text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }

    private static String escaped(String value) {
        List<String> parts = new ArrayList<>();
        value.chars()
                .forEach(c -> parts.add(
                        c == '"' || c == '\\'
                                ? "\\" + (char) c
                                : c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return String.join("", parts);
    }
}
