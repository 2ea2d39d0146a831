package dev.clamor.cli;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A project to begin with. */
@Command(
        name = "init",
        description = "Writes a project to begin with: a plan, personas, scenarios, objectives, a target file and a"
                + " pipeline, each with comments. It runs as it is, against the reference agent.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor init support-test",
            "  clamor run support-test/plan.yaml --max-contacts 60 --duration 10s",
            "",
            "Exit codes: 0 written, 2 there is something in the folder already."
        })
final class InitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "the folder, which must be new or empty")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        refuseUnlessEmpty();
        PrintWriter out = spec.commandLine().getOut();
        List<StarterFile> files = StarterFile.all();
        for (StarterFile file : files) {
            file.write(folder);
            out.println(folder.resolve(file.path()));
        }
        out.println();
        out.println("Next:  clamor run " + folder.resolve("plan.yaml"));
        return 0;
    }

    private void refuseUnlessEmpty() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw Invalid.of("DIR", "a new or empty folder", "the file " + Printable.of(folder.toString()));
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                there.sorted().findFirst().ifPresent(first -> {
                    throw Invalid.of(
                            "DIR",
                            "a new or empty folder",
                            Printable.of(first.getFileName().toString()) + " in it");
                });
            }
        }
    }
}
