package dev.clamor.results.review;

import dev.clamor.conversation.ContactId;
import dev.clamor.results.report.Markdown;
import dev.clamor.results.report.ReportJson;
import dev.clamor.results.report.html.Conversation;
import dev.clamor.results.report.html.Line;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import dev.clamor.results.review.FailedPaths.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a review pack: {@code README.md} with the groups and a form to fill in, one file of transcripts for each group,
 * and {@code review.json}. Everything that the agent said is inert in it.
 */
public final class ReviewFiles {
    private static final String EMPTY_CELL = " | | | |\n";

    private ReviewFiles() {}

    /** Writes the pack into the folder, which is created; files of the same names are replaced. */
    public static void write(Path folder, ReviewPack pack) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < pack.groups().size(); i++) {
            Files.writeString(
                    folder.resolve(fileName(i, pack.groups().get(i))),
                    group(pack, pack.groups().get(i)));
        }
        Files.writeString(folder.resolve("README.md"), index(pack));
        Files.writeString(folder.resolve("review.json"), json(pack));
    }

    /** {@code review.json}: run, agent and paths. */
    public static String json(ReviewPack pack) throws IOException {
        return ReportJson.text(root(pack));
    }

    private static String index(ReviewPack pack) {
        StringBuilder text = new StringBuilder("# Review of failed paths\n\n");
        text.append("Run ").append(Markdown.code(pack.manifest().runId()));
        text.append(", agent ")
                .append(Markdown.code(pack.manifest().agent().name()))
                .append(". ");
        if (pack.groups().isEmpty()) {
            return text.append("No valid contact failed.\n").toString();
        }
        long failed = pack.groups().stream().mapToLong(g -> g.contacts().bad()).sum();
        text.append(Numbers.count(failed)).append(" of ");
        text.append(Numbers.count(pack.groups().get(0).contacts().total()));
        text.append(" valid contacts failed, on ").append(pack.groups().size());
        text.append(pack.groups().size() == 1 ? " path" : " paths");
        text.append(", the most frequent first. Each contact is on one path: the worst that can be said of it.\n\n");
        text.append("For each path someone should say who owns it, what the cause is and what is decided.\n\n");
        text.append("| Path | Contacts | Share (95 %) | Owner | Cause | Decision |\n|---|--:|--:|---|---|---|\n");
        for (int i = 0; i < pack.groups().size(); i++) {
            Group group = pack.groups().get(i);
            text.append("| [").append(Markdown.text(title(group.path()))).append("](");
            text.append(fileName(i, group)).append(") | ");
            text.append(Numbers.count(group.contacts().bad())).append(" | ").append(share(group));
            text.append(EMPTY_CELL);
        }
        return text.append("\nShares are of all valid contacts; the intervals take contacts as independent.\n")
                .toString();
    }

    private static String share(Group group) {
        double share = (double) group.contacts().bad() / group.contacts().total();
        return Numbers.percent(share) + " [" + Numbers.percent(group.lower()) + ", " + Numbers.percent(group.upper())
                + "]";
    }

    private static String title(FailedPath path) {
        StringBuilder title = new StringBuilder(Words.title(path.failure()));
        if (!path.trigger().isEmpty()) {
            title.append(" (").append(path.trigger()).append(", ");
            title.append(Words.trigger(path.trigger())).append(')');
        }
        title.append(" in ").append(path.scenario());
        return path.step().isEmpty()
                ? title.toString()
                : title.append(", step ").append(Words.name(path.step())).toString();
    }

    private static String fileName(int index, Group group) {
        FailedPath path = group.path();
        String slug = (path.failure() + "-" + path.trigger() + "-" + path.scenario() + "-" + path.step())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
        return String.format(Locale.ROOT, "%02d-%s.md", index + 1, slug);
    }

    private static String group(ReviewPack pack, Group group) {
        StringBuilder text = new StringBuilder("# ");
        text.append(Markdown.text(title(group.path()))).append("\n\n");
        String meaning = Words.containment(group.path().failure());
        text.append(meaning.isEmpty() ? "" : meaning + ". ");
        long number = group.contacts().bad();
        text.append(Numbers.count(number)).append(number == 1 ? " contact, " : " contacts, ");
        text.append(share(group)).append(" of the valid ones");
        text.append(
                number > group.examples().size()
                        ? "; the first " + group.examples().size() + ":\n"
                        : ":\n");
        for (ContactId contact : group.examples()) {
            conversation(
                    Conversation.of(contact.toString(), "", pack.transcripts().getOrDefault(contact, List.of())), text);
        }
        return text.toString();
    }

    private static void conversation(Conversation conversation, StringBuilder text) {
        text.append("\n## ").append(conversation.contact()).append("\n\n");
        text.append(Markdown.text(conversation.about())).append("\n\n");
        for (Line line : conversation.lines()) {
            text.append("- **")
                    .append(Markdown.text(line.who()))
                    .append("** at ")
                    .append(line.at());
            for (Line.Tag tag : line.tags()) {
                boolean bad = tag.kind().equals("bad");
                text.append(bad ? " · **" : " · ")
                        .append(Markdown.text(tag.text()))
                        .append(bad ? "**" : "");
            }
            text.append('\n');
            if (!line.text().isEmpty()) {
                text.append("  > ").append(Markdown.text(line.text())).append('\n');
            }
            if (!line.note().isEmpty()) {
                text.append("\n  Why: ").append(Markdown.text(line.note())).append('\n');
            }
        }
        text.append('\n').append(Markdown.text(conversation.end())).append('\n');
    }

    private static Map<String, Object> root(ReviewPack pack) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", 1);
        root.put("run", pack.manifest().runId());
        root.put("agent", pack.manifest().agent().name());
        root.put("paths", pack.groups().stream().map(ReviewFiles::json).toList());
        return root;
    }

    private static Map<String, Object> json(Group group) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("failure", group.path().failure());
        block.put(
                "trigger",
                group.path().trigger().isEmpty() ? null : group.path().trigger());
        block.put("scenario", group.path().scenario());
        block.put("step", group.path().step().isEmpty() ? null : group.path().step());
        block.put("contacts", group.contacts().bad());
        block.put("validContacts", group.contacts().total());
        block.put("lower", group.lower());
        block.put("upper", group.upper());
        block.put("examples", group.examples().stream().map(ContactId::toString).toList());
        return block;
    }
}
