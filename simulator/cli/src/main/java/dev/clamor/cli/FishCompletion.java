package dev.clamor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What fish needs to complete commands, options, their constants and files; see {@code complete} in fish's manual. A line is
 * meant for one command, which a function finds in what has been typed so far.
 */
final class FishCompletion {
    private static final String HEAD = """
            # fish completion of %1$s, made by: %1$s completion fish
            function __%1$s_at --description 'whether so far these subcommands have been typed'
                set -l typed (commandline -opc)
                set -l at
                for word in $typed[2..-1]
                    set -l further $at $word
                    if contains -- "$further" $__%1$s_commands
                        set at $further
                    end
                end
                test "$at" = "$argv[1]"
            end
            """;

    /** Labels of values that are files or folders, or may be. */
    private static final Pattern FILE = Pattern.compile("\\b(FILE|PLAN|SOURCE)\\b");

    private static final Pattern FOLDER = Pattern.compile("DIR\\b|\\b(BASELINE|CANDIDATE)\\b");
    private static final String HELP = "help";

    private final StringBuilder script = new StringBuilder();
    private final String program;

    private FishCompletion(String program) {
        this.program = program;
    }

    /** The script for a program with all its commands that are not hidden. */
    static String of(CommandLine root) {
        FishCompletion fish = new FishCompletion(root.getCommandName());
        fish.script.append(HEAD.formatted(fish.program)).append('\n');
        List<String> paths = new ArrayList<>();
        paths(root, "", paths);
        fish.script.append("set -g __").append(fish.program).append("_commands");
        paths.forEach(path -> fish.script.append(' ').append(quoted(path)));
        fish.script.append("\n\ncomplete -c ").append(fish.program).append(" -f\n");
        fish.command(root, "");
        return fish.script.toString();
    }

    private static void paths(CommandLine command, String path, List<String> paths) {
        for (CommandLine child : children(command)) {
            String name = joined(path, child.getCommandName());
            paths.add(name);
            paths(child, name, paths);
        }
    }

    private static List<CommandLine> children(CommandLine command) {
        return new LinkedHashSet<>(command.getSubcommands().values())
                .stream()
                        .filter(child -> !child.getCommandSpec().usageMessage().hidden())
                        .toList();
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + " " + name;
    }

    private void command(CommandLine command, String path) {
        script.append('\n');
        List<CommandLine> children = children(command);
        children.forEach(child -> line(
                path,
                "-a " + child.getCommandName(),
                child.getCommandSpec().usageMessage().description()));
        CommandSpec spec = command.getCommandSpec();
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> option(option, path));
        if (command.getCommandName().equals(HELP)) {
            children(command.getParent()).forEach(other -> line(path, "-a " + other.getCommandName()));
        } else {
            spec.positionalParameters().forEach(value -> value(value).ifPresent(taken -> line(path, taken)));
        }
        children.forEach(child -> command(child, joined(path, child.getCommandName())));
    }

    private void option(OptionSpec option, String path) {
        StringBuilder how = new StringBuilder();
        for (String name : option.names()) {
            boolean isLong = name.startsWith("--");
            how.append(isLong ? "-l " : "-s ")
                    .append(name.substring(isLong ? 2 : 1))
                    .append(' ');
        }
        if (option.arity().min() > 0) {
            how.append(value(option).map(taken -> "-r " + taken).orElse("-x"));
        }
        line(path, how.toString().strip(), option.description());
    }

    /** What a value may be; empty if nothing can be offered. */
    private static Optional<String> value(ArgSpec arg) {
        List<String> constants = constants(arg);
        if (!constants.isEmpty()) {
            return Optional.of("-f -a " + quoted(String.join(" ", constants)));
        }
        if (isFile(arg)) {
            return Optional.of("-F");
        }
        return FOLDER.matcher(arg.paramLabel()).find()
                ? Optional.of("-f -a '(__fish_complete_directories)'")
                : Optional.empty();
    }

    private static boolean isFile(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes().length > 0 ? arg.auxiliaryTypes()[0] : arg.type();
        return FILE.matcher(arg.paramLabel()).find()
                || type == Path.class && !FOLDER.matcher(arg.paramLabel()).find();
    }

    private static List<String> constants(ArgSpec arg) {
        return arg.completionCandidates() == null
                ? List.of()
                : StreamSupport.stream(arg.completionCandidates().spliterator(), false)
                        .map(constant -> arg.type().isEnum() ? constant.toLowerCase(Locale.ROOT) : constant)
                        .toList();
    }

    private void line(String path, String how, String... description) {
        script.append("complete -c ")
                .append(program)
                .append(" -n ")
                .append(quoted("__" + program + "_at " + (path.isEmpty() ? "\"\"" : "\"" + path + "\"")))
                .append(' ')
                .append(how);
        String text = String.join(" ", description).replaceAll("%n|\\s+", " ").strip();
        if (!text.isEmpty()) {
            script.append(" -d ").append(quoted(text));
        }
        script.append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
