package dev.clamor.cli;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.ReplyClass;
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
import dev.clamor.results.knee.Knee;
import dev.clamor.results.knee.KneeCounter;
import dev.clamor.results.knee.KneeMonitor;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import java.math.BigDecimal;
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
final class VirtualSearch {
    static final int MESSAGES = 6;
    static final String OBJECTIVE = "no-misses";

    private static final double THINK_SECONDS = 1;
    private static final int BREACHABLE = 3;
    private static final double AHEAD_SECONDS = 1;
    private static final double MICROS = 1e6;

    /** How likely a message is breached. */
    interface Law {
        double chance(double load, double nowSeconds);
    }

    private final DeclaredBehaviour agent;
    private final Law law;
    private final KneeSchedule schedule;
    private final RunMetrics metrics;
    private final KneeCounter counter;
    private final SplittableRandom random;
    private final PriorityQueue<Happening> happenings =
            new PriorityQueue<>(Comparator.comparingDouble(Happening::at).thenComparingLong(Happening::order));
    private final Deque<Message> waiting = new ArrayDeque<>();
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
            metrics.accept(new TurnEvent.ContactOpened(
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
            metrics.accept(new TurnEvent.CustomerSpoke(
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
            metrics.accept(new TurnEvent.AgentReplied(
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
            metrics.accept(new TurnEvent.ContactClosed(
                    id, micros(), new ConversationOutcome.Contained(true), List.of(), breached, false));
        }
    }

    VirtualSearch(DeclaredBehaviour agent, Law law, KneeSettings settings, long seed) {
        this.agent = agent;
        this.law = law;
        this.random = new SplittableRandom(seed);
        this.schedule = new KneeSchedule(settings, Workload.Spacing.POISSON, new RandomStreams(seed), 30, 0, 0);
        Manifest.Knee search = search(settings);
        MetricsConfig config = new MetricsConfig(new TreeMap<Long, Long>().navigableKeySet(), 2, 0);
        this.counter = new KneeCounter(manifest(search), objectives(), config);
        KneeMonitor monitor = new KneeMonitor(objectives(), config, search, steering(schedule));
        this.metrics = new RunMetrics(config, contact -> {
            monitor.accept(contact);
            counter.accept(contact);
        });
    }

    private static KneeMonitor.Listener steering(KneeSchedule schedule) {
        return new KneeMonitor.Listener() {
            @Override
            public void step(LoadStep step, State state, boolean over) {
                schedule.heard(step, state == State.MET, state == State.BREACHED, over);
            }

            @Override
            public void drained(LoadStep drain) {
                schedule.drained(drain);
            }
        };
    }

    private static Objectives objectives() {
        Slo slo = new Slo(OBJECTIVE, "breachFree", new BigDecimal("0.90"), true, 0.95, 50, Slo.Estimand.SUITE, "");
        return new Objectives("virtual", 28, 0, List.of(slo));
    }

    private static Manifest.Knee search(KneeSettings s) {
        return new Manifest.Knee(
                s.from(),
                s.to(),
                s.factor(),
                s.mostContacts(),
                s.mostSeconds(),
                s.leadSeconds(),
                s.resolution(),
                s.mostSteps(),
                0);
    }

    private static Manifest manifest(Manifest.Knee search) {
        Manifest.Source none = new Manifest.Source("none", "");
        return new Manifest(
                1,
                "virtual",
                "0",
                "",
                "",
                1,
                none,
                none,
                List.of(),
                List.of(),
                "",
                new Manifest.Agent("a", "", "native", ""),
                1,
                0,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>(),
                Manifest.Conditions.UNKNOWN,
                search);
    }

    Knee run() {
        ask();
        for (Happening next = happenings.poll(); next != null; next = happenings.poll()) {
            now = next.at;
            next.what.run();
        }
        return counter.knee().orElseThrow();
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
