package dev.clamor.cli.label;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.results.agreement.Label;
import dev.clamor.results.agreement.ReadReply;
import dev.clamor.results.agreement.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows replies one after the other and takes a label for each from lines of text. The reader's class of a reply is shown
 * only after it was labelled, and only when asked for. Everything from the agent goes through {@link Printable}.
 */
final class LabelDesk {
    private final ReplyContext context;
    private final BufferedReader in;
    private final PrintWriter out;
    private final Consumer<List<Label>> save;
    private final String by;

    /** @param save takes all labels after every answer */
    LabelDesk(ReplyContext context, BufferedReader in, PrintWriter out, Consumer<List<Label>> save, String by) {
        this.context = context;
        this.in = in;
        this.out = out;
        this.save = save;
        this.by = by;
    }

    /** Labels what has no label yet, until everything has one, {@code q}, or the end of the input; all labels. */
    List<Label> label(List<Sample.Drawn> drawn, List<Label> existing) throws IOException {
        Map<ReadReply.Key, Label> labels = new LinkedHashMap<>();
        existing.forEach(label -> labels.put(new ReadReply.Key(label.contact(), label.turn()), label));
        int at = next(drawn, labels, 0);
        if (at < drawn.size()) {
            out.println(
                    "A key of two letters, or its number; ? help, b back, s skip, r what the reader made of the last"
                            + " one, q quit. Every answer is saved.");
        }
        ReadReply last = null;
        while (at < drawn.size()) {
            Sample.Drawn shown = drawn.get(at);
            show(shown.reply(), at + 1, drawn.size());
            String typed = ask(last);
            if (typed.equals("q")) {
                break;
            } else if (typed.equals("b")) {
                at = Math.max(0, at - 1);
            } else if (typed.equals("s")) {
                at++;
            } else {
                ReplyClass label = ReplyKeys.parse(typed).orElseThrow();
                labels.put(shown.reply().key(), label(shown, label));
                save.accept(List.copyOf(labels.values()));
                last = shown.reply();
                at = next(drawn, labels, at + 1);
            }
        }
        return List.copyOf(labels.values());
    }

    private Label label(Sample.Drawn shown, ReplyClass label) {
        ReadReply reply = shown.reply();
        return new Label(reply.contact(), reply.turn(), reply.digest(), label, by, shown.weight());
    }

    private static int next(List<Sample.Drawn> drawn, Map<ReadReply.Key, Label> labels, int from) {
        int at = from;
        while (at < drawn.size() && labels.containsKey(drawn.get(at).reply().key())) {
            at++;
        }
        return at;
    }

    private void show(ReadReply reply, int number, int of) {
        out.println();
        out.println("--- " + number + " of " + of);
        context.before(reply).forEach(line -> out.println(Printable.of(line)));
        context.reply(reply).forEach(line -> out.println(Printable.of(line)));
    }

    /** A line that says what to do: a key, b, s or q; the end of the input is q. */
    private String ask(@Nullable ReadReply last) throws IOException {
        while (true) {
            out.print("label> ");
            out.flush();
            String line = in.readLine();
            String typed = line == null ? "q" : line.strip().toLowerCase(Locale.ROOT);
            if (typed.equals("q") || typed.equals("b") || typed.equals("s")) {
                return typed;
            }
            Optional<ReplyClass> label = ReplyKeys.parse(typed);
            if (label.isPresent()) {
                return typed;
            }
            if (typed.equals("r")) {
                out.println(last == null ? "nothing labelled yet" : "the last one was read as " + last.reading());
            } else {
                help();
            }
        }
    }

    private void help() {
        for (ReplyKeys key : ReplyKeys.values()) {
            out.println(String.format(
                    Locale.ROOT, "%2d %s  %-14s %s", key.ordinal() + 1, key, key.replyClass(), key.definition()));
        }
        out.println("The first that fits. b back, s skip, r what the reader made of the last one, q quit.");
    }
}
