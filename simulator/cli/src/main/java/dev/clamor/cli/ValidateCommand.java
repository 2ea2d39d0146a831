package dev.clamor.cli;

import dev.clamor.document.Document;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.results.slo.file.ObjectivesFile;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks files without sending anything. */
@Command(
        name = "validate",
        description =
                "Checks plans, personas, scenarios, objectives and target files; reports every problem of every file at once.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor validate my-plan.yaml                 the plan and everything that it names",
            "  clamor validate my-personas/ my-scenarios/billing.yaml",
            "  clamor validate my-plan.yaml --json",
            "",
            "Exit codes: 0 nothing wrong, 2 problems."
        })
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files, or folders with .yaml files")
    private List<Path> files;

    @Option(names = "--json", description = "print the problems as JSON")
    private boolean json;

    /** What is printed as JSON: how many files were looked at, and what is wrong with them. */
    private record Answer(int files, List<Problem> problems) {}

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        int checked = 0;
        for (Path given : files) {
            for (Path file : Inputs.yamlFiles(given, problems)) {
                Inputs.text(file, problems).ifPresent(text -> check(file, text, problems));
                checked++;
            }
        }
        if (json) {
            Json.print(new Answer(checked, problems.all()), spec.commandLine().getOut());
            return problems.none() ? 0 : Main.INVALID;
        }
        problems.throwIfAny();
        spec.commandLine().getOut().println(checked + (checked == 1 ? " file" : " files") + ", nothing wrong");
        return 0;
    }

    private void check(Path file, String text, Problems problems) {
        String name = file.toString();
        if (ObjectivesFile.isOpenSlo(name, text)) {
            ObjectivesFile.read(name, text, problems)
                    .ifPresent(read ->
                            NotesText.print(read.notes(), spec.commandLine().getErr()));
            return;
        }
        Optional<Section> top = Document.parse(name, text, new Problems());
        if (top.isPresent() && top.get().has("stages")) {
            checkPlan(name, problems);
        } else if (top.isPresent() && top.get().has("protocol")) {
            AgentTarget.read(name, Optional.of(text), problems);
        } else if (top.isPresent() && (top.get().has("kind") || top.get().has("apiVersion"))) {
            ObjectivesCatalog.read(name, text, problems);
        } else if (top.isPresent() && (top.get().has("goals") || top.get().has("facts"))) {
            ScenarioCatalog.read(name, text, problems);
        } else if (top.isPresent() && (top.get().has("temperament") || top.get().has("patience"))) {
            PersonaCatalog.read(name, text, problems);
        } else if (top.isPresent()) {
            problems.add(
                    name,
                    0,
                    "",
                    "a plan (stages), a target (protocol), objectives (kind), a scenario (goals) or a persona (temperament)",
                    "none of them");
        } else {
            Document.parse(name, text, problems);
        }
    }

    private void checkPlan(String name, Problems problems) {
        try {
            Suite suite = SuiteLoader.load(name.indexOf('/') < 0 && name.indexOf('.') < 0 ? "./" + name : name, null);
            if (!json) {
                spec.commandLine()
                        .getOut()
                        .println(Printable.of("plan " + suite.plan().name()) + ": "
                                + TimeScaleText.of(suite.plan().timeScale()));
            }
        } catch (dev.clamor.document.InvalidDocumentException e) {
            e.problems().forEach(problems::add);
        }
    }
}
