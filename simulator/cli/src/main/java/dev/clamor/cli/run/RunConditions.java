package dev.clamor.cli.run;

import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.cli.agent.OpenAgents;
import dev.clamor.cli.suite.Digest;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.wire.Signals;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.results.archive.Manifest;
import dev.clamor.scenario.truth.Lexicon;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What another run must share with this one to be compared with it, for its manifest. */
final class RunConditions {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final int MOST_PIECES = 12;

    private RunConditions() {}

    static Manifest.Conditions of(RunPlan plan, OpenAgents agents, Manifest.Knee search, Optional<TraceOrder> traces) {
        SortedMap<String, String> reading = new TreeMap<>();
        if (agents.several()) {
            agents.agents().forEach(one -> {
                reading.put(one.name() + ": its weight", Double.toString(one.weight()));
                reading(plan, one.agent()).forEach((what, how) -> reading.put(one.name() + ": " + what, how));
            });
        } else {
            reading.putAll(reading(plan, agents.only()));
        }
        traces.ifPresent(order -> reading.put("the trace context", order.condition()));
        return new Manifest.Conditions(Manifest.Conditions.RULES, load(plan, search), reading);
    }

    /** What a search sends depends on what it sees, so no other run has the same load. */
    private static String load(RunPlan plan, Manifest.Knee search) {
        return search.asked() ? "in search of the highest bearable load" : load(plan.workload(), plan.maxContacts());
    }

    private static SortedMap<String, String> reading(RunPlan plan, AgentUnderTest agent) {
        SortedMap<String, String> reading = new TreeMap<>();
        reading.put("the agent's actions", agent.tellsActions() ? "told" : "not told");
        reading.put("its channels", agent.channels().words());
        reading.put("its signals", agent.signals().equals(Signals.NONE) ? "none" : Digest.of(agent.signals()));
        reading.put("the lexicon", agent.lexicon() == Lexicon.packaged() ? "packaged" : Digest.of(agent.lexicon()));
        reading.put("systems of record", records(agent.verification()));
        reading.put("the customers' readiness to leave", plan.leaving().name().toLowerCase(Locale.ROOT));
        reading.put("seconds until a reply is too late", Double.toString(replySeconds(plan, agent)));
        if (!plan.faults().isEmpty()) {
            reading.put("the planned faults", Digest.of(plan.faults()));
        }
        return reading;
    }

    private static String records(Verification verification) {
        if (!verification.asks()) {
            return "not asked";
        }
        return verification.asksEachTurn() ? "asked after each turn" : "asked at the end";
    }

    private static double replySeconds(RunPlan plan, AgentUnderTest agent) {
        return agent.replyMicros().map(micros -> micros / MICROS_PER_SECOND).orElse(plan.requestTimeoutSeconds());
    }

    private static String load(Workload workload, long most) {
        boolean open = workload instanceof Workload.OpenWorkload;
        String kind = workload instanceof Workload.OpenWorkload arrivals
                ? arrivals.spacing().name().toLowerCase(Locale.ROOT) + ": "
                : Manifest.Conditions.CLOSED;
        return kind
                + workload.stages().stream()
                        .map(stage -> stage(stage, open ? " a second in " : " customers in "))
                        .collect(Collectors.joining(", "))
                + (most == 0 ? "" : "; at most " + most + " contacts");
    }

    private static String stage(Stage stage, String unit) {
        return stage.name() + " "
                + (stage.pieces().size() > MOST_PIECES
                        ? curve(stage, unit)
                        : stage.pieces().stream()
                                .map(piece -> piece(piece, unit))
                                .collect(Collectors.joining(", then ")))
                + mixed(" with personas ", stage.mix().personas())
                + mixed(" with scenarios ", stage.mix().scenarios())
                + (stage.warmUp() ? " (warm-up)" : "");
    }

    private static String curve(Stage stage, String unit) {
        return "curve " + Digest.of(stage.pieces()) + " of " + stage.pieces().size() + " pieces, at most "
                + stage.peak() + unit + stage.seconds() + " s, " + stage.area() + " contacts";
    }

    private static String mixed(String words, Map<String, Double> weights) {
        return weights.isEmpty() ? "" : words + new TreeMap<>(weights);
    }

    private static String piece(Stage.Piece piece, String unit) {
        return "from " + piece.from() + " to " + piece.to() + unit + piece.seconds() + " s";
    }
}
