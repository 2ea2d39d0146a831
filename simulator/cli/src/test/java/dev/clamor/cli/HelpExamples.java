package dev.clamor.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Commands that help texts and pages name, and whether they could be given. */
final class HelpExamples {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private HelpExamples() {}

    /** The commands of a text: lines that begin with {@code indent} and the program's name, without what explains them. */
    static List<String> of(String text, String indent) {
        return text.lines()
                .filter(line -> line.startsWith(indent + "clamor "))
                .map(line -> line.strip().split(" {2,}|\\s#|\\s[>|]\\s")[0])
                .toList();
    }

    /** Why it could not be given; empty if it could. */
    static Optional<String> problem(String example) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(example);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        try {
            Main.commandLine(nowhere, nowhere)
                    .parseArgs(words.subList(1, words.size()).toArray(new String[0]));
            return Optional.empty();
        } catch (CommandLine.ParameterException e) {
            return Optional.of(example + ": " + e.getMessage());
        }
    }
}
