package dev.clamor.cli;

import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.wire.Signals;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.results.archive.Manifest;
import dev.clamor.scenario.truth.Lexicon;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What another run must share with this one to be compared with it, for its manifest. */
final class RunConditions {
    private static final double MICROS_PER_SECOND = 1e6;

    private RunConditions() {}

    static Manifest.Conditions of(RunPlan plan, AgentUnderTest agent, Manifest.Knee search) {
        SortedMap<String, String> reading = new TreeMap<>();
        reading.put("the agent's actions", agent.tellsActions() ? "told" : "not told");
        reading.put("its signals", agent.signals().equals(Signals.NONE) ? "none" : Digest.of(agent.signals()));
        reading.put("the lexicon", agent.lexicon() == Lexicon.packaged() ? "packaged" : Digest.of(agent.lexicon()));
        reading.put("systems of record", records(agent.verification()));
        reading.put("the customers' readiness to leave", plan.leaving().name().toLowerCase(Locale.ROOT));
        reading.put("seconds until a reply is too late", Double.toString(replySeconds(plan, agent)));
        return new Manifest.Conditions(Manifest.Conditions.RULES, load(plan, search), reading);
    }

    /** What a search sends depends on what it sees, so no other run has the same load. */
    private static String load(RunPlan plan, Manifest.Knee search) {
        return search.asked() ? "in search of the highest bearable load" : load(plan.workload(), plan.maxContacts());
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

    private static String load(Workload.OpenWorkload workload, long most) {
        return workload.spacing().name().toLowerCase(Locale.ROOT) + ": "
                + workload.stages().stream().map(RunConditions::stage).collect(Collectors.joining(", "))
                + (most == 0 ? "" : "; at most " + most + " contacts");
    }

    private static String stage(Stage stage) {
        return stage.name() + " "
                + stage.pieces().stream().map(RunConditions::piece).collect(Collectors.joining(", then "))
                + (stage.warmUp() ? " (warm-up)" : "");
    }

    private static String piece(Stage.Piece piece) {
        return "from " + piece.from() + " to " + piece.to() + " a second in " + piece.seconds() + " s";
    }
}
