package dev.clamor.cli;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.terminal.Json;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
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

/** The packaged scenarios. */
@Command(
        name = "scenarios",
        description = "Lists the packaged scenarios, or shows the file of one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor scenarios list",
            "  clamor scenarios list --json",
            "  clamor scenarios show telecom_billing_dispute > my-scenarios/billing.yaml     copy it and change it"
        })
final class ScenariosCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** A scenario in JSON. */
    private record Row(String id, String title, String trade, int autonomy, double weight) {}

    @Override
    public Integer call() throws IOException {
        list(false);
        return 0;
    }

    @Command(description = "Lists the packaged scenarios.", mixinStandardHelpOptions = true)
    void list(@Option(names = "--json", description = "print the same as JSON") boolean json) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(
                    ScenarioCatalog.packaged().stream()
                            .map(s -> new Row(s.id().value(), s.title(), s.trade(), s.autonomy(), s.weight()))
                            .toList(),
                    out);
            return;
        }
        for (Scenario scenario : ScenarioCatalog.packaged()) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-28s %-11s level %d  %s",
                    scenario.id(),
                    scenario.trade(),
                    scenario.autonomy(),
                    scenario.title()));
        }
    }

    @Command(description = "Shows the file of a packaged scenario.", mixinStandardHelpOptions = true)
    void show(
            @Parameters(
                            paramLabel = "ID",
                            completionCandidates = Candidates.Scenarios.class,
                            description = "the scenario's id")
                    String id) {
        String text = ScenarioCatalog.packagedText(id).orElseThrow(() -> {
            List<String> known =
                    ScenarioCatalog.packaged().stream().map(s -> s.id().value()).toList();
            return Invalid.unknown("scenario", id, known);
        });
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
