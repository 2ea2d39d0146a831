package dev.clamor.cli.replay;

import dev.clamor.cli.agent.AgentTarget;
import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.cli.input.Durations;
import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.input.Named;
import dev.clamor.cli.live.Screen;
import dev.clamor.cli.shelf.RunIds;
import dev.clamor.cli.shelf.Shelf;
import dev.clamor.cli.terminal.Json;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.persona.Persona;
import dev.clamor.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One customer against an agent. */
@Command(
        name = "converse",
        description =
                "Lets one customer talk to an agent and prints it turn by turn, with the reason of every decision.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor converse",
            "  clamor converse --persona angry_repeat --scenario retail_damaged_item --seed 7",
            "  clamor converse --persona my-personas/boss.yaml --agent http://localhost:8080/chat",
            "  clamor converse --run results/runs/RUN_ID --contact c-000042       a contact of a run again",
            "  clamor converse --seed 7 --json"
        })
public final class ConverseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--persona",
            paramLabel = "ID|FILE",
            defaultValue = "rushed_commuter",
            description = "a packaged persona or a file (default: ${DEFAULT-VALUE})")
    private String persona;

    @Option(
            names = "--scenario",
            paramLabel = "ID|FILE",
            defaultValue = "telecom_billing_dispute",
            description = "a packaged scenario or a file (default: ${DEFAULT-VALUE})")
    private String scenario;

    @Option(names = "--seed", defaultValue = "1", description = "which customer (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "a reply later than this is a timeout (default: the target file's, or 30s)")
    private @Nullable String timeout;

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR|NAME",
            description = "live a contact of this run again; without --agent, with the reference agent as it was then")
    private @Nullable String run;

    @Option(names = "--contact", paramLabel = "ID", description = "which contact of the run: c-000042")
    private @Nullable String contact;

    @Option(names = "--json", description = "print the conversation as JSON, once it is over")
    private boolean json;

    @Mixin
    private AgentTarget target;

    @Override
    public Integer call() throws IOException, InterruptedException {
        target.check();
        double seconds = timeout == null ? Double.NaN : Durations.seconds("--timeout", timeout);
        List<TurnEvent> events = new ArrayList<>();
        EventSink sink =
                json ? keeping(events) : new Transcript(spec.commandLine().getOut(), Ansi.AUTO, Screen.wrapping());
        long customer = run == null && contact == null ? meet(sink, seconds) : meetAgain(sink, seconds);
        if (json) {
            Json.print(ConverseAnswer.of(customer, events), spec.commandLine().getOut());
        }
        return 0;
    }

    private static EventSink keeping(List<TurnEvent> events) {
        return event -> {
            if (event instanceof TurnEvent turn) {
                events.add(turn);
            }
        };
    }

    /** The seed of the one who met the agent. */
    private long meet(EventSink sink, double seconds) throws IOException, InterruptedException {
        ContactPlan plan = made();
        try (AgentUnderTest agent = target.open(seed)) {
            new Encounter(plan, seed, 1, DialogueSettings.Leaving.SURVEY_EXIT, RunIds.now("converse"))
                    .with(agent, sink, seconds);
        }
        return seed;
    }

    private long meetAgain(EventSink sink, double seconds) throws IOException, InterruptedException {
        Relived again = relived();
        if (!json) {
            spec.commandLine().getOut().println(again);
        }
        again.meet(target, sink, seconds);
        return again.manifest().seed();
    }

    private ContactPlan made() {
        Problems problems = new Problems();
        Persona who = Named.persona(persona, problems);
        Scenario why = Named.scenario(scenario, problems);
        problems.throwIfAny();
        return new ContactPlan(ContactId.ofArrival(0), who, why, 0, "converse", true);
    }

    private Relived relived() {
        if (run == null || contact == null || given("--persona") || given("--scenario") || given("--seed")) {
            throw Invalid.of(
                    "converse",
                    "--run with --contact, or --persona, --scenario and --seed",
                    "some of both, or one alone");
        }
        return Relived.of(Shelf.run("--run", run), "--contact", contact);
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }
}
