package dev.clamor.referenceagent;

import dev.clamor.referenceagent.dialogue.Conversation;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.referenceagent.dialogue.FrontDesk;
import dev.clamor.referenceagent.dialogue.Overheard;
import dev.clamor.referenceagent.knowledge.Knowledge;
import dev.clamor.referenceagent.language.Listener;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private final DeclaredBehaviour behaviour;
    private final long seed;
    private final FrontDesk frontDesk;
    private final Map<String, Seat> seats;

    /** A conversation and what is known about its requests, finished or not. Its own lock. */
    private static final class Seat {
        private final Conversation conversation;
        private final long number;
        private int requests;
        private int newestInterruption = -1;

        Seat(long number) {
            this.number = number;
            this.conversation = new Conversation(number);
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

    public ReferenceAgent(DeclaredBehaviour behaviour, long seed) {
        this.behaviour = behaviour;
        this.seed = seed;
        boolean leaks = behaviour.rates().getOrDefault(Flaw.LEAK, 0.0) > 0
                || behaviour.pressure().rates().getOrDefault(Flaw.LEAK, 0.0) > 0;
        this.frontDesk = new FrontDesk(Learnt.KNOWLEDGE, Learnt.LISTENER, new Overheard(leaks), CANARY);
        this.seats = new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Seat> eldest) {
                return size() > CONVERSATIONS_KEPT;
            }
        };
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
        Seat seat = seat(request.conversation());
        synchronized (seat) {
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
        synchronized (seat) {
            boolean superseded = seat.newestInterruption > arrival.occasion();
            byte[] body = Wire.write(
                    frontDesk.answer(seat.conversation, arrival.request().message(superseded), chance),
                    arrival.request());
            return new Served(200, body, micros, false);
        }
    }

    private SeededChance chance(Seat seat, double pressure) {
        return new SeededChance(behaviour, seed, seat.number, pressure);
    }

    private Seat seat(String id) {
        synchronized (seats) {
            return seats.computeIfAbsent(id, key -> new Seat(SeededChance.number(key)));
        }
    }
}
