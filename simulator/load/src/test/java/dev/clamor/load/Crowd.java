package dev.clamor.load;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.ConversationDigest;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.load.fault.Faults;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.SeatSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A small crowd with think times of next to nothing, and a sink that keeps what happened. */
final class Crowd implements EventSink {
    private static final RandomStreams STREAMS = new RandomStreams(20_261_121);
    private static final Cast CAST =
            new Cast(new Population(PersonaCatalog.packaged()), new ScenarioMix(ScenarioCatalog.packaged()), STREAMS);
    private static final DialogueSettings HASTY = new DialogueSettings(10_000, DialogueSettings.Leaving.SURVEY_EXIT);

    private static final double REQUEST_TIMEOUT_SECONDS = 10;
    private static final double DRAIN_SECONDS = 20;

    private final Queue<LogEvent> events = new ConcurrentLinkedQueue<>();
    private final Consumer<LogEvent> watcher;

    Crowd() {
        this(event -> {});
    }

    /** With someone who sees every event as it comes, on the event loop. */
    Crowd(Consumer<LogEvent> watcher) {
        this.watcher = watcher;
    }

    /** Evenly spaced arrivals. */
    LoadJob arriving(double perSecond, double seconds, URI agent) {
        Workload.OpenWorkload workload = even(perSecond, seconds);
        return job(workload, agent, codec(agent));
    }

    /** The same, with systems of record asked as a target file says. */
    LoadJob arriving(double perSecond, double seconds, URI agent, String target) {
        Problems problems = new Problems();
        Verification verification =
                Verification.read(Document.parse("target", target, problems).orElseThrow());
        problems.throwIfAny();
        Workload.OpenWorkload workload = even(perSecond, seconds);
        return job(workload, agent, codec(agent), verification);
    }

    /** The same under the agent's ceilings. */
    LoadJob arriving(double perSecond, double seconds, URI agent, Ceilings ceilings) {
        Workload.OpenWorkload workload = even(perSecond, seconds);
        return job(workload, codec(agent), agent, HASTY, Verification.NONE, ceilings);
    }

    /** Seats with an agent; contacts from {@code most} on are not sent, whatever the time. */
    LoadJob seated(Workload.ClosedWorkload seats, long most, Shard shard, Endpoint agent) {
        return new LoadJob(new SeatSchedule(seats, most, shard), CAST, agent, DRAIN_SECONDS, this, () -> 0);
    }

    /** Contacts of a workload with several agents, who have ceilings together. */
    LoadJob among(Schedule schedule, List<Endpoint> agents, Ceilings ceilings) {
        return new LoadJob(
                schedule,
                stage -> CAST,
                agents,
                ceilings,
                DRAIN_SECONDS,
                OptionalLong.empty(),
                this,
                () -> 0,
                Faults.NONE);
    }

    /** The same job, beginning at an instant. */
    static LoadJob startingAt(LoadJob job, long epochMillis) {
        return job.startingAt(OptionalLong.of(epochMillis));
    }

    /** An agent of a name under ceilings. */
    static Endpoint agent(String name, double weight, URI uri, Ceilings ceilings) {
        return new Endpoint(
                name,
                weight,
                uri,
                codec(uri),
                HASTY,
                Verification.NONE,
                ceilings,
                REQUEST_TIMEOUT_SECONDS,
                Endpoint.CONNECT_TIMEOUT_SECONDS);
    }

    /** The arrivals of an open workload. */
    static Schedule open(Workload.OpenWorkload workload, Shard shard) {
        return new FixedSchedule(workload, Arrivals.dueMicros(workload, 0, STREAMS), shard);
    }

    /** What the same contacts say on one thread in virtual time to {@link StubAgent#friendly}; {@code agent} by index. */
    static long inVirtualTime(int contacts, LongFunction<String> agent) {
        URI nowhere = URI.create("http://agent.test/");
        ConversationDigest digest = new ConversationDigest();
        byte[] reply = StubAgent.REPLY.getBytes(StandardCharsets.UTF_8);
        new VirtualRun(
                        STREAMS,
                        HASTY,
                        codec(nowhere),
                        (request, now) -> new VirtualAgent.Answered(200, reply, 2_000),
                        10_000_000,
                        digest)
                .run(0, contacts, index -> CAST.plan(index, 0, "only", true).to(agent.apply(index)));
        return digest.value();
    }

    /** What was said, whenever. */
    long digest() {
        ConversationDigest digest = new ConversationDigest();
        events.forEach(digest::accept);
        return digest.value();
    }

    /** So many contacts within a second over a protocol of the test's. */
    LoadJob speaking(AgentCodec protocol, int contacts, URI agent) {
        Workload.OpenWorkload workload = even(contacts, 1);
        return job(workload, agent, protocol);
    }

    /** So many contacts within a second whose requests cannot be made. */
    LoadJob stumbling(int contacts, URI agent) {
        AgentCodec broken = (contact, line, listener) -> {
            throw new IllegalStateException("a flaw of our own");
        };
        Workload.OpenWorkload workload = even(contacts, 1);
        return job(workload, agent, broken);
    }

    /** So many contacts within a second of whom nobody can say who they are. */
    LoadJob unplannable(int contacts) {
        URI nowhere = URI.create("http://127.0.0.1:9/");
        LoadJob job = job(even(contacts, 1), nowhere, codec(nowhere));
        return new LoadJob(
                job.schedule(),
                stage -> {
                    throw new IllegalStateException("a flaw of our own");
                },
                job.agents(),
                DRAIN_SECONDS,
                this,
                () -> 0);
    }

    /** The same job with less time for those in progress when no more are sent. */
    static LoadJob draining(LoadJob job, double seconds) {
        return new LoadJob(job.schedule(), job.cast(), job.agents(), seconds, job.sink(), job.backlog());
    }

    private static AgentCodec codec(URI agent) {
        return new NativeCodec(CodecContext.plain(agent, new CodecContext.Caller("test", "crowd", "chat")));
    }

    private static Workload.OpenWorkload even(double perSecond, double seconds) {
        return new Workload.OpenWorkload(
                List.of(new Stage("only", perSecond, perSecond, seconds, false)), Workload.Spacing.EVEN);
    }

    private LoadJob job(Workload.OpenWorkload workload, URI agent, AgentCodec codec) {
        return job(workload, agent, codec, Verification.NONE);
    }

    private LoadJob job(Workload.OpenWorkload workload, URI agent, AgentCodec codec, Verification verification) {
        DialogueSettings settings = new DialogueSettings(
                HASTY.timeScale(), HASTY.leaving(), HASTY.phrases(), HASTY.truth(), verification.asks());
        return job(workload, codec, agent, settings, verification, Ceilings.NONE);
    }

    private LoadJob job(
            Workload.OpenWorkload workload,
            AgentCodec codec,
            URI agent,
            DialogueSettings settings,
            Verification verification,
            Ceilings ceilings) {
        Endpoint endpoint = new Endpoint(
                "",
                1,
                agent,
                codec,
                settings,
                verification,
                ceilings,
                REQUEST_TIMEOUT_SECONDS,
                Endpoint.CONNECT_TIMEOUT_SECONDS);
        return new LoadJob(
                new FixedSchedule(workload, Arrivals.dueMicros(workload, 0, STREAMS), Shard.WHOLE),
                CAST,
                endpoint,
                DRAIN_SECONDS,
                this,
                () -> 0);
    }

    /** Due times of evenly spaced arrivals. */
    static LongStream due(double perSecond, double seconds) {
        return LongStream.of(Arrivals.dueMicros(even(perSecond, seconds), 0, STREAMS));
    }

    @Override
    public void accept(LogEvent event) {
        events.add(event);
        watcher.accept(event);
    }

    <T> List<T> seen(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The greatest number of contacts in progress at once, of those that a filter lets through. */
    long mostInProgress(Predicate<ContactId> which) {
        long now = 0;
        long most = 0;
        for (TurnEvent event : turns().filter(e -> which.test(e.contact())).toList()) {
            now += event instanceof TurnEvent.ContactOpened ? 1 : event instanceof TurnEvent.ContactClosed ? -1 : 0;
            most = Math.max(most, now);
        }
        return most;
    }

    /** Events of the contacts, in order. */
    Stream<TurnEvent> turns() {
        return seen(TurnEvent.class).stream();
    }

    RunEvent.RunEnded ended() {
        List<RunEvent.RunEnded> ends = seen(RunEvent.RunEnded.class);
        return ends.get(ends.size() - 1);
    }
}
