package dev.clamor.load.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a planned fault does while it is on. */
public sealed interface FaultKind {
    /** How plans and the log call it, for example {@code slow_drip}. */
    default String word() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** Which way bytes go. */
    enum Direction {
        TO_AGENT,
        FROM_AGENT,
        BOTH;

        /** Whether what goes to the agent is concerned. */
        public boolean toAgent() {
            return this != FROM_AGENT;
        }

        /** Whether what comes from the agent is concerned. */
        public boolean fromAgent() {
            return this != TO_AGENT;
        }
    }

    /** Between us and the agent, on a share of the connections. */
    sealed interface OnWire extends FaultKind {
        /** Share of the connections that it concerns, from 0 to 1. */
        double share();
    }

    /** In the agent: only the reference agent can be told. */
    sealed interface InAgent extends FaultKind {}

    /**
     * Bytes come later.
     *
     * @param millis by so much, in each direction concerned
     * @param jitterMillis more or less by up to so much, uniformly; their order stays
     */
    record Latency(double millis, double jitterMillis, Direction direction, double share) implements OnWire {}

    /** So many bytes a second at most, on each connection in each direction concerned. */
    record Bandwidth(double bytesPerSecond, Direction direction, double share) implements OnWire {}

    /** Connections are reset: open ones when it begins, later ones when something is sent. */
    record Reset(double share) implements OnWire {}

    /** Nothing gets through and nothing connects until it is over; then comes what was sent meanwhile. */
    record Blackout(Direction direction, double share) implements OnWire {}

    /** Answers trickle in at this pace, a tenth of a second's worth at a time. */
    record SlowDrip(double bytesPerSecond, double share) implements OnWire {}

    /**
     * Requests are answered with a status before they reach the agent.
     *
     * @param code from 400 to 599
     * @param share of the requests, from 0 to 1
     * @param retryAfterSeconds what the header {@code Retry-After} says; negative for no such header
     */
    record Status(int code, double share, int retryAfterSeconds) implements FaultKind {}

    /**
     * What the agent's back end does.
     *
     * @param fails share of its actions and look-ups that fail, from 0 to 1
     * @param slowMillis how much longer each takes
     */
    record Dependency(double fails, double slowMillis) implements InAgent {}

    /**
     * Another knowledge or behaviour.
     *
     * @param behaviour a behaviour file, {@code packaged} or {@code clean}; empty for the one that it has
     * @param rates rates of flaws that replace those of that behaviour, by their names in a behaviour file
     */
    record Content(String behaviour, Map<String, Double> rates) implements InAgent {
        /** Keeps the order of the rates. */
        public Content {
            rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
        }
    }

    /** Its process is killed when it begins and started again when it ends; conversations are forgotten. */
    record Restart() implements InAgent {}

    /**
     * Something outside, never through a shell.
     *
     * @param begin program and arguments when it begins
     * @param end the same when it ends; empty for nothing
     */
    record Command(List<String> begin, List<String> end) implements FaultKind {}
}
