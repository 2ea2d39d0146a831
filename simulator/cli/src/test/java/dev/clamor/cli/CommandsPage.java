package dev.clamor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page of all commands, {@code docs/commands.md}, made of their help texts. */
final class CommandsPage {
    private static final String HEAD = """
            # Every command

            The help texts of all commands, as `clamor COMMAND --help` prints them. This page is written by a program;
            a test says when it is out of date. To write it anew:

                ./mvnw -q -pl simulator/cli -am test -Dtest=CommandsPageWriting -Dsurefire.failIfNoSpecifiedTests=false

            With `--json` a command prints its results for programs: JSON alone on standard output, everything else on standard
            error. `run` leaves `verdict.json` in its folder, and `verdict` prints it.
            """;

    private CommandsPage() {}

    /** All commands with their subcommands, the program itself first, in the order of its help. */
    static List<CommandLine> commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        List<CommandLine> all = new ArrayList<>();
        collect(Main.commandLine(nowhere, nowhere), all);
        return List.copyOf(all);
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        Set<CommandLine> children = new LinkedHashSet<>(command.getSubcommands().values());
        for (CommandLine child : children) {
            if (!child.getCommandSpec().usageMessage().hidden()
                    && !child.getCommandName().equals("help")) {
                collect(child, all);
            }
        }
    }

    static String help(CommandLine command) {
        return command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n");
    }

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (CommandLine command : commands()) {
            page.append("\n## ")
                    .append(command.getCommandSpec().qualifiedName())
                    .append("\n\n```\n")
                    .append(help(command).stripTrailing())
                    .append("\n```\n");
        }
        return page.toString();
    }

    static void write(Path page) throws IOException {
        Files.writeString(page, text(), StandardCharsets.UTF_8);
    }
}
