package dev.clamor.cli;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.live.Screen;
import dev.clamor.cli.terminal.Json;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.cli.terminal.Wrapping;
import dev.clamor.document.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the codes mean that verdicts, logs and reports show. */
@Command(
        name = "explain",
        description =
                "Says what a code of a verdict, a log or a report means, what to look at and what to do; lists all"
                        + " codes without one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor explain                               every code, by kind",
            "  clamor explain OBJECTIVE_INCONCLUSIVE",
            "  clamor explain GENERATOR_LAG --json",
            "",
            "Exit codes: 0 done, 2 no such code."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int LISTED = 27;
    private static final int SHOWN = 11;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CODE",
            completionCandidates = Candidates.Codes.class,
            description = "which code; all without it")
    private @Nullable String code;

    @Option(names = "--json", description = "print the same as JSON, all of it for each code")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Explanation> found = code == null ? Explanation.all() : named(code);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(found, out);
        } else if (code == null) {
            list(found, Screen.wrapping(), out);
        } else {
            found.forEach(each -> show(each, Screen.wrapping(), out));
        }
        return 0;
    }

    private static List<Explanation> named(String code) {
        List<Explanation> all = Explanation.all();
        List<Explanation> found =
                all.stream().filter(each -> each.code().equalsIgnoreCase(code)).toList();
        if (found.isEmpty()) {
            List<String> known = all.stream().map(Explanation::code).toList();
            throw Invalid.of(
                    "CODE",
                    "a code that clamor explain lists",
                    "\"" + Printable.of(code) + "\"" + Nearest.hint(code, known));
        }
        return found;
    }

    private static void list(List<Explanation> all, Wrapping wrapping, PrintWriter out) {
        String kind = "";
        for (Explanation each : all) {
            if (!each.kind().equals(kind)) {
                out.println((kind.isEmpty() ? "" : System.lineSeparator()) + each.title() + ":");
                kind = each.kind();
            }
            String line = String.format(Locale.ROOT, "  %-24s %s", each.code(), sentence(each.means()));
            out.println(wrapping.of(line, LISTED));
        }
    }

    private static String sentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static void show(Explanation each, Wrapping wrapping, PrintWriter out) {
        out.println(each.code() + ", " + each.title());
        out.println(wrapping.of("  means    " + each.means(), SHOWN));
        out.println(wrapping.of("  look at  " + each.look(), SHOWN));
        out.println(wrapping.of("  do       " + each.advice(), SHOWN));
        out.println(wrapping.of("  seen in  " + each.where(), SHOWN));
    }
}
