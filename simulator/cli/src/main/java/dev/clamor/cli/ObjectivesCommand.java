package dev.clamor.cli;

import dev.clamor.cli.input.Inputs;
import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.terminal.Json;
import dev.clamor.cli.terminal.NotesText;
import dev.clamor.document.Problems;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.results.slo.file.ObjectivesFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Objectives as they are read, in any of the words they can be written in. */
@Command(
        name = "objectives",
        description = "Shows objectives as they are read, or writes them as YAML of Clamor's own or as OpenSLO v1.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor objectives                            the packaged ones",
            "  clamor objectives slo.yaml                   what a file comes to; notes say what does not apply",
            "  clamor objectives slo.yaml --json            the same for a program",
            "  clamor objectives --format openslo > slo.yaml",
            "  clamor objectives slo.yaml --format yaml     OpenSLO to Clamor's own words",
            "",
            "Exit codes: 0 done, 2 problems in the file."
        })
final class ObjectivesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "objectives, or OpenSLO v1 (default: the packaged objectives)")
    private @Nullable Path file;

    @Option(names = "--format", description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ObjectivesFormat format = ObjectivesFormat.TEXT;

    @Option(names = "--json", description = "print what a machine decides by as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (json && format != ObjectivesFormat.TEXT) {
            throw Invalid.of("--json", "--json or --format", "both");
        }
        ObjectivesFile.Read read = read();
        NotesText.print(read.notes(), spec.commandLine().getErr());
        if (format == ObjectivesFormat.OPENSLO && !read.objectives().stopping().none()) {
            spec.commandLine()
                    .getErr()
                    .println("spec.stopping: expected a place for it in OpenSLO. Found: none;"
                            + " the rules for stopping early are left out.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(ObjectivesAnswer.of(read.objectives()), out);
            return 0;
        }
        out.print(format.write(read.objectives()));
        out.flush();
        return 0;
    }

    private ObjectivesFile.Read read() {
        Problems problems = new Problems();
        String name = file == null ? "default" : file.toString();
        String text = file == null
                ? ObjectivesCatalog.packagedText()
                : Inputs.text(file, problems).orElse("");
        problems.throwIfAny();
        var read = ObjectivesFile.read(name, text, problems);
        problems.throwIfAny();
        return read.orElseThrow();
    }
}
