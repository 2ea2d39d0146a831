package dev.clamor.cli;

import dev.clamor.results.schema.FileSchema;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The JSON Schemas of a run's files. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of a file that a run leaves behind, or lists the schemas.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor schema                                lists them",
            "  clamor schema verdict > verdict.schema.json"
        })
final class SchemaCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "which one; all are listed without it")
    private @Nullable String name;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            for (FileSchema schema : FileSchema.values()) {
                out.println(String.format(Locale.ROOT, "%-10s %s", schema.id(), schema.title()));
            }
        } else {
            out.print(text(name));
            out.flush();
        }
    }

    private static String text(String name) {
        return FileSchema.of(name)
                .orElseThrow(() -> PersonasCommand.unknown("schema", name, FileSchema.ids()))
                .text();
    }
}
