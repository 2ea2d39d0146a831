package dev.clamor.cli;

import dev.clamor.cli.input.Inputs;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.cli.terminal.Json;
import dev.clamor.cli.terminal.NotesText;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.cli.terminal.TimeScaleText;
import dev.clamor.document.Document;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.results.slo.file.ObjectivesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks files without sending anything. */
@Command(
        name = "validate",
        description = {
            "Checks plans, personas, scenarios, objectives, target files, faults, behaviours, lexicons, phrases and reader"
                    + " files; reports every problem of every file at once, with file, line, column and key.",
            "What a file is, is told by its keys, else by its name, such as faults.yaml."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor validate my-plan.yaml                 the plan and everything that it names",
            "  clamor validate my-personas/ my-scenarios/billing.yaml",
            "  clamor validate .                            every .yaml file here and in the folders below",
            "  clamor validate my-plan.yaml --json",
            "",
            "Exit codes: 0 nothing wrong, 2 problems."
        })
final class ValidateCommand implements Callable<Integer> {
    private static final String KINDS =
            Arrays.stream(InputFile.values()).map(InputFile::id).collect(Collectors.joining(", "));

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files, or folders with .yaml files at any depth")
    private List<Path> files;

    @Option(names = "--json", description = "print the problems as JSON")
    private boolean json;

    /** What is printed as JSON: how many files were looked at, and what is wrong with them. */
    private record Answer(int files, List<Wrong> problems) {
        static Answer of(int files, Problems problems) {
            return new Answer(files, problems.all().stream().map(Wrong::of).toList());
        }
    }

    /** A problem; line and column are 0 where it has none. */
    private record Wrong(String file, int line, int column, String key, String expected, String found) {
        static Wrong of(Problem p) {
            return new Wrong(p.file(), p.line(), p.at().column(), p.key(), p.expected(), p.found());
        }
    }

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        int checked = 0;
        for (Path given : files) {
            for (Path file : Inputs.yamlFilesBelow(given, problems)) {
                Inputs.text(file, problems).ifPresent(text -> check(file, text, problems));
                checked++;
            }
        }
        Problems all = once(problems);
        if (json) {
            Json.print(Answer.of(checked, all), spec.commandLine().getOut());
            return all.none() ? 0 : ExitCode.INVALID;
        }
        all.throwIfAny();
        spec.commandLine().getOut().println(checked + (checked == 1 ? " file" : " files") + ", nothing wrong");
        return 0;
    }

    /** A file that a plan names and that is given as well has each problem once. */
    private static Problems once(Problems problems) {
        Set<Problem> seen = new HashSet<>();
        Problems once = new Problems();
        for (Problem problem : problems.all()) {
            String file = problem.file().isEmpty()
                    ? ""
                    : Path.of(problem.file()).normalize().toString();
            if (seen.add(new Problem(file, problem.at(), problem.key(), problem.expected(), problem.found()))) {
                once.add(problem);
            }
        }
        return once;
    }

    private void check(Path file, String text, Problems problems) {
        String name = file.toString();
        if (ObjectivesFile.isOpenSlo(name, text)) {
            ObjectivesFile.read(name, text, problems)
                    .ifPresent(read ->
                            NotesText.print(read.notes(), spec.commandLine().getErr()));
            return;
        }
        Optional<Section> top = Document.parse(name, text, problems);
        Optional<InputFile> kind = top.flatMap(section -> InputFile.of(name, section));
        if (top.isPresent() && kind.isEmpty()) {
            problems.add(name, 0, "", "a file of one of these kinds: " + KINDS, "none of their keys");
        }
        kind.ifPresent(known -> check(known, name, text, problems));
    }

    private void check(InputFile kind, String name, String text, Problems problems) {
        if (kind != InputFile.PLAN) {
            kind.check(name, text, problems);
            return;
        }
        try {
            Suite suite = SuiteLoader.load(name.indexOf('/') < 0 && name.indexOf('.') < 0 ? "./" + name : name, null);
            if (!json) {
                spec.commandLine()
                        .getOut()
                        .println(Printable.of("plan " + suite.plan().name()) + ": "
                                + TimeScaleText.of(suite.plan().timeScale()));
            }
        } catch (InvalidDocumentException e) {
            e.problems().forEach(problems::add);
        }
    }
}
