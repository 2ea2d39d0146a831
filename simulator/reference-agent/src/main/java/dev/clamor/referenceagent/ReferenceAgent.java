package dev.clamor.referenceagent;

import dev.clamor.referenceagent.backend.Ledger;
import dev.clamor.referenceagent.dialogue.Conversation;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.referenceagent.dialogue.FrontDesk;
import dev.clamor.referenceagent.dialogue.Overheard;
import dev.clamor.referenceagent.dialogue.Reply;
import dev.clamor.referenceagent.knowledge.Knowledge;
import dev.clamor.referenceagent.language.Listener;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A small but genuine customer-service agent with declared flaws: it understands free text, keeps state by conversation,
 * calls tools, keeps to limits and hands over. This is its core, without sockets and without a clock: bytes in, bytes
 * out. Safe for many threads; requests of one conversation are answered one after the other.
 *
 * <p>The conversations used least recently are forgotten beyond {@value #CONVERSATIONS_KEPT}.
 */
public final class ReferenceAgent {
    /** The secret in the agent's instructions. A reply that contains it has given the instructions away. */
    public static final String CANARY = "CANARY-7F31-WREN";

    static final int CONVERSATIONS_KEPT = 50_000;

    private static final byte[] UNREADABLE = "{\"reply\": \"I am \u0000 <br".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FAILED = "{\"error\": \"internal error\"}".getBytes(StandardCharsets.UTF_8);

    private volatile Conduct conduct;
    private final long seed;
    private final LongSupplier clock;
    /** It learns while others start; who asks before it is there waits. */
    private final CompletableFuture<FrontDesk> frontDesk;

    private final Map<String, Seat> seats;

    /** A conversation and what is known about its requests, finished or not. Its own lock. */
    private static final class Seat {
        private final long number;
        private final String run;
        private Conversation conversation;
        private @Nullable Telling telling;
        private int requests;
        private int newestInterruption = -1;

        Seat(long number, String run, LongSupplier clock) {
            this.number = number;
            this.run = run;
            this.conversation = new Conversation(number, clock);
        }
    }

    /**
     * A request that has arrived and is to be worked on.
     *
     * @param occasion      its place among the requests of its conversation, from 0
     * @param serviceMicros how long the work takes
     */
    record Arrival(Wire.Request request, Seat seat, int occasion, long serviceMicros) {
        String conversation() {
            return request.conversation();
        }
    }

    /** The language model of the packaged knowledge, learnt once: the same examples give the same model. */
    private static final class Learnt {
        private static final Knowledge KNOWLEDGE = Knowledge.packaged();
        private static final Listener LISTENER = new Listener(KNOWLEDGE);
    }

    /** An agent for whose books it is always the beginning of 1970. */
    public ReferenceAgent(DeclaredBehaviour behaviour, long seed) {
        this(behaviour, seed, () -> 0);
    }

    /**
     * @param clock milliseconds since 1970, for the books
     */
    public ReferenceAgent(DeclaredBehaviour behaviour, long seed, LongSupplier clock) {
        this(behaviour, seed, clock, false);
    }

    /** @param changeable whether its conduct may come to be another, so that it must keep what a leak would tell */
    ReferenceAgent(DeclaredBehaviour behaviour, long seed, LongSupplier clock, boolean changeable) {
        this.conduct = new Conduct(behaviour, 0);
        this.seed = seed;
        this.clock = clock;
        boolean leaks = changeable
                || behaviour.rates().getOrDefault(Flaw.LEAK, 0.0) > 0
                || behaviour.pressure().rates().getOrDefault(Flaw.LEAK, 0.0) > 0;
        this.frontDesk = CompletableFuture.supplyAsync(
                () -> new FrontDesk(Learnt.KNOWLEDGE, Learnt.LISTENER, new Overheard(leaks), CANARY));
        this.seats = new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Seat> eldest) {
                return size() > CONVERSATIONS_KEPT;
            }
        };
    }

    /** Waits until it has learnt what it is to know. */
    void awaitLearnt() {
        frontDesk.join();
    }

    Conduct conduct() {
        return conduct;
    }

    /** From the next request on the agent is like this; what it knows of its conversations stays. */
    void conduct(Conduct next) {
        conduct = next;
    }

    /**
     * Answers one request.
     *
     * @param requestBody a request of the native turn API, as bytes
     * @param pressure    messages in the house per worker; 0 when the agent is idle
     */
    public Served answer(byte[] requestBody, double pressure) {
        try {
            return finish(arrive(requestBody), pressure);
        } catch (Wire.Refused e) {
            return e.served();
        }
    }

    /** Takes a request in. Later requests of the conversation may arrive before this one is finished. */
    Arrival arrive(byte[] requestBody) throws Wire.Refused {
        Wire.Request request = Wire.read(requestBody);
        Seat seat = seat(request.conversation(), request.run());
        synchronized (seat) {
            if (seat.telling != null) {
                breakOff(seat.telling);
            }
            int occasion = seat.requests++;
            if (request.interrupts()) {
                seat.newestInterruption = occasion;
            }
            return new Arrival(request, seat, occasion, chance(seat, 0).serviceMicros(occasion));
        }
    }

    /** Does the work of a request. One that was interrupted meanwhile is noted and not acted on. */
    Served finish(Arrival arrival, double pressure) {
        Seat seat = arrival.seat();
        SeededChance chance = chance(seat, pressure);
        Served failed = failed(arrival, chance);
        if (failed != null) {
            return failed;
        }
        synchronized (seat) {
            seat.telling = null;
            Reply reply = reply(arrival, chance);
            byte[] body = Wire.write(reply, arrival.request());
            return new Served(200, body, arrival.serviceMicros() + backendMicros(reply), false);
        }
    }

    /** What comes instead of a reply by the declared flaws, if anything does. */
    private static @Nullable Served failed(Arrival arrival, SeededChance chance) {
        long micros = arrival.serviceMicros();
        if (chance.strikes(Flaw.ERROR, arrival.occasion())) {
            return new Served(500, FAILED, micros, false);
        }
        if (chance.strikes(Flaw.GARBAGE, arrival.occasion())) {
            return new Served(200, UNREADABLE, micros, false);
        }
        if (chance.strikes(Flaw.HANG, arrival.occasion())) {
            return new Served(200, FAILED, micros, true);
        }
        return null;
    }

    private Reply reply(Arrival arrival, SeededChance chance) {
        Seat seat = arrival.seat();
        return frontDesk.join().answer(seat.conversation, arrival.request().message(isSuperseded(arrival)), chance);
    }

    /** How much longer a reply takes because of what the back end was asked for it. */
    long backendMicros(Reply reply) {
        return reply.actions().size() * conduct.backendMicros();
    }

    private static boolean isSuperseded(Arrival arrival) {
        return arrival.seat().newestInterruption > arrival.occasion();
    }

    /** A reply that is to be told in parts, or what comes instead of it. */
    record Begun(@Nullable Served failed, @Nullable Telling telling) {}

    /**
     * Does the work of a request whose reply is told in parts. Until the last of them is out, {@link #breakOff} and any later
     * message of the conversation take back what it did: it is noted then and not acted on.
     */
    Begun begin(Arrival arrival, double pressure) {
        Seat seat = arrival.seat();
        SeededChance chance = chance(seat, pressure);
        Served failed = failed(arrival, chance);
        if (failed != null) {
            return new Begun(failed, null);
        }
        synchronized (seat) {
            Conversation before = isSuperseded(arrival) ? null : seat.conversation.copy();
            Telling telling = new Telling(arrival, reply(arrival, chance), pressure, before);
            seat.telling = telling;
            return new Begun(null, telling);
        }
    }

    /** Tells the next part of a reply. */
    Telling.Next next(Telling telling) {
        Seat seat = telling.arrival.seat();
        synchronized (seat) {
            Telling.Next next = telling.next();
            if (telling.over() && seat.telling == telling) {
                seat.telling = null;
            }
            return next;
        }
    }

    /** Nobody listens to the rest of a reply. Does nothing when it is over. */
    void breakOff(Telling telling) {
        Seat seat = telling.arrival.seat();
        synchronized (seat) {
            if (telling.over()) {
                return;
            }
            telling.stop();
            if (seat.telling == telling && telling.before != null) {
                seat.conversation = telling.before;
                frontDesk
                        .join()
                        .answer(
                                seat.conversation,
                                telling.arrival.request().message(true),
                                chance(seat, telling.pressure));
            }
            if (seat.telling == telling) {
                seat.telling = null;
            }
        }
    }

    /** What was really changed in a conversation, in order; nothing for one that is not known. */
    List<Ledger.Entry> changes(String conversation) {
        Seat seat;
        synchronized (seats) {
            seat = seats.get(conversation);
        }
        if (seat == null) {
            return List.of();
        }
        synchronized (seat) {
            return seat.conversation.changes();
        }
    }

    /** Forgets a conversation and what was changed in it. */
    void reset(String conversation) {
        synchronized (seats) {
            seats.remove(conversation);
        }
    }

    private SeededChance chance(Seat seat, double pressure) {
        return new SeededChance(conduct.behaviour(), seed, seat.number, pressure);
    }

    /** The seat of a conversation; the same id in another run is another conversation and takes the seat over. */
    private Seat seat(String id, String run) {
        synchronized (seats) {
            Seat seat = seats.get(id);
            if (seat == null || !seat.run.equals(run)) {
                seat = new Seat(SeededChance.number(id), run, clock);
                seats.put(id, seat);
            }
            return seat;
        }
    }
}
