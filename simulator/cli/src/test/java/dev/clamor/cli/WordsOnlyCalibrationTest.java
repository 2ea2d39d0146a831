package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.engine.wire.Signals;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.metrics.Sli;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.persona.wording.PhraseBank;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.results.agreement.RoganGladen;
import dev.clamor.results.agreement.RoganGladen.Share;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import dev.clamor.scenario.truth.Lexicon;
import dev.clamor.scenario.truth.TruthSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Does the harness measure what the agent declares when the agent tells nothing but words? Handoffs are read from the
 * text, once as read and once corrected by the labels of the first {@value #LABELLED} contacts; deeds are known from the
 * agent's books, asked after each contact.
 *
 * <p>The corrected 95 % interval must cover the declared rate as in {@link CalibrationTest}: fewer than
 * {@value #LEAST_COVERED} of 20 have a probability of at most 1.6 %; the seeds are fixed.
 */
class WordsOnlyCalibrationTest {
    private static final int SEEDS = 20;
    private static final int LEAST_COVERED = 17;
    private static final int CONTACTS = 400;
    private static final int LABELLED = 100;
    private static final double ALPHA = 0.05;
    private static final JsonMapper JSON = new JsonMapper();

    /** One for all runs: each new one would be compiled into the lexicon anew. */
    private static final Scenario CREDIT =
            ScenarioCatalog.read("credit", text("credit"), new Problems()).orElseThrow();

    private static final String BOOKS = """
            probes:
              books: {url: "http://agent.test/actions?of={conversation}", actions: {from: "/*", arguments: /arguments, audit_id: /auditId}}
            """;

    @Test
    void missed_handoffs_are_measured_as_declared() throws IOException {
        covers("missed-handoff", "wants_a_human", Flaw.MISSED_HANDOFF, 0.20, Sli.ESCALATION_RECALL, false);
    }

    @Test
    void needless_handoffs_are_measured_as_declared() throws IOException {
        covers("needless-handoff", "plain_customer", Flaw.NEEDLESS_HANDOFF, 0.10, Sli.ESCALATION_SPECIFICITY, true);
    }

    @Test
    void hallucinated_actions_are_measured_as_declared() throws IOException {
        verified("hallucinated-action", Flaw.HALLUCINATED_ACTION, 0.15, Sli.HALLUCINATION_FREE);
    }

    @Test
    void wrong_actions_are_measured_as_declared() throws IOException {
        verified("wrong-action", Flaw.WRONG_ACTION, 0.05, Sli.WRONG_ACTION_FREE);
    }

    /** @param positive whether the handoff itself is the flaw, rather than its absence */
    private static void covers(String name, String persona, Flaw flaw, double rate, Sli sli, boolean positive)
            throws IOException {
        List<String> table = new ArrayList<>();
        int covered = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Run run = new Run(persona, DeclaredBehaviour.clean().with(flaw, rate), seed, Verification.NONE);
            Ratio good = run.metrics.snapshot().slis().get(sli.id()).total();
            Interval raw = Intervals.clopperPearson(good.bad(), good.total(), ALPHA);
            RoganGladen.Corrected corrected = RoganGladen.correct(
                            new Share((double) good.bad() / good.total(), good.total()),
                            run.agreement(positive),
                            run.agreement(!positive),
                            ALPHA)
                    .orElseThrow();
            boolean covers = corrected.lower() <= rate && rate <= corrected.upper();
            covered += covers ? 1 : 0;
            table.add(String.format(
                    Locale.ROOT,
                    "%s\tseed %d\tdeclared %.3f\traw %.4f [%.4f, %.4f]\tcorrected %.4f [%.4f, %.4f]\t%s",
                    name,
                    seed,
                    rate,
                    (double) good.bad() / good.total(),
                    raw.lower(),
                    raw.upper(),
                    corrected.value(),
                    corrected.lower(),
                    corrected.upper(),
                    covers ? "covers" : "misses"));
        }
        write(name, table);
        assertThat(covered).as(String.join("\n", table)).isGreaterThanOrEqualTo(LEAST_COVERED);
    }

    private static void verified(String name, Flaw flaw, double rate, Sli sli) throws IOException {
        Verification books = Verification.read(
                Document.parse("agent.yaml", BOOKS, new Problems()).orElseThrow());
        List<String> table = new ArrayList<>();
        int covered = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Run run = new Run("plain_customer", DeclaredBehaviour.clean().with(flaw, rate), seed, books);
            Ratio good = run.metrics.snapshot().slis().get(sli.id()).total();
            Interval interval = Intervals.clopperPearson(good.bad(), good.total(), ALPHA);
            boolean covers = interval.lower() <= rate && rate <= interval.upper();
            covered += covers ? 1 : 0;
            table.add(String.format(
                    Locale.ROOT,
                    "%s\tseed %d\tdeclared %.3f\tmeasured %.4f [%.4f, %.4f]\t%s",
                    name,
                    seed,
                    rate,
                    (double) good.bad() / good.total(),
                    interval.lower(),
                    interval.upper(),
                    covers ? "covers" : "misses"));
        }
        write(name, table);
        assertThat(covered).as(String.join("\n", table)).isGreaterThanOrEqualTo(LEAST_COVERED);
    }

    private static void write(String name, List<String> table) throws IOException {
        Path out = Path.of("target", "calibration", "words-only-" + name + ".tsv");
        Files.createDirectories(out.getParent());
        Files.write(out, table);
    }

    /** One run whose agent's answers are read by their words alone. */
    private static final class Run {
        private final RunMetrics metrics = new RunMetrics(
                new MetricsConfig(new TreeSet<>(), MetricsConfig.DEFAULT_SLICE_SECONDS, MetricsConfig.DEFAULT_WORST));
        private final Set<String> handedOver = new HashSet<>();
        private final Set<String> readAsHandedOver = new HashSet<>();
        private final Map<String, ArrayNode> books = new HashMap<>();
        private final ReferenceAgent agent;

        Run(String persona, DeclaredBehaviour declared, long seed, Verification verification) {
            agent = new ReferenceAgent(declared, seed);
            Persona who =
                    PersonaCatalog.read(persona, text(persona), new Problems()).orElseThrow();
            CodecContext context = new CodecContext(
                    URI.create("http://agent.test/chat"),
                    Map.of(),
                    new CodecContext.Caller("test", "calibration", "chat"),
                    Signals.TEXT_ONLY,
                    InstantSource.fixed(Instant.EPOCH));
            DialogueSettings settings = new DialogueSettings(
                    1,
                    DialogueSettings.Leaving.SURVEY_EXIT,
                    PhraseBank.packaged(),
                    new TruthSettings(Lexicon.packaged(), false),
                    verification.asks());
            new VirtualRun(
                            new RandomStreams(seed),
                            settings,
                            new NativeCodec(context),
                            this::answer,
                            10_000_000,
                            this::accept,
                            verification)
                    .run(
                            0,
                            CONTACTS,
                            index -> new ContactPlan(
                                    ContactId.ofArrival(index), who, CREDIT, index * 100_000, "steady", true));
        }

        private void accept(LogEvent event) {
            metrics.accept(event);
            if (event instanceof TurnEvent.HandedOff handed) {
                readAsHandedOver.add(handed.contact().toString());
            }
        }

        private VirtualAgent.Answered answer(AgentRequest request, long now) {
            try {
                if (request.method().equals("GET")) {
                    String of = request.uri().getQuery().substring("of=".length());
                    byte[] body = JSON.writeValueAsBytes(books.getOrDefault(of, JSON.createArrayNode()));
                    return new VirtualAgent.Answered(200, body, 1);
                }
                Served served = agent.answer(request.body(), 0);
                note(JSON.readTree(request.body()).path("conversation").asText(), JSON.readTree(served.body()));
                return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** What the customer is not told: whether it hands over, and what it enters into its books. */
        private void note(String conversation, JsonNode reply) {
            if (reply.path("handoff").isObject()) {
                handedOver.add(conversation);
            }
            for (JsonNode action : reply.path("actions")) {
                if (action.path("status").asText("done").equals("done")) {
                    books.computeIfAbsent(conversation, c -> JSON.createArrayNode())
                            .add(action);
                }
            }
        }

        /** Of the labelled contacts that were handed over, or were not, those that were read so. */
        private Share agreement(boolean handed) {
            int all = 0;
            int right = 0;
            for (int i = 0; i < LABELLED; i++) {
                String contact = ContactId.ofArrival(i).toString();
                if (handedOver.contains(contact) == handed) {
                    all++;
                    right += readAsHandedOver.contains(contact) == handed ? 1 : 0;
                }
            }
            return new Share((double) right / all, all);
        }
    }

    private static String text(String name) {
        try (InputStream in = WordsOnlyCalibrationTest.class.getResourceAsStream("/calibration/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
