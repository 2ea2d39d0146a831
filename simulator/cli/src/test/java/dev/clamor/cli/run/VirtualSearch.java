package dev.clamor.cli.run;

import dev.clamor.cli.judge.Judging;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.load.plan.KneeSchedule;
import dev.clamor.load.plan.KneeSettings;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Workload;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.persona.RandomStreams;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.archive.Sharding;
import dev.clamor.results.knee.Knee;
import dev.clamor.results.knee.KneeCounter;
import dev.clamor.results.slo.Objectives;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A whole search in virtual time: schedule, monitor and answer are the real ones; the agent is the declared queue of the
 * reference agent, and a contact is {@value #MESSAGES} messages with pauses between, the third of which is breached with the
 * chance that its {@link Law} gives at the load that it finds.
 */
public final class VirtualSearch {
    static final int MESSAGES = 6;
    static final String OBJECTIVE = "no-misses";

    private static final String OBJECTIVES = """
            apiVersion: clamor/v1
            kind: Objectives
            metadata: {name: virtual}
            spec:
              objectives:
                - {id: no-misses, indicator: breachFree, target: 0.90, gating: true, estimand: suite}
            """;
    private static final double THINK_SECONDS = 1;
    private static final int BREACHABLE = 3;
    private static final double AHEAD_SECONDS = 1;
    private static final double MICROS = 1e6;

    /** How likely a message is breached. */
    public interface Law {
        double chance(double load, double nowSeconds);
    }

    private final DeclaredBehaviour agent;
    private final Law law;
    private final KneeSettings settings;
    private final KneeSchedule schedule;
    private final RunMetrics metrics;
    private final KneeCounter counter;
    private final List<KneeCounter> halves;
    private final SplittableRandom random;
    private final PriorityQueue<Happening> happenings =
            new PriorityQueue<>(Comparator.comparingDouble(Happening::at).thenComparingLong(Happening::order));
    private final Deque<Message> waiting = new ArrayDeque<>();
    private EventSink log = event -> {};
    private long order;
    private double now;
    private int busy;
    private int open;

    private record Happening(double at, long order, Runnable what) {}

    private record Message(Contact contact, double sent) {}

    private final class Contact {
        private final Schedule.Arrival arrival;
        private final ContactId id;
        private int turn;
        private boolean breached;

        Contact(Schedule.Arrival arrival) {
            this.arrival = arrival;
            this.id = ContactId.ofArrival(arrival.index());
        }

        void open() {
            open++;
            tell(new TurnEvent.ContactOpened(
                    id,
                    micros(),
                    arrival.dueMicros(),
                    arrival.stage().name(),
                    !arrival.stage().warmUp(),
                    open,
                    "p",
                    "s" + arrival.index() % 60,
                    "shop",
                    "i",
                    2,
                    Disposition.CONTAIN,
                    false,
                    0));
            think();
        }

        void think() {
            later(-THINK_SECONDS * Math.log(1 - random.nextDouble()), this::speak);
        }

        void speak() {
            turn++;
            tell(new TurnEvent.CustomerSpoke(
                    id,
                    micros(),
                    micros(),
                    turn,
                    CustomerAct.values()[0],
                    "g",
                    0,
                    "",
                    "x",
                    Tone.values()[0],
                    0,
                    List.of(),
                    false,
                    List.of(),
                    List.of()));
            waiting.addLast(new Message(this, now));
            work();
        }

        void hear(double sent) {
            long latency = Math.max(1, Math.round((now - sent) * MICROS));
            tell(new TurnEvent.AgentReplied(
                    id,
                    micros(),
                    turn,
                    latency,
                    latency,
                    latency,
                    0,
                    ReplyClass.values()[0],
                    "",
                    JourneyStep.values()[0],
                    false,
                    "y",
                    null,
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    Double.NaN));
            if (turn < MESSAGES) {
                think();
                return;
            }
            open--;
            tell(new TurnEvent.ContactClosed(
                    id, micros(), new ConversationOutcome.Contained(true), List.of(), breached, false));
        }
    }

    public VirtualSearch(DeclaredBehaviour agent, Law law, KneeSettings settings, long seed) {
        this.agent = agent;
        this.law = law;
        this.settings = settings;
        this.random = new SplittableRandom(seed);
        this.schedule = new KneeSchedule(settings, Workload.Spacing.POISSON, new RandomStreams(seed), 30, 0, 0);
        Manifest manifest = manifest(0);
        Objectives objectives = Judging.objectives(manifest);
        MetricsConfig config = Judging.config(objectives);
        this.counter = new KneeCounter(manifest, objectives, config);
        this.halves =
                List.of(new KneeCounter(manifest, objectives, config), new KneeCounter(manifest, objectives, config));
        KneeFollower follower = new KneeFollower(schedule, objectives, config, manifest.knee());
        this.metrics = new RunMetrics(config, contact -> {
            follower.accept(contact);
            counter.accept(contact);
            halves.get((int) contact.opened().contact().arrival() % 2).accept(contact);
        });
    }

    private Manifest manifest(double atLeast) {
        Manifest.Source none = new Manifest.Source("none", "");
        return new Manifest(
                1,
                "virtual",
                "0.1.0",
                "2026-01-02T03:04:05Z",
                "clamor run --find-knee",
                1,
                none,
                new Manifest.Source("objectives.yaml", OBJECTIVES),
                List.of(new Manifest.Weighted("p", 1, "")),
                List.of(),
                "abc",
                new Manifest.Agent("queue", "http://agent.test/chat", "native", ""),
                1,
                schedule.planned(),
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>(),
                Manifest.Conditions.UNKNOWN,
                Sharding.WHOLE,
                new Manifest.Knee(
                        settings.from(),
                        settings.to(),
                        settings.factor(),
                        settings.mostContacts(),
                        settings.mostSeconds(),
                        settings.leadSeconds(),
                        settings.resolution(),
                        settings.mostSteps(),
                        atLeast),
                Manifest.Faults.NONE);
    }

    Knee run() {
        ask();
        for (Happening next = happenings.poll(); next != null; next = happenings.poll()) {
            now = next.at;
            next.what.run();
        }
        return counter.knee().orElseThrow();
    }

    /** The answer by two counters, each of which took every other contact. */
    Knee byHalves() {
        halves.get(1).combine(halves.get(0));
        return halves.get(1).knee().orElseThrow();
    }

    /** The same with its log in a folder, as a run of which so many conversations a second were asked for. */
    public Knee run(Path folder, double atLeast) {
        try (RunArchive.EventLog archived = RunArchive.create(folder, manifest(atLeast))) {
            log = archived;
            Knee knee = run();
            long contacts = schedule.planned();
            log.accept(new RunEvent.HealthSampled(micros(), contacts, 0, 900, 500, 800, 0, 0.2, 0));
            log.accept(new RunEvent.RunEnded(micros(), contacts, contacts, contacts, RunEvent.EndReason.COMPLETED, 0));
            return knee;
        }
    }

    private void tell(TurnEvent event) {
        log.accept(event);
        metrics.accept(event);
    }

    /** Asks for the next contact about as late as the generator does. */
    private void ask() {
        Schedule.@Nullable Arrival arrival = schedule.next();
        if (arrival != null) {
            double due = arrival.dueMicros() / MICROS;
            later(due - now, new Contact(arrival)::open);
            later(Math.max(0, due - AHEAD_SECONDS - now), this::ask);
        }
    }

    private void work() {
        while (busy < agent.workers() && !waiting.isEmpty()) {
            double load = (busy + waiting.size()) / (double) agent.workers();
            Message message = waiting.removeFirst();
            busy++;
            if (message.contact.turn == BREACHABLE) {
                message.contact.breached = random.nextDouble() < law.chance(load, now);
            }
            double normal =
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
            later(agent.medianMillis() / 1e3 * Math.exp(agent.sigma() * normal), () -> {
                busy--;
                message.contact.hear(message.sent);
                work();
            });
        }
    }

    private void later(double seconds, Runnable what) {
        happenings.add(new Happening(now + seconds, order++, what));
    }

    private long micros() {
        return Math.round(now * MICROS);
    }
}
