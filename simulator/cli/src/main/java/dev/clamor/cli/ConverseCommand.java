package dev.clamor.cli;

import dev.clamor.conversation.ContactId;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.Scenario;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
            "  clamor converse --persona my-personas/boss.yaml --agent http://localhost:8080/chat"
        })
final class ConverseCommand implements Callable<Integer> {
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(30);

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

    @Mixin
    private AgentTarget target;

    @Override
    public Integer call() throws IOException, InterruptedException {
        target.check();
        Problems problems = new Problems();
        Persona who = Named.persona(persona, problems);
        Scenario why = Named.scenario(scenario, problems);
        problems.throwIfAny();
        double seconds = timeout == null ? Double.NaN : Durations.seconds("--timeout", timeout);
        ContactPlan plan = new ContactPlan(ContactId.ofArrival(0), who, why, 0, "converse", true);
        try (AgentUnderTest agent = target.open(seed)) {
            Dialogue dialogue = new Dialogue(
                    plan,
                    new RandomStreams(seed),
                    agent.settings(1, DialogueSettings.Leaving.SURVEY_EXIT),
                    new Transcript(spec.commandLine().getOut(), Ansi.AUTO));
            new LiveConversation(
                            dialogue,
                            plan,
                            agent.codec().apply(RunIds.of(Clock.systemUTC().instant(), "converse")),
                            agent.verification(),
                            limit(seconds, agent))
                    .run();
        }
        return 0;
    }

    private static Duration limit(double seconds, AgentUnderTest agent) {
        return Double.isNaN(seconds)
                ? agent.replyMicros()
                        .map(micros -> Duration.ofNanos(micros * 1_000))
                        .orElse(REPLY_LIMIT)
                : Duration.ofMillis((long) (1_000 * seconds));
    }
}
