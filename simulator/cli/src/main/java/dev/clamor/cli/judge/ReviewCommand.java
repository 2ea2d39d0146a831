package dev.clamor.cli.judge;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.ContactAssembler;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.review.FailedPaths;
import dev.clamor.results.review.FailedPaths.Group;
import dev.clamor.results.review.ReviewFiles;
import dev.clamor.results.review.ReviewPack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The failed paths of a run, for the people who will mend the agent. */
@Command(
        name = "review",
        description = "Writes a review pack of a run's failed paths: grouped, counted, with transcripts and a form.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor review results/runs/RUN_ID                 writes RUN_ID/review/README.md and what it names",
            "  clamor review results/runs/RUN_ID --each 10 --out /tmp/review",
            "  clamor review results/runs/RUN_ID --json          writes the same and prints review.json"
        })
public final class ReviewCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "the run's folder")
    private Path folder;

    @Option(names = "--out", paramLabel = "DIR", description = "the pack's folder (default: review in the run's)")
    private @Nullable Path out;

    @Option(
            names = "--each",
            paramLabel = "N",
            defaultValue = "5",
            description = "transcripts of each path, at most (default: ${DEFAULT-VALUE})")
    private int each;

    @Option(names = "--json", description = "print review.json instead of words")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ReviewPack pack = pack();
        Path target = out == null ? folder.resolve("review") : out;
        ReviewFiles.write(target, pack);
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.print(ReviewFiles.json(pack));
            terminal.flush();
        } else {
            print(pack, target, terminal);
        }
        return 0;
    }

    private ReviewPack pack() {
        Manifest manifest = RunArchive.manifest(folder);
        FailedPaths paths = new FailedPaths(Math.max(0, each));
        ContactAssembler contacts = new ContactAssembler();
        RunArchive.readForCounting(folder, event -> {
            if (event instanceof TurnEvent turn) {
                contacts.accept(turn).ifPresent(paths::accept);
            }
        });
        List<Group> groups = paths.snapshot();
        return new ReviewPack(manifest, groups, transcripts(groups));
    }

    private SortedMap<ContactId, List<TurnEvent>> transcripts(List<Group> groups) {
        SortedMap<ContactId, List<TurnEvent>> transcripts = new TreeMap<>();
        groups.forEach(group -> group.examples().forEach(id -> transcripts.put(id, new ArrayList<>())));
        RunArchive.readOnly(folder, transcripts.keySet(), event -> {
            if (event instanceof TurnEvent turn) {
                List<TurnEvent> events = transcripts.get(turn.contact());
                if (events != null) {
                    events.add(turn);
                }
            }
        });
        return transcripts;
    }

    private static void print(ReviewPack pack, Path target, PrintWriter out) {
        for (Group group :
                pack.groups().subList(0, Math.min(SHOWN, pack.groups().size()))) {
            out.println(String.format(
                    "%6d  %s, %s%s",
                    group.contacts().bad(),
                    group.path().failure(),
                    group.path().scenario(),
                    group.path().step().isEmpty() ? "" : ", " + group.path().step()));
        }
        int more = pack.groups().size() - SHOWN;
        out.println(more > 0 ? "        and " + more + " more paths" : "");
        out.println("Review   " + target.resolve("README.md"));
    }
}
