package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.clamor.results.report.ReportFormat;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, end to end, over loopback. */
class RunIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] SHORT = {"--duration", "6s", "--time-scale", "60", "--seed", "11"};

    @TempDir
    private static Path shared;

    /** A run that came to its end. */
    private static Path whole;

    private static int wholeCode;

    @TempDir
    private Path folder;

    @BeforeAll
    static void run_once() throws Exception {
        whole = shared.resolve("run");
        wholeCode = Cli.run(shared.resolve("log"), with("run", "drizzle", "--out", whole.toString()));
    }

    @Test
    void a_run_ends_with_the_exit_code_of_its_verdict_and_can_be_judged_again_byte_for_byte() throws Exception {
        JsonNode verdict = verdict(whole);
        assertThat(wholeCode)
                .isEqualTo(Decision.valueOf(verdict.get("verdict").asText()).exitCode());
        for (ReportFormat format : ReportFormat.values()) {
            if (format == ReportFormat.KNEE_JSON) {
                assertThat(whole.resolve(format.fileName())).doesNotExist();
                continue;
            }
            assertThat(whole.resolve(format.fileName())).isNotEmptyFile();
        }
        assertThat(RunFiles.errors(whole)).isEmpty();
        assertThat(Files.readString(shared.resolve("log")))
                .contains(
                        "no-breaches can only HOLD: ",
                        "arrivals",
                        "true containment",
                        "objective",
                        whole.resolve("report.html").toString());

        String first = withoutClock(whole);
        assertThat(Cli.run(folder.resolve("log2"), "judge", whole.toString())).isEqualTo(wholeCode);
        assertThat(withoutClock(whole)).isEqualTo(first);
    }

    @Test
    void seats_and_two_agents_are_driven_and_read_side_by_side() throws Exception {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                name: side-by-side
                time_scale: 200
                drain_seconds: 20
                stages:
                  - {name: warm_up, customers: {from: 2, to: 8}, seconds: 2, warm_up: true}
                  - {name: hold, customers: 8, seconds: 4}
                ceilings: {concurrent_contacts: 6}
                agents:
                  - {name: clean, agent: reference, behaviour: clean, weight: 3}
                  - {name: flawed, agent: reference}
                """);
        Path run = folder.resolve("run");
        int code = Cli.run(folder.resolve("log"), "run", plan.toString(), "--seed", "11", "--out", run.toString());
        assertThat(code)
                .isEqualTo(
                        Decision.valueOf(verdict(run).get("verdict").asText()).exitCode());
        assertThat(RunFiles.errors(run)).isEmpty();
        JsonNode snapshot = snapshot(run);
        JsonNode contacts = snapshot.get("contacts");
        assertThat(contacts.get("opened").asLong()).isGreaterThan(8);
        assertThat(contacts.get("opened")).isEqualTo(contacts.get("closed"));
        assertThat(snapshot.get("end").get("planned")).isEqualTo(contacts.get("opened"));
        assertThat(snapshot.at("/agents/clean/contacts").asLong()
                        + snapshot.at("/agents/flawed/contacts").asLong())
                .isEqualTo(contacts.get("valid").asLong());
        JsonNode agents = verdict(run).get("agents");
        assertThat(agents.findValuesAsText("agent")).containsExactly("clean", "flawed");
        JsonNode objectives = verdict(run).get("objectives");
        for (int i = 0; i < objectives.size(); i++) {
            JsonNode clean = agents.at("/0/objectives").get(i);
            JsonNode flawed = agents.at("/1/objectives").get(i);
            assertThat(clean.get("id")).isEqualTo(objectives.get(i).get("id"));
            if (clean.at("/budgeting/method").asText().equals("occurrences")) {
                assertThat(clean.get("total").asLong() + flawed.get("total").asLong())
                        .as(clean.get("id").asText())
                        .isEqualTo(objectives.get(i).get("total").asLong());
            }
        }
        assertThat(agents.at("/0/contacts")).isEqualTo(snapshot.at("/agents/clean/contacts"));
        assertThat(Files.readString(run.resolve("report.html"))).contains("Agents side by side", "clean by itself");
        assertThat(Files.readString(folder.resolve("log")))
                .contains("agent clean", "agent flawed", "customers at a time");
    }

    @Test
    void a_run_keeps_what_it_is_held_against_and_says_so() throws Exception {
        Path after = folder.resolve("after");
        int code = Cli.run(
                folder.resolve("log2"),
                with("run", "drizzle", "--out", after.toString(), "--baseline", whole.toString()));
        JsonNode verdict = verdict(after);
        assertThat(code)
                .isEqualTo(Decision.valueOf(verdict.get("verdict").asText()).exitCode());
        assertThat(verdict.get("baseline").get("runId").asText())
                .isEqualTo(JSON.readTree(whole.resolve("manifest.json").toFile())
                        .get("runId")
                        .asText());
        assertThat(after.resolve("baseline/events.jsonl.gz")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("log2"))).contains("\nbaseline ");
    }

    @Test
    void an_agent_that_says_hostile_things_is_data() throws Exception {
        String hostile = "<script>alert(1)</script></script><!-- \\u001b[31m \\u2028 ]]> &lt; done";
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/chat", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] reply = ("{\"reply\":\"" + hostile + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        try {
            Path run = folder.resolve("hostile");
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/chat";
            int code = Cli.run(folder.resolve("log"), with("run", "drizzle", "--agent", url, "--out", run.toString()));
            assertThat(code).isIn(Decision.HOLD.exitCode(), Decision.ROLL_BACK.exitCode());
            String html = Files.readString(run.resolve("report.html"));
            assertThat(html).doesNotContain("<script>alert(1)").doesNotContain("\u001B");
            assertThat(Files.readString(run.resolve("junit.xml"))).doesNotContain("\u001B");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_agent_that_is_not_there_is_a_result_and_not_a_crash() throws Exception {
        Path run = folder.resolve("absent");
        int code = Cli.run(
                folder.resolve("log"),
                with("run", "drizzle", "--agent", "http://127.0.0.1:1/chat", "--out", run.toString()));
        assertThat(code).isIn(Decision.HOLD.exitCode(), Decision.ROLL_BACK.exitCode());
        JsonNode faults = snapshot(run).get("risk").get("faults");
        assertThat(faults.get("REFUSED").asLong()).isPositive();
    }

    private static String[] with(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + SHORT.length);
        System.arraycopy(SHORT, 0, all, args.length, SHORT.length);
        return all;
    }

    private static JsonNode verdict(Path run) throws IOException {
        return JSON.readTree(run.resolve("verdict.json").toFile());
    }

    private static JsonNode snapshot(Path run) throws IOException {
        return JSON.readTree(run.resolve("snapshot.json").toFile()).get("snapshot");
    }

    private static String withoutClock(Path run) throws IOException {
        return Files.readString(run.resolve("verdict.json")).replaceFirst("\"judgedAt\"[^\n]*", "");
    }
}
