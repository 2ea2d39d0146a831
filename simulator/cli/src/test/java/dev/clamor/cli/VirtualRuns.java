package dev.clamor.cli;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.persona.RandomStreams;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Folders of runs on the reference agent in virtual time: valid, quick, and the same on every machine. */
final class VirtualRuns {
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
    static void write(Path folder, String runId, long seed, int contacts, String declared, @Nullable Path objectives) {
        Suite suite = SuiteLoader.load("drizzle", objectives);
        RunPlan plan = suite.plan().atMost(contacts);
        DeclaredBehaviour behaviour =
                declared.isEmpty() ? DeclaredBehaviour.clean() : DeclaredBehaviour.parse("flaws.yaml", declared);
        AgentUnderTest agent = AgentUnderTest.spokenToNatively("reference-agent", URI.create(URL), declared, () -> {});
        var manifest = Manifests.of(
                suite,
                plan,
                seed,
                runId,
                "clamor run",
                agent,
                contacts,
                Instant.parse("2026-01-02T03:04:05Z"),
                Manifest.Knee.NONE);
        try (RunArchive.EventLog log = RunArchive.create(folder, manifest)) {
            talk(suite, plan, seed, runId, contacts, new ReferenceAgent(behaviour, seed), log);
        }
    }

    private static void talk(
            Suite suite, RunPlan plan, long seed, String runId, int contacts, ReferenceAgent agent, EventSink log) {
        Cast cast = new Cast(suite.population(), suite.mix(), new RandomStreams(seed));
        long end = contacts * MICROS_BETWEEN + 3_600_000_000L;
        log.accept(new RunEvent.HealthSampled(contacts * MICROS_BETWEEN, contacts, 1, 900, 500, 800, 0, 0.2, 0));
        new VirtualRun(
                        new RandomStreams(seed),
                        AgentUnderTest.spokenToNatively("agent", URI.create(URL), "", () -> {})
                                .settings(plan.timeScale(), plan.leaving()),
                        new NativeCodec(CodecContext.plain(
                                URI.create(URL), new CodecContext.Caller(Version.number(), runId, "chat"))),
                        (request, now) -> answered(agent.answer(request.body(), 0)),
                        REPLY_LIMIT_MICROS,
                        log)
                .run(0, contacts, index -> cast.plan(index, index * MICROS_BETWEEN, "steady", true));
        log.accept(new RunEvent.RunEnded(end, contacts, contacts, contacts, RunEvent.EndReason.COMPLETED, 0));
    }

    private static VirtualAgent.Answered answered(Served served) {
        return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
    }
}
