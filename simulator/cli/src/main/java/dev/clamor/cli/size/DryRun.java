package dev.clamor.cli.size;

import dev.clamor.cli.judge.Judging;
import dev.clamor.cli.suite.Crowd;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.terminal.Version;
import dev.clamor.conversation.ContactId;
import dev.clamor.engine.dialogue.Channels;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.load.plan.Stage;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.scenario.Scenario;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A plan's own customers against the reference agent without flaws, in virtual time: what events come of a contact.
 *
 * <p>Every pair of persona and scenario that the plan sends is met equally often, so that rare ones are seen too; the
 * plan's weights are put in afterwards.
 *
 * @param snapshot what was counted
 * @param contacts contacts of each pair
 * @param shares share of each pair among the plan's contacts, by segment
 */
record DryRun(MetricsSnapshot snapshot, int contacts, Map<String, Double> shares) {
    private static final long SEED = 1;
    private static final int LEAST_CONTACTS = 720;
    private static final long SPACING_MICROS = 100_000;
    private static final double MICROS_PER_SECOND = 1e6;

    /** Meets every pair equally often, with at least {@value #LEAST_CONTACTS} contacts altogether. */
    static DryRun of(Suite suite) {
        List<Pair> pairs = pairs(suite);
        int each = Math.max(1, (LEAST_CONTACTS + pairs.size() - 1) / pairs.size());
        RunMetrics metrics = new RunMetrics(Judging.config(suite.objectives()));
        VirtualRun run = run(suite, metrics);
        run.run(
                0,
                (long) each * pairs.size(),
                index -> pairs.get((int) (index % pairs.size())).plan(index));
        Map<String, Double> shares = new TreeMap<>();
        pairs.forEach(pair -> shares.put(pair.segment(), pair.share()));
        return new DryRun(metrics.snapshot(), each, shares);
    }

    /** All contacts that were met. */
    int met() {
        return contacts * shares.size();
    }

    /** Valid events of an indicator for each contact of the plan, by segment. */
    List<Double> perContact(String sli) {
        var counts = snapshot.slis().get(sli);
        if (counts == null) {
            return List.of();
        }
        return counts.bySegment().entrySet().stream()
                .map(entry -> shares.getOrDefault(entry.getKey(), 0.0)
                        * entry.getValue().total()
                        / contacts)
                .toList();
    }

    /** The share of good events of an indicator, with the plan's weights; empty without events. */
    OptionalDouble rate(String sli) {
        var counts = snapshot.slis().get(sli);
        double good = 0;
        double total = 0;
        for (var entry : counts == null
                ? Map.<String, Ratio>of().entrySet()
                : counts.bySegment().entrySet()) {
            double share = shares.getOrDefault(entry.getKey(), 0.0);
            good += share * entry.getValue().good();
            total += share * entry.getValue().total();
        }
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, good / total));
    }

    private static VirtualRun run(Suite suite, RunMetrics metrics) {
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean(), SEED);
        return new VirtualRun(
                new RandomStreams(SEED),
                new DialogueSettings(suite.plan().timeScale(), suite.plan().leaving()).on(Channels.ALL),
                new NativeCodec(CodecContext.plain(
                        URI.create("http://agent.test/chat"),
                        new CodecContext.Caller(Version.number(), "size", "chat"))),
                (request, now) -> answered(agent.answer(request.body(), 0)),
                (long) (suite.plan().requestTimeoutSeconds() * MICROS_PER_SECOND),
                metrics);
    }

    private static VirtualAgent.Answered answered(Served served) {
        return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
    }

    private static List<Pair> pairs(Suite suite) {
        Map<String, Double> shares = sharesOf(suite);
        List<Pair> pairs = new ArrayList<>();
        for (Persona who : suite.population().personas()) {
            for (Scenario why : suite.mix().scenarios()) {
                double share =
                        shares.getOrDefault(segment(who.id().value(), why.id().value()), 0.0);
                if (share > 0) {
                    pairs.add(new Pair(who, why, share));
                }
            }
        }
        return pairs;
    }

    /** The share of each pair among the judged contacts, by segment: within a stage the two are drawn independently. */
    static Map<String, Double> sharesOf(Suite suite) {
        Crowd crowd = suite.crowd();
        List<Stage> judged = suite.plan().workload().stages().stream()
                .filter(stage -> !stage.warmUp())
                .toList();
        double contacts = judged.stream().mapToDouble(Stage::area).sum();
        Map<String, Double> shares = new TreeMap<>();
        for (Stage stage : judged) {
            Map<String, Double> scenarios = crowd.scenarioShares(stage.mix());
            crowd.personaShares(stage.mix())
                    .forEach((who, p) -> scenarios.forEach(
                            (why, s) -> shares.merge(segment(who, why), p * s * stage.area() / contacts, Double::sum)));
        }
        return shares;
    }

    private static String segment(String persona, String scenario) {
        return persona + "/" + scenario;
    }

    private record Pair(Persona who, Scenario why, double share) {
        ContactPlan plan(long index) {
            return new ContactPlan(ContactId.ofArrival(index), who, why, index * SPACING_MICROS, "dry", true);
        }

        String segment() {
            return DryRun.segment(who.id().value(), why.id().value());
        }
    }
}
