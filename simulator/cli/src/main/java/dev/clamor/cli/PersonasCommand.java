package dev.clamor.cli;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.terminal.Json;
import dev.clamor.persona.Persona;
import dev.clamor.persona.catalog.PersonaCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The packaged personas. */
@Command(
        name = "personas",
        description = "Lists the packaged personas, or shows the file of one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor personas list",
            "  clamor personas list --json",
            "  clamor personas show angry_repeat > my-personas/angry_repeat.yaml     copy it and change it"
        })
final class PersonasCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** A persona in JSON. */
    private record Row(String id, String title, double weight) {}

    @Override
    public Integer call() throws IOException {
        list(false);
        return 0;
    }

    @Command(description = "Lists the packaged personas.", mixinStandardHelpOptions = true)
    void list(@Option(names = "--json", description = "print the same as JSON") boolean json) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(
                    PersonaCatalog.packaged().stream()
                            .map(p -> new Row(p.id().value(), p.title(), p.weight()))
                            .toList(),
                    out);
            return;
        }
        for (Persona persona : PersonaCatalog.packaged()) {
            out.println(String.format(
                    Locale.ROOT, "%-18s %4.0f %%  %s", persona.id(), 100 * persona.weight(), persona.title()));
        }
    }

    @Command(description = "Shows the file of a packaged persona.", mixinStandardHelpOptions = true)
    void show(
            @Parameters(
                            paramLabel = "ID",
                            completionCandidates = Candidates.Personas.class,
                            description = "the persona's id")
                    String id) {
        spec.commandLine().getOut().print(text(id));
        spec.commandLine().getOut().flush();
    }

    private static String text(String id) {
        return PersonaCatalog.packagedText(id).orElseThrow(() -> {
            List<String> known =
                    PersonaCatalog.packaged().stream().map(p -> p.id().value()).toList();
            return Invalid.unknown("persona", id, known);
        });
    }
}
