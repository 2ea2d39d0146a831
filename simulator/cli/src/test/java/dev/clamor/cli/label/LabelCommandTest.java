package dev.clamor.cli.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.clamor.cli.Cli;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.metrics.Sli;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.results.agreement.Label;
import dev.clamor.results.agreement.RunReplies;
import dev.clamor.results.agreement.Sample;
import dev.clamor.results.archive.LabelFile;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 5;
    private static final int CONTACTS = 60;

    @TempDir
    private Path folder;

    private Path run;

    @BeforeEach
    void archive_a_run() throws IOException {
        run = folder.resolve("run");
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean().with(Flaw.NEEDLESS_HANDOFF, 0.3), SEED);
        try (RunArchive.EventLog log = RunArchive.create(run, manifest())) {
            Persona who = PersonaCatalog.read("p", text("plain_customer"), new Problems())
                    .orElseThrow();
            Scenario why =
                    ScenarioCatalog.read("s", text("credit"), new Problems()).orElseThrow();
            new VirtualRun(
                            new RandomStreams(SEED),
                            new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT),
                            new NativeCodec(CodecContext.plain(
                                    URI.create("http://agent.test/chat"),
                                    new CodecContext.Caller("test", "label", "chat"))),
                            (request, now) -> answered(agent.answer(request.body(), 0)),
                            10_000_000,
                            log)
                    .run(
                            0,
                            CONTACTS,
                            index -> new ContactPlan(
                                    ContactId.ofArrival(index), who, why, index * 100_000, "steady", true));
        }
    }

    @Test
    void labels_typed_for_a_sample_give_the_agreement_and_corrected_figures() throws IOException {
        List<Sample.Drawn> drawn = drawn(30);
        Cli.Ended done = typing(
                drawn.stream().map(d -> key(d.reply().reading())).collect(Collectors.joining("\n")), "--sample", "30");
        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        assertThat(done.out())
                .contains("--- 30 of 30", "kappa 1.00 (95 % interval 0.8", "reading \"handed over\": sensitivity 1.00")
                .contains("raw_containment", "escalation_precision")
                .doesNotContain("--- 31 of");
        JsonNode corrected = corrected("corrected.json");
        assertThat(corrected.get("labels").asInt()).isEqualTo(30);
        JsonNode containment = corrected.get("figures").get(0);
        assertThat(containment.get("corrected").asDouble())
                .isCloseTo(containment.get("raw").asDouble(), offset(1e-9));
        assertThat(containment.get("lower").asDouble())
                .isLessThan(containment.get("upper").asDouble());
    }

    @Test
    void raw_figures_are_those_of_the_report() throws IOException {
        RunMetrics metrics = new RunMetrics(
                new MetricsConfig(new TreeSet<>(), MetricsConfig.DEFAULT_SLICE_SECONDS, MetricsConfig.DEFAULT_WORST));
        RunArchive.read(run, metrics::accept);
        MetricsSnapshot snapshot = metrics.snapshot();
        typing("q");
        JsonNode figures = corrected("corrected.json").get("figures");
        assertThat(ratio(figures.get(0))).isEqualTo(snapshot.containment().raw());
        assertThat(ratio(figures.get(1))).isEqualTo(snapshot.containment().truly());
        Sli[] slis = {Sli.ESCALATION_RECALL, Sli.ESCALATION_SPECIFICITY, Sli.ESCALATION_PRECISION};
        for (int i = 0; i < slis.length; i++) {
            assertThat(ratio(figures.get(i + 2)))
                    .isEqualTo(snapshot.slis().get(slis[i].id()).total());
        }
    }

    private static Ratio ratio(JsonNode figure) {
        return new Ratio(figure.get("good").asLong(), figure.get("total").asLong());
    }

    @Test
    void the_reader_is_silent_until_a_reply_is_labelled_and_asked_about() {
        ReplyClass first = drawn(10).get(0).reply().reading();
        Cli.Ended silent = typing("q", "--sample", "10");
        for (ReplyKeys each : ReplyKeys.values()) {
            assertThat(silent.out()).doesNotContain(each.replyClass().name());
        }
        Cli.Ended asked = typing("r\nch\nr\nq", "--sample", "10");
        assertThat(asked.out()).contains("nothing labelled yet", "the last one was read as " + first);
    }

    @Test
    void who_stops_goes_on_where_they_stopped_and_can_go_back() {
        assertThat(typing("zz\n?\nch\nmi\nq", "--sample", "10", "--by", "kim").out())
                .contains("asks for a fact that was given already", "labels of kim: 2 of ");
        Cli.Ended again = typing("b\nb\nwr", "--sample", "10", "--by", "kim");
        assertThat(again.out()).contains("--- 3 of 10", "--- 1 of 10");
        List<Label> labels = LabelFile.read(run.resolve("labels/kim.jsonl"), new Problems());
        assertThat(labels).extracting(Label::label).containsExactly(ReplyClass.WRONG, ReplyClass.MISUNDERSTOOD);
        assertThat(labels).allMatch(label -> label.weight() >= 1 && label.by().equals("kim"));
    }

    @Test
    void labels_from_a_file_are_only_counted_and_those_of_another_run_left_out() throws IOException {
        Path file = folder.resolve("all.jsonl");
        List<Label> labels = drawn(40).stream()
                .map(d -> new Label(
                        d.reply().contact(),
                        d.reply().turn(),
                        d.reply().digest(),
                        d.reply().reading(),
                        "Ann",
                        1))
                .collect(Collectors.toList());
        labels.add(new Label(ContactId.ofArrival(1), 1, "feed", ReplyClass.CHAT, "Ann", 1));
        LabelFile.write(file, labels);
        Cli.Ended done = Cli.here("label", run.toString(), "--labels", file.toString(), "--json");
        assertThat(done.exitCode()).isZero();
        JsonNode printed = JSON.readTree(done.out());
        assertThat(printed).isEqualTo(corrected("corrected.json"));
        assertThat(printed.get("strays").asInt()).isEqualTo(1);
        assertThat(printed.get("labels").asInt()).isEqualTo(40);
        assertThat(printed.get("kappa").asDouble()).isEqualTo(1);
    }

    @Test
    void bad_input_is_refused_with_all_that_is_wrong() throws IOException {
        Cli.Ended both =
                Cli.here("label", run.toString(), "--sample", "0", "--by", "a/b", "--labels", "x", "--reader", "y");
        assertThat(both.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(both.err()).contains("--sample", "--by", "--labels");
        Path model = folder.resolve("model.yaml");
        Files.writeString(model, "url: ftp://h/x\napi_key: plain-secret\ntimeout: soon\nmodle: m\n");
        Cli.Ended settings = Cli.here("label", run.toString(), "--reader", model.toString());
        assertThat(settings.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(settings.err())
                .contains("url", "api_key", "timeout", "model", "modle")
                .doesNotContain("plain-secret");
        assertThat(Cli.here("label", folder.toString()).exitCode()).isEqualTo(ExitCode.INVALID);
    }

    @Test
    void a_model_labels_once_and_is_not_asked_again() throws IOException {
        ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/v1/chat/completions", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String said = bodies.size() % 4 == 0 ? "CLARIFY, I should say" : " **clarify** ";
            byte[] reply =
                    ("{\"choices\":[{\"message\":{\"content\":\"" + said + "\"}}]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        try {
            Path model = folder.resolve("model.yaml");
            String host = "http://127.0.0.1:" + server.getAddress().getPort();
            Files.writeString(
                    model, "url: " + host + "/v1/chat/completions\nmodel: stub-1\ntimeout: 20s\nmost_requests: 12\n");
            String[] args = {"label", run.toString(), "--reader", model.toString(), "--sample", "20"};
            Cli.Ended first = Cli.here(args);
            assertThat(first.err()).isEmpty();
            assertThat(first.out())
                    .startsWith("asking stub-1 at " + host)
                    .contains("12 asked, 0 failed, 3 answered with no class", "labels of model stub-1: 9 of ");
            assertThat(bodies).hasSize(12).allMatch(body -> body.contains("HANDOFF_DENIED: the customer asked"));

            Files.writeString(model, Files.readString(model).replace("most_requests: 12", "most_requests: 1"));
            assertThat(Cli.here(args).out()).contains("1 asked", "labels of model stub-1: 10 of ");
            assertThat(bodies).hasSize(13);
            assertThat(corrected("corrected-model.json").get("by").asText()).isEqualTo("model stub-1");
            assertThat(run.resolve("labels/corrected.json")).doesNotExist();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_model_that_is_not_there_is_given_up_soon() throws IOException {
        Path model = folder.resolve("model.yaml");
        Files.writeString(model, "url: http://127.0.0.1:1/v1/chat/completions\nmodel: m\n");
        Cli.Ended done = Cli.here("label", run.toString(), "--reader", model.toString(), "--sample", "20");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("5 asked, 5 failed", "nothing to compare yet");
    }

    @Test
    void a_key_comes_from_the_environment_and_is_shown_nowhere() {
        Problems problems = new Problems();
        ModelSettings settings = ModelSettings.read(
                        "m.yaml",
                        "url: https://models.test/v1/chat/completions\nmodel: m\napi_key: ${KEY}\n",
                        Map.of("KEY", "s3cret")::get,
                        problems)
                .orElseThrow();
        assertThat(settings.apiKey()).isEqualTo("s3cret");
        assertThat(settings.toString()).doesNotContain("s3cret").isEqualTo("m at https://models.test");
        assertThat(ModelSettings.read("m.yaml", "url: https://h/x\nmodel: m\napi_key: ${KEY}\n", k -> null, problems))
                .isEmpty();
        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void an_answer_counts_only_if_it_is_a_class_and_nothing_else() {
        assertThat(ModelReader.classOf("`Handoff_OK`.\n")).contains(ReplyClass.HANDOFF_OK);
        assertThat(ModelReader.classOf("ERROR")).isEmpty();
        assertThat(ModelReader.classOf("It is CHAT")).isEmpty();
        assertThat(ModelReader.classOf("")).isEmpty();
    }

    private Cli.Ended typing(String lines, String... more) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((lines + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            String[] args = new String[more.length + 2];
            args[0] = "label";
            args[1] = run.toString();
            System.arraycopy(more, 0, args, 2, more.length);
            return Cli.here(args);
        } finally {
            System.setIn(before);
        }
    }

    private List<Sample.Drawn> drawn(int size) {
        RunReplies replies = new RunReplies();
        RunArchive.read(run, replies::accept);
        return Sample.draw(replies.replies(), size, SEED);
    }

    private static String key(ReplyClass replyClass) {
        return List.of(ReplyKeys.values()).stream()
                .filter(k -> k.replyClass() == replyClass)
                .findFirst()
                .orElseThrow()
                .name();
    }

    private JsonNode corrected(String name) throws IOException {
        return JSON.readTree(run.resolve("labels").resolve(name).toFile());
    }

    private static VirtualAgent.Answered answered(Served served) {
        return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
    }

    private static Manifest manifest() throws IOException {
        return new Manifest(
                1,
                "run-1",
                "0.1.0",
                "2026-01-02T03:04:05Z",
                "clamor run",
                SEED,
                new Manifest.Source("p.yaml", "name: p\n"),
                new Manifest.Source("o.yaml", "kind: Objectives\n"),
                List.of(new Manifest.Weighted("plain_customer", 1, text("plain_customer"))),
                List.of(new Manifest.Weighted("credit", 1, text("credit"))),
                "abc",
                new Manifest.Agent("reference agent", "http://agent.test/chat", "clamor-json", "{}"),
                1,
                CONTACTS,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }

    private static String text(String name) throws IOException {
        try (InputStream in = LabelCommandTest.class.getResourceAsStream("/calibration/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
