package dev.clamor.cli.run;

import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.cli.agent.OpenAgents;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.cli.terminal.Version;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.Channels;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.persona.RandomStreams;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Folders of runs on the reference agent in virtual time: valid, quick, and the same on every machine. */
public final class VirtualRuns {
    private static final String URL = "http://agent.test/chat";
    private static final long MICROS_BETWEEN = 100_000;
    private static final long REPLY_LIMIT_MICROS = 30_000_000;

    private VirtualRuns() {}

    /**
     * A run of the packaged plan drizzle.
     *
     * @param declared the agent's behaviour file; empty for a clean agent
     * @param objectives a file, or null for the packaged ones
     */
    public static void write(
            Path folder, String runId, long seed, int contacts, String declared, @Nullable Path objectives) {
        Suite suite = SuiteLoader.load("drizzle", objectives);
        RunPlan plan = suite.plan().atMost(contacts);
        DeclaredBehaviour behaviour =
                declared.isEmpty() ? DeclaredBehaviour.clean() : DeclaredBehaviour.parse("flaws.yaml", declared);
        AgentUnderTest agent = AgentUnderTest.spokenToNatively(
                "reference-agent", URI.create(URL), declared, Channels.ALL, Optional.empty());
        var manifest = Manifests.of(
                suite,
                plan,
                seed,
                runId,
                "clamor run",
                OpenAgents.of(agent),
                contacts,
                Manifest.Faults.NONE,
                Manifest.Knee.NONE,
                Optional.empty(),
                Instant.parse("2026-01-02T03:04:05Z"));
        try (RunArchive.EventLog log = RunArchive.create(folder, manifest)) {
            Cast cast = suite.crowd().cast(Stage.Mix.SAME, new RandomStreams(seed));
            talk(
                    plan,
                    seed,
                    runId,
                    contacts,
                    new ReferenceAgent(behaviour, seed),
                    log,
                    index -> cast.plan(index, index * MICROS_BETWEEN, "steady", true));
        }
    }

    /** A run of a plan as it stands, on the clean agent: every contact in its stage and from that stage's cast. */
    public static void write(Path folder, Suite suite, long seed) {
        RunPlan plan = suite.plan();
        long[] due = PlannedLoad.of(plan, seed, Shard.WHOLE).due();
        AgentUnderTest agent =
                AgentUnderTest.spokenToNatively("reference-agent", URI.create(URL), "", Channels.ALL, Optional.empty());
        var manifest = Manifests.of(
                suite.sending(plan.workload(), due),
                plan,
                seed,
                "staged",
                "clamor run",
                OpenAgents.of(agent),
                due.length,
                Manifest.Faults.NONE,
                Manifest.Knee.NONE,
                Optional.empty(),
                Instant.parse("2026-01-02T03:04:05Z"));
        Function<Stage, Cast> casts = suite.crowd().casts(new RandomStreams(seed));
        try (RunArchive.EventLog log = RunArchive.create(folder, manifest)) {
            talk(
                    plan,
                    seed,
                    "staged",
                    due.length,
                    new ReferenceAgent(DeclaredBehaviour.clean(), seed),
                    log,
                    index -> contact(casts, plan.workload().stageAt(due[(int) index]), index, due[(int) index]));
        }
    }

    private static ContactPlan contact(Function<Stage, Cast> casts, Stage stage, long index, long dueMicros) {
        return casts.apply(stage).plan(index, dueMicros, stage.name(), !stage.warmUp());
    }

    private static void talk(
            RunPlan plan,
            long seed,
            String runId,
            int contacts,
            ReferenceAgent agent,
            EventSink log,
            LongFunction<ContactPlan> contact) {
        long end = contacts * MICROS_BETWEEN + 3_600_000_000L;
        log.accept(new RunEvent.HealthSampled(contacts * MICROS_BETWEEN, contacts, 1, 900, 500, 800, 0, 0.2, 0));
        new VirtualRun(
                        new RandomStreams(seed),
                        AgentUnderTest.spokenToNatively("agent", URI.create(URL), "", Channels.ALL, Optional.empty())
                                .settings(plan.timeScale(), plan.leaving()),
                        new NativeCodec(CodecContext.plain(
                                URI.create(URL), new CodecContext.Caller(Version.number(), runId, "chat"))),
                        (request, now) -> answered(agent.answer(request.body(), 0)),
                        REPLY_LIMIT_MICROS,
                        log)
                .run(0, contacts, contact);
        log.accept(new RunEvent.RunEnded(end, contacts, contacts, contacts, RunEvent.EndReason.COMPLETED, 0));
    }

    private static VirtualAgent.Answered answered(Served served) {
        return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
    }
}
