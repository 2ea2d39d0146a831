package dev.clamor.cli.judge;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.results.knee.Knee;
import dev.clamor.results.knee.KneeStep;
import dev.clamor.results.verdict.Finding.State;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** The highest bearable load as a terminal shows it. */
final class KneeText {
    private static final String ROW = "%-9s %8s %8s %8s %8s %8s %8s";

    private KneeText() {}

    static void print(Knee knee, PrintWriter out) {
        out.println("The agent " + Printable.of(knee.sentence()));
        knee.remarks().forEach(remark -> out.println("  " + Printable.of(remark)));
        out.println();
        out.println(
                String.format(ROW, "step", "asked/s", "came/s", "open", "turns/s", "p95 ms", "contacts") + "  state");
        Stream<KneeStep> rising = knee.steps().stream().sorted(Comparator.comparingDouble(KneeStep::rate));
        rising.forEach(step -> out.println(row("step " + step.number(), step)));
        knee.recovery().ifPresent(recovery -> out.println(row("recovery", recovery.again())));
    }

    private static String row(String name, KneeStep step) {
        String row = String.format(
                ROW,
                name,
                number(step.rate()),
                number(step.arrivals()),
                number(step.concurrency()),
                number(step.turns()),
                number(step.p95()),
                step.contacts());
        return row + "  " + (step.state() == State.INCONCLUSIVE ? "UNDECIDED" : step.state());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }
}
