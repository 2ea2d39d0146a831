package dev.clamor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.prometheus.RunMeters;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveScreensTest {
    private static final Pattern NAME = Pattern.compile("\\bclamor_[a-z0-9_]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text, true);

    @Test
    void the_page_has_a_strict_policy_and_a_late_reader_gets_the_newest_and_the_end() throws Exception {
        try (LiveScreens screens = open()) {
            screens.views().forEach(view -> view.show(Told.figures()));
            screens.views().forEach(view -> view.end(Told.figures()));
            screens.verdict("HOLD", folder);
            HttpResponse<String> page = get(url("live "));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.body()).doesNotContain("http://127", "https://").doesNotContain("style=");
            String events = get(url("live ") + "events").body();
            assertThat(events).contains("event: run\ndata: {", "event: history\ndata: [", "event: verdict\ndata: {");
            assertThat(events).doesNotContain("\u001B").contains("\"decision\":\"HOLD\"");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(Thread::isAlive)
                .noneMatch(thread -> thread.getName().equals("HTTP-Dispatcher"));
    }

    @Test
    void other_names_paths_and_ways_are_refused() throws Exception {
        try (LiveScreens screens = open()) {
            assertThat(screens.views()).hasSize(3);
            assertThat(get(url("live ") + "etc/passwd").statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(URI.create(url("prometheus ")))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void prometheus_is_told_the_figures_and_a_file_keeps_them() throws Exception {
        try (LiveScreens screens = open()) {
            for (LiveView view : screens.views()) {
                Told.events().forEach(view::count);
                view.end(Told.figures());
            }
            String metrics = get(url("prometheus ")).body();
            assertThat(metrics.lines())
                    .contains(
                            "clamor_contacts_in_progress 1.0",
                            "clamor_true_containment_ratio 0.5",
                            "clamor_budget_left_events{objective=\"solved\"} -1.0",
                            "clamor_turns_failed_total{fault=\"server_error\"} 1.0",
                            "clamor_response_duration_seconds_bucket{le=\"0.5\"} 1",
                            "clamor_response_duration_seconds_count 1",
                            "clamor_generator_limit_passed 1.0");
            assertThat(metrics).contains("# HELP clamor_true_containment_ratio ");
            screens.keep(folder, out);
            assertThat(Files.readString(folder.resolve(LiveScreens.FILE))).isEqualTo(metrics);
        }
    }

    @Test
    void a_long_run_is_thinned_for_who_comes_late() throws Exception {
        Newest newest = new Newest();
        for (int look = 0; look < 10_000; look++) {
            newest.figures(Integer.toString(look));
        }
        Newest.Look look = newest.after(0);
        assertThat(look.history()).hasSizeLessThanOrEqualTo(Newest.MOST_POINTS).startsWith("0");
        assertThat(look.figures()).isEqualTo("9999");
        newest.verdict("end");
        assertThat(newest.after(look.version())).isEqualTo(new Newest.Look(10_001, java.util.List.of(), "9999", "end"));
    }

    @Test
    void the_manual_tells_every_name_and_no_other() throws IOException {
        assertThat(names(Files.readString(root().resolve("docs/live.md"))))
                .isEqualTo(new RunMeters("r", "p", 1).names());
    }

    @Test
    void the_dashboard_asks_for_names_that_there_are() throws IOException {
        JsonNode dashboard = JSON.readTree(
                root().resolve("simulator/deploy/grafana/clamor.json").toFile());
        TreeSet<String> asked = new TreeSet<>();
        dashboard
                .findValuesAsText("expr")
                .forEach(expression -> names(expression).forEach(name -> asked.add(name.replaceFirst("_bucket$", ""))));
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(new RunMeters("r", "p", 1).names()).containsAll(asked);
    }

    private static TreeSet<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : here.resolve("../..").normalize();
    }

    private LiveScreens open() throws IOException {
        return LiveScreens.open(
                new PlainView(out),
                new LiveScreens.Ports(OptionalInt.of(0), OptionalInt.of(0)),
                "run-1",
                "<script>",
                60,
                out);
    }

    private String url(String label) {
        return text.toString()
                .lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow()
                .substring(label.length());
    }

    private HttpResponse<String> get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
