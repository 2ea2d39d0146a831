package dev.clamor.cli.live;

import com.sun.net.httpserver.HttpExchange;
import dev.clamor.opentelemetry.Delivered;
import dev.clamor.opentelemetry.SpanExport;
import dev.clamor.prometheus.RunMeters;
import dev.clamor.results.report.words.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** All that shows a run while it goes on: the terminal always, a page and Prometheus's endpoint if asked for. */
public final class LiveScreens implements AutoCloseable {
    /** What is written to the run's folder at the end, if Prometheus's endpoint was asked for. */
    static final String FILE = "metrics.prom";

    private final List<LiveView> views = new ArrayList<>();
    private @Nullable LivePage page;
    private @Nullable RunMeters meters;
    private @Nullable Loopback endpoint;
    private @Nullable SpanExport spans;

    private LiveScreens(LiveView terminal) {
        views.add(terminal);
    }

    /**
     * Which ports to serve on; 0 is a free one.
     *
     * @param page of the page, if it is wanted
     * @param prometheus of Prometheus's endpoint, if it is wanted
     */
    public record Ports(OptionalInt page, OptionalInt prometheus) {}

    /** Opens what is asked for and says where. */
    public static LiveScreens open(
            LiveView terminal, Ports ports, String runId, String plan, double plannedSeconds, PrintWriter out)
            throws IOException {
        LiveScreens screens = new LiveScreens(terminal);
        try {
            if (ports.page().isPresent()) {
                screens.openPage(ports.page().getAsInt(), new LivePage.Run(runId, plan), out);
            }
            if (ports.prometheus().isPresent()) {
                screens.openEndpoint(ports.prometheus().getAsInt(), new RunMeters(runId, plan, plannedSeconds), out);
            }
        } catch (IOException e) {
            screens.close();
            throw e;
        }
        return screens;
    }

    private void openPage(int port, LivePage.Run run, PrintWriter out) throws IOException {
        try {
            page = LivePage.start(port, run);
        } catch (BindException e) {
            throw taken("--live", port, e);
        }
        views.add(page);
        out.println("live " + page.uri() + "/");
    }

    private void openEndpoint(int port, RunMeters run, PrintWriter out) throws IOException {
        try {
            endpoint = Loopback.bind(port, "clamor-prometheus");
        } catch (BindException e) {
            throw taken("--prometheus", port, e);
        }
        meters = run;
        endpoint.serve("/metrics", exchange -> scrape(exchange, run));
        endpoint.start();
        views.add(new PrometheusView(run));
        out.println("prometheus " + endpoint.uri() + "/metrics");
    }

    private static IOException taken(String option, int port, BindException cause) {
        return new IOException(option + ": expected a free port. Found: " + port + ", " + cause.getMessage(), cause);
    }

    private static void scrape(HttpExchange exchange, RunMeters meters) throws IOException {
        String accept = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                .orElse("");
        RunMeters.Exposed exposed = meters.expose(accept);
        Loopback.answer(exchange, exposed.contentType(), exposed.text());
    }

    /** Has spans made of the run's events too, and sent away while it goes on. */
    public void export(SpanExport made) {
        spans = made;
        views.add(new SpansView(made));
    }

    /**
     * Waits until the spans are sent, for {@link SpanExport#LIMIT} at most, and says what became of them.
     *
     * @param lost where to tell that some were not
     */
    public void spansSent(PrintWriter out, PrintWriter lost) {
        if (spans == null) {
            return;
        }
        Delivered delivered = spans.finish();
        out.println("otlp " + delivered.sent() + " spans sent");
        if (delivered.lost() > 0) {
            lost.println("clamor: " + delivered.lost() + " of " + (delivered.sent() + delivered.lost())
                    + " spans were not taken by the collector: " + Visible.line(delivered.problem()));
        }
    }

    /** Who is to be handed the figures. */
    public List<LiveView> views() {
        return List.copyOf(views);
    }

    /** Leaves the last state for Prometheus in the run's folder, where it was asked for; a failure is told, no more. */
    public void keep(Path folder, PrintWriter out) {
        if (meters == null) {
            return;
        }
        try {
            Files.write(folder.resolve(FILE), meters.expose("").text());
        } catch (IOException e) {
            out.println("clamor: " + FILE + " could not be written: " + Visible.line(String.valueOf(e.getMessage())));
        }
    }

    /** Tells the page's readers how the run has ended. */
    public void verdict(String decision, Path folder) throws IOException {
        if (page != null) {
            page.verdict(
                    new LivePage.Ending(decision, folder.resolve("report.html").toString()));
        }
    }

    /** Stops serving. */
    @Override
    public void close() {
        if (page != null) {
            page.close();
        }
        if (endpoint != null) {
            endpoint.close();
        }
        if (spans != null) {
            spans.close();
        }
    }
}
