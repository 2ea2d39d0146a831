package dev.clamor.cli;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.results.schema.FileSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The JSON Schemas of the files that people write and of those that a run leaves behind. */
@Command(
        name = "schema",
        description =
                "Prints the JSON Schema of a file that you write or that a run leaves behind, lists the schemas, or"
                        + " writes all of them into a folder, for editors.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor schema                                lists them",
            "  clamor schema plan > plan.schema.json",
            "  clamor schema --write .clamor/schemas        all of them, to point an editor to"
        })
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Candidates.Schemas.class,
            description = "which one; all are listed without it")
    private @Nullable String name;

    @Option(names = "--write", paramLabel = "DIR", description = "write each as NAME.schema.json into this folder")
    private @Nullable Path folder;

    /** A schema under the name by which it is asked for. */
    record Shipped(String id, String title, Supplier<String> text) {}

    /** Those of input files, then those of a run's files. */
    static List<Shipped> all() {
        return Stream.concat(
                        Arrays.stream(InputFile.values())
                                .map(file -> new Shipped(file.id(), file.title(), file::schema)),
                        Arrays.stream(FileSchema.values())
                                .map(file -> new Shipped(file.id(), file.title(), file::text)))
                .toList();
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Shipped> wanted = name == null ? all() : List.of(named(name));
        if (folder != null) {
            write(wanted, folder);
            out.println(wanted.size() + (wanted.size() == 1 ? " schema" : " schemas") + " in "
                    + Printable.of(folder.toString()));
        } else if (name == null) {
            wanted.forEach(schema -> out.println(String.format(Locale.ROOT, "%-10s %s", schema.id(), schema.title())));
        } else {
            out.print(wanted.get(0).text().get());
            out.flush();
        }
        return 0;
    }

    private static Shipped named(String name) {
        return all().stream()
                .filter(schema -> schema.id().equals(name))
                .findFirst()
                .orElseThrow(() -> Invalid.unknown(
                        "schema", name, all().stream().map(Shipped::id).toList()));
    }

    private static void write(List<Shipped> schemas, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Shipped schema : schemas) {
            Files.writeString(
                    folder.resolve(schema.id() + ".schema.json"), schema.text().get());
        }
    }
}
