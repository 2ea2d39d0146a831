package dev.clamor.opentelemetry;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where spans go: OTLP over HTTP, as protobuf.
 *
 * @param endpoint to which they are posted; holds no secret
 * @param headers sent along; may hold secrets
 */
public record Collector(URI endpoint, SortedMap<String, String> headers) {
    private static final String PATH = "v1/traces";

    /**
     * A collector at a base address, to which {@code v1/traces} is added unless it ends so.
     *
     * @param headers as {@code OTEL_EXPORTER_OTLP_HEADERS} has them: {@code name=value,name=value}, values percent-encoded
     * @throws IllegalArgumentException if the headers cannot be read or sent; its message does not show them
     */
    public static Collector of(URI base, String headers) {
        String address = base.toString();
        String slashed = address.endsWith("/") ? address : address + "/";
        URI endpoint = slashed.endsWith("/" + PATH + "/") ? base : URI.create(slashed + PATH);
        SortedMap<String, String> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : headers.split(",")) {
            if (!pair.isBlank()) {
                add(pair, endpoint, read);
            }
        }
        return new Collector(endpoint, Collections.unmodifiableSortedMap(read));
    }

    private static void add(String pair, URI endpoint, SortedMap<String, String> headers) {
        int equals = pair.indexOf('=');
        try {
            String name = pair.substring(0, equals).strip();
            String encoded = pair.substring(equals + 1).strip().replace("+", "%2B");
            String value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            HttpRequest.newBuilder(endpoint).header(name, value); // refuses what it could not send
            headers.put(name, value);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("pair " + (headers.size() + 1) + " is no header"); // e would show it
        }
    }

    /** Where it is: headers may hold secrets. */
    @Override
    public String toString() {
        return endpoint.toString();
    }
}
