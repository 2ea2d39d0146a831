package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.metrics.Sli;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.compare.Change;
import dev.clamor.results.compare.Changes;
import dev.clamor.results.verdict.JudgedRun;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Is a declared change measured as declared? Customers who speak plainly, under ten names so that there are segments, meet
 * an agent and the same agent with more of one flaw; the change of the indicator is the difference of the declared rates.
 *
 * <p>False-alarm rates: a 95 % interval misses the truth in at most 5 % of seeds, so fewer than {@value #LEAST_COVERED} of
 * 20 cover it with probability at most 1.6 % (binomial). Where nothing changed, anything clear is found in at most 5 % of
 * seeds, so in more than {@value #MOST_FALSE} of 20 with probability at most 0.3 %. The seeds are fixed.
 */
class ComparisonCalibrationTest {
    private static final int SEEDS = 20;
    private static final int LEAST_COVERED = 17;
    private static final int MOST_FALSE = 4;
    private static final int CONTACTS = 300;
    private static final int NAMES = 10;
    private static final double BEFORE = 0.05;
    private static final double AFTER = 0.20;
    private static final double TRUTH = BEFORE - AFTER;
    private static final long ANOTHER_AGENT = 1000;

    private static final Scenario CREDIT =
            ScenarioCatalog.read("credit", text("credit"), new Problems()).orElseThrow();
    private static final List<Persona> PERSONAS = personas();

    @Test
    void a_declared_change_is_found_and_its_interval_covers_it() throws IOException {
        List<String> table = new ArrayList<>();
        int paired = 0;
        int unpaired = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            JudgedRun before = measure(BEFORE, seed, seed);
            JudgedRun after = measure(AFTER, seed, seed);
            Change pairs = wrongActions(Changes.of(after, before, true));
            Change apart = wrongActions(Changes.of(after, before, false));
            paired += covers(pairs, TRUTH) ? 1 : 0;
            unpaired += covers(apart, TRUTH) ? 1 : 0;
            table.add(line("paired", seed, pairs, TRUTH));
            table.add(line("unpaired", seed, apart, TRUTH));
            assertThat(pairs.upper()).as("seed %d", seed).isNegative();
        }
        write("declared-change", table);
        assertThat(paired).as(String.join("\n", table)).isGreaterThanOrEqualTo(LEAST_COVERED);
        assertThat(unpaired).as(String.join("\n", table)).isGreaterThanOrEqualTo(LEAST_COVERED);
    }

    @Test
    void where_nothing_changed_nothing_is_clear() throws IOException {
        List<String> table = new ArrayList<>();
        int found = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            JudgedRun before = measure(AFTER, seed, seed);
            JudgedRun after = measure(AFTER, seed, seed + ANOTHER_AGENT);
            Changes changes = Changes.of(after, before, true);
            found += changes.changes().stream().anyMatch(Change::clear) ? 1 : 0;
            table.add(line("paired", seed, wrongActions(changes), 0));
        }
        write("no-change", table);
        assertThat(found).as(String.join("\n", table)).isLessThanOrEqualTo(MOST_FALSE);
    }

    private static Change wrongActions(Changes changes) {
        return changes.overall().stream()
                .filter(c -> c.indicator().equals(Sli.WRONG_ACTION_FREE.id()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean covers(Change change, double truth) {
        return change.lower() <= truth && truth <= change.upper();
    }

    private static String line(String how, int seed, Change change, double truth) {
        return String.format(
                Locale.ROOT,
                "%s\tseed %d\tmeasured %.4f\t[%.4f, %.4f]\t%s\tadjusted p %.2g",
                how,
                seed,
                change.difference(),
                change.lower(),
                change.upper(),
                covers(change, truth) ? "covers" : "misses",
                change.adjustedP());
    }

    private static void write(String name, List<String> table) throws IOException {
        Path out = Path.of("target", "calibration", name + ".tsv");
        Files.createDirectories(out.getParent());
        Files.write(out, table);
    }

    private static JudgedRun measure(double wrong, long seed, long agentSeed) {
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean().with(Flaw.WRONG_ACTION, wrong), agentSeed);
        RunMetrics metrics = new RunMetrics(
                new MetricsConfig(new TreeSet<>(), MetricsConfig.DEFAULT_SLICE_SECONDS, MetricsConfig.DEFAULT_WORST));
        VirtualRun run = new VirtualRun(
                new RandomStreams(seed),
                new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT),
                new NativeCodec(CodecContext.plain(
                        URI.create("http://agent.test/chat"), new CodecContext.Caller("test", "calibration", "chat"))),
                (request, now) -> answered(agent.answer(request.body(), 0)),
                10_000_000,
                metrics);
        run.run(
                0,
                CONTACTS,
                index -> new ContactPlan(
                        ContactId.ofArrival(index),
                        PERSONAS.get((int) (index % NAMES)),
                        CREDIT,
                        index * 100_000,
                        "steady",
                        true));
        MetricsSnapshot snapshot = metrics.snapshot();
        return new JudgedRun(manifest(wrong, agentSeed), snapshot);
    }

    private static VirtualAgent.Answered answered(Served served) {
        return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
    }

    private static Manifest manifest(double wrong, long agentSeed) {
        return new Manifest(
                1,
                "run-" + wrong + "-" + agentSeed,
                "0.1.0",
                "2026-01-02T03:04:05Z",
                "clamor run",
                agentSeed,
                new Manifest.Source("p.yaml", "name: p\n"),
                new Manifest.Source("o.yaml", "kind: Objectives\n"),
                List.of(),
                List.of(new Manifest.Weighted("credit", 1, text("credit"))),
                "abc",
                new Manifest.Agent("reference agent", "http://agent.test/chat", "native", ""),
                1,
                CONTACTS,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }

    private static List<Persona> personas() {
        List<Persona> personas = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            String named = text("plain_customer").replaceFirst("(?m)^id: .*$", "id: plain_customer_" + i);
            personas.add(PersonaCatalog.read("p", named, new Problems()).orElseThrow());
        }
        return List.copyOf(personas);
    }

    private static String text(String name) {
        try (InputStream in = ComparisonCalibrationTest.class.getResourceAsStream("/calibration/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
