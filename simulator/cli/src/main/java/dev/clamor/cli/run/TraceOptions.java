package dev.clamor.cli.run;

import dev.clamor.document.Problems;
import dev.clamor.opentelemetry.Collector;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run's spans go. */
final class TraceOptions {
    /** Headers for traces, and for everything where these are not there: OpenTelemetry's own names. */
    private static final String[] HEADERS = {"OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS"};

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description = "send a span for every contact and every turn to this OpenTelemetry collector (OTLP over"
                    + " HTTP), and tell the agent their trace context; headers from OTEL_EXPORTER_OTLP_HEADERS")
    private @Nullable String collector;

    @Option(
            names = "--trace-share",
            paramLabel = "X",
            description = "share of the contacts of which spans are sent, 0 to 1 (default: 1)")
    private @Nullable Double share;

    /**
     * What is asked for; empty if nothing is.
     *
     * @param environment environment variables, by name
     */
    Optional<TraceOrder> read(Function<String, Optional<String>> environment) {
        Problems problems = new Problems();
        if (share != null && collector == null) {
            problems.add("--trace-share", 0, "", "--otlp beside it", "no --otlp");
        }
        if (share != null && !(share >= 0 && share <= 1)) {
            problems.add("--trace-share", 0, "", "a number from 0 to 1", share.toString());
        }
        Optional<Collector> to = Optional.ofNullable(collector).flatMap(text -> collector(text, environment, problems));
        problems.throwIfAny();
        return to.map(there -> new TraceOrder(there, share == null ? 1 : share));
    }

    private static Optional<Collector> collector(
            String text, Function<String, Optional<String>> environment, Problems problems) {
        Optional<URI> address = address(text);
        if (address.isEmpty()) {
            problems.add(
                    "--otlp",
                    0,
                    "",
                    "an http or https address without user, query and fragment; secrets go into " + HEADERS[1],
                    "another text"); // which may hold one
            return Optional.empty();
        }
        for (String name : HEADERS) {
            Optional<String> headers = environment.apply(name);
            if (headers.isPresent()) {
                return collector(address.get(), name, headers.get(), problems);
            }
        }
        return Optional.of(Collector.of(address.get(), ""));
    }

    private static Optional<Collector> collector(URI address, String name, String headers, Problems problems) {
        try {
            return Optional.of(Collector.of(address, headers));
        } catch (IllegalArgumentException e) {
            problems.add(name, 0, "", "name=value,name=value with percent-encoded values", e.getMessage() + "");
            return Optional.empty();
        }
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return web && bare && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
