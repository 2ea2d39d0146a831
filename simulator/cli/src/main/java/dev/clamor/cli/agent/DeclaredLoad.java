package dev.clamor.cli.agent;

import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.LoadCurve;
import dev.clamor.referenceagent.dialogue.Flaw;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** What the reference agent declares of itself under load, as a table. */
final class DeclaredLoad {
    private static final double[] UTILISATIONS = {0.5, 0.7, 0.8, 0.9, 0.94, 0.96, 0.98, 0.99, 1.02, 1.1, 1.3};
    private static final int MESSAGES = 100_000;

    private DeclaredLoad() {}

    static void print(DeclaredBehaviour behaviour, long seed, PrintWriter out) {
        double capacity = LoadCurve.capacity(behaviour);
        if (Double.isInfinite(capacity)) {
            out.println("Messages take no time, so load changes nothing.");
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                "At most %.1f messages a second. Divide by the messages of a conversation for conversations.",
                capacity));
        out.println();
        out.println(String.format("%10s %6s %6s %8s %8s", "messages/s", "used", "load", "p50 ms", "p95 ms")
                + "  mean chance of each flaw that rises under load");
        for (double utilisation : UTILISATIONS) {
            out.println(row(LoadCurve.at(behaviour, utilisation * capacity, MESSAGES, seed)));
        }
    }

    private static String row(LoadCurve c) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "%10.1f %4.0f %% %6.2f %8.0f %8.0f ",
                c.messagesPerSecond(),
                100 * c.utilisation(),
                c.meanLoad(),
                c.p50Millis(),
                c.p95Millis()));
        for (Map.Entry<Flaw, Double> rate : c.rates().entrySet()) {
            row.append(String.format(
                    Locale.ROOT, " %s %.3f", rate.getKey().name().toLowerCase(Locale.ROOT), rate.getValue()));
        }
        return row.toString();
    }
}
