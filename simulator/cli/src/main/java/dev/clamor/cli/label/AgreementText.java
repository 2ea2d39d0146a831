package dev.clamor.cli.label;

import dev.clamor.cli.judge.VerdictText;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.results.agreement.Agreement;
import dev.clamor.results.agreement.Agreement.ClassQuality;
import dev.clamor.results.agreement.Agreement.Disagreement;
import dev.clamor.results.agreement.Agreement.TestFigures;
import dev.clamor.results.agreement.Figure;
import java.io.PrintWriter;
import java.util.Locale;

/** What the labels say, as a terminal shows it. */
final class AgreementText {
    private final PrintWriter out;

    AgreementText(PrintWriter out) {
        this.out = out;
    }

    void print(Agreement found) {
        out.println();
        print("labels of %s: %d of %d replies", Printable.of(found.by()), found.labels(), found.replies());
        if (found.strays() > 0) {
            print("%d labels belong to no reply of this run and are left out", found.strays());
        }
        if (found.labels() == 0) {
            out.println("nothing to compare yet");
            return;
        }
        print(
                "kappa %s (95 %% interval %s to %s), accuracy %s; weighted back to the %s of replies that labels reach",
                number(found.kappa()),
                number(found.kappaLower()),
                number(found.kappaUpper()),
                VerdictText.percent(found.accuracy()),
                VerdictText.percent(found.reach()));
        out.println();
        out.print(found.table());
        out.println("(as drawn, rare classes more often than they are)");
        out.println();
        classes(found);
        figures(found);
        disagreements(found);
    }

    private void classes(Agreement found) {
        print("%-16s %8s %10s %8s", "class", "labelled", "precision", "recall");
        for (ClassQuality one : found.classes()) {
            print("%-16s %8d %10s %8s", one.name(), one.labelled(), number(one.precision()), number(one.recall()));
        }
        out.println();
    }

    private void figures(Agreement found) {
        for (TestFigures test : found.tests()) {
            if (test.refused().isEmpty()) {
                print(
                        "reading \"%s\": sensitivity %s (as of %.0f labels), specificity %s (as of %.0f)",
                        test.test(),
                        number(test.sensitivity()),
                        test.sensitivitySize(),
                        number(test.specificity()),
                        test.specificitySize());
            }
        }
        out.println();
        print("%-24s %14s %9s %10s  %s", "figure", "counted", "raw", "corrected", "95 % interval");
        for (Figure figure : found.figures()) {
            print(
                    "%-24s %14s %9s %10s  %s",
                    figure.id(),
                    figure.good() + "/" + figure.total(),
                    VerdictText.percent(figure.raw()),
                    VerdictText.percent(figure.corrected()),
                    figure.refused().isEmpty()
                            ? VerdictText.percent(figure.lower()) + " to " + VerdictText.percent(figure.upper())
                            : figure.refused());
        }
    }

    private void disagreements(Agreement found) {
        if (found.disagreements().isEmpty()) {
            return;
        }
        out.println();
        out.println("worst disagreements");
        for (Disagreement one : found.disagreements()) {
            print(
                    "  %s turn %d: labelled %s, read %s%s",
                    one.contact(),
                    one.turn(),
                    one.label(),
                    one.reading(),
                    one.counts() ? "; changes how its contact counts" : "");
            out.println("    " + Printable.of(one.text()));
        }
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
