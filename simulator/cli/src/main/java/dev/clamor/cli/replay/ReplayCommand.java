package dev.clamor.cli.replay;

import dev.clamor.cli.agent.AgentTarget;
import dev.clamor.cli.input.Durations;
import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.live.Screen;
import dev.clamor.cli.shelf.Shelf;
import dev.clamor.cli.terminal.Json;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A contact of a run, turn by turn. */
@Command(
        name = "replay",
        description =
                "Shows a contact of a run turn by turn, as it was recorded, or lives it again with an agent and says"
                        + " from which turn on it went another way.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor replay results/runs/RUN_ID c-000042           as it was",
            "  clamor replay production c-000042 --live             again, with the reference agent as it was then",
            "  clamor replay results/runs/RUN_ID c-000042 --agent agent.yaml",
            "  clamor replay results/runs/RUN_ID c-000042 --json",
            "",
            "Live, the same customer comes about the same matter with the same random numbers. What is said first is the",
            "same; what follows is, as long as the agent answers the same and as fast. That the agent says the same in",
            "other words is no difference. Exit codes: 0 shown, whatever it is; 2 no such contact."
        })
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_DIR|NAME", description = "a run's folder or id, or a baseline's name")
    private String run;

    @Parameters(index = "1", paramLabel = "CONTACT", description = "which contact of the run: c-000042")
    private String contact;

    @Option(names = "--live", description = "live it again, without --agent with the reference agent as it was then")
    private boolean live;

    @Mixin
    private AgentTarget target;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "a reply later than this is a timeout (default: the target file's, or 30s)")
    private @Nullable String timeout;

    @Option(names = "--json", description = "print the turns and the first difference as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Shelf.run("RUN_DIR", run);
        boolean again = live || target.given();
        if (!again && timeout != null) {
            throw Invalid.of("--timeout", "--live or --agent beside it", "neither");
        }
        List<TurnEvent> then = recorded(folder, Relived.parse("CONTACT", contact));
        List<TurnEvent> now = again ? lived(folder) : List.of();
        Manifest manifest = RunArchive.manifest(folder);
        ReplayAnswer answer = ReplayAnswer.of(manifest, then, again ? Optional.of(now) : Optional.empty());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(answer, out);
        } else if (again) {
            out.println();
            out.println(ReplayText.of(answer));
        } else {
            out.println("contact " + answer.contact() + " of run " + Printable.of(answer.run()) + ", as recorded");
            then.forEach(new Transcript(out, Ansi.AUTO, Screen.wrapping())::accept);
        }
        return 0;
    }

    private static List<TurnEvent> recorded(Path folder, ContactId contact) {
        List<TurnEvent> events = new ArrayList<>();
        RunArchive.readOnly(folder, Set.of(contact), event -> {
            if (event instanceof TurnEvent turn && turn.contact().equals(contact)) {
                events.add(turn);
            }
        });
        if (events.isEmpty()) {
            throw Invalid.of("CONTACT", "a contact that began in the run", contact.toString());
        }
        return events;
    }

    private List<TurnEvent> lived(Path folder) throws IOException, InterruptedException {
        target.check();
        double seconds = timeout == null ? Double.NaN : Durations.seconds("--timeout", timeout);
        Relived again = Relived.of(folder, "CONTACT", contact);
        List<TurnEvent> events = new ArrayList<>();
        again.meet(target, sink(again, events), seconds);
        return events;
    }

    /** Keeps the events, and prints them as they come unless JSON is wanted. */
    private EventSink sink(Relived again, List<TurnEvent> events) {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(again + ", live");
        }
        Transcript transcript = new Transcript(out, Ansi.AUTO, Screen.wrapping());
        return (LogEvent event) -> {
            if (event instanceof TurnEvent turn) {
                events.add(turn);
            }
            if (!json) {
                transcript.accept(event);
            }
        };
    }
}
