package dev.clamor.cli.run;

import dev.clamor.cli.terminal.Version;
import dev.clamor.conversation.RunTrace;
import dev.clamor.load.Endpoint;
import dev.clamor.opentelemetry.Collector;
import dev.clamor.opentelemetry.SpanExport;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code --otlp} asks for.
 *
 * @param share of the contacts of which spans are sent
 */
record TraceOrder(Collector collector, double share) {
    RunTrace trace(String runId) {
        return new RunTrace(runId, share);
    }

    /** The spans of a run that begins. */
    SpanExport open(String runId, List<Endpoint> agents) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        agents.forEach(agent -> addresses.put(agent.name(), agent.uri()));
        return new SpanExport(trace(runId), Version.number(), addresses, collector);
    }

    /** These options again. */
    String commandLine() {
        return " --otlp " + collector + (share == 1 ? "" : " --trace-share " + share);
    }

    /** What agents are told, which may change what they do. */
    String condition() {
        return "told, sampled for " + (share == 1 ? "all contacts" : "a share of " + share + " of the contacts");
    }
}
