package dev.clamor.load.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a planned fault does while it is on. */
public sealed interface FaultKind {
    /** How plans and the log call it, for example {@code slow_drip}. */
    default String word() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** What it does, for people: {@code 300 ms later, 100 ms more or less, both ways, on 50 % of the connections}. */
    String told();

    /** Three digits at most after the point, and none where there are none. */
    private static String number(double value) {
        return new BigDecimal(value)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String share(double share, String of) {
        return share == 1 ? "all " + of : number(100 * share) + " % of the " + of;
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

        private String told() {
            return this == BOTH ? "both ways" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
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

        /** {@code , on 50 % of the connections}. */
        private static String where(OnWire fault) {
            return ", on " + FaultKind.share(fault.share(), "connections");
        }
    }

    /** In the agent: only the reference agent can be told. */
    sealed interface InAgent extends FaultKind {}

    /**
     * Bytes come later.
     *
     * @param millis by so much, in each direction concerned
     * @param jitterMillis more or less by up to so much, uniformly; their order stays
     */
    record Latency(double millis, double jitterMillis, Direction direction, double share) implements OnWire {
        @Override
        public String told() {
            String jitter = jitterMillis == 0 ? "" : ", " + FaultKind.number(jitterMillis) + " ms more or less";
            return FaultKind.number(millis) + " ms later" + jitter + ", " + direction.told() + OnWire.where(this);
        }
    }

    /** So many bytes a second at most, on each connection in each direction concerned. */
    record Bandwidth(double bytesPerSecond, Direction direction, double share) implements OnWire {
        @Override
        public String told() {
            return FaultKind.number(bytesPerSecond) + " bytes a second at most, " + direction.told()
                    + OnWire.where(this);
        }
    }

    /** Connections are reset: open ones when it begins, later ones when something is sent. */
    record Reset(double share) implements OnWire {
        @Override
        public String told() {
            return "resets" + OnWire.where(this);
        }
    }

    /** Nothing gets through and nothing connects until it is over; then comes what was sent meanwhile. */
    record Blackout(Direction direction, double share) implements OnWire {
        @Override
        public String told() {
            return "nothing gets through, " + direction.told() + OnWire.where(this);
        }
    }

    /** Answers trickle in at this pace, a tenth of a second's worth at a time. */
    record SlowDrip(double bytesPerSecond, double share) implements OnWire {
        @Override
        public String told() {
            return "answers trickle in at " + FaultKind.number(bytesPerSecond) + " bytes a second" + OnWire.where(this);
        }
    }

    /**
     * Requests are answered with a status before they reach the agent.
     *
     * @param code from 400 to 599
     * @param share of the requests, from 0 to 1
     * @param retryAfterSeconds what the header {@code Retry-After} says; negative for no such header
     */
    record Status(int code, double share, int retryAfterSeconds) implements FaultKind {
        @Override
        public String told() {
            String after = retryAfterSeconds < 0 ? "" : ", Retry-After " + retryAfterSeconds;
            return "status " + code + " to " + FaultKind.share(share, "requests") + after;
        }
    }

    /**
     * What the agent's back end does.
     *
     * @param fails share of its actions and look-ups that fail, from 0 to 1
     * @param slowMillis how much longer each takes
     */
    record Dependency(double fails, double slowMillis) implements InAgent {
        @Override
        public String told() {
            String slow = slowMillis == 0 ? "" : ", " + FaultKind.number(slowMillis) + " ms slower";
            return "the back end fails in " + FaultKind.share(fails, "cases") + slow;
        }
    }

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

        @Override
        public String told() {
            Stream<String> named = behaviour.isEmpty() ? Stream.empty() : Stream.of("behaviour " + behaviour);
            Stream<String> each = rates.entrySet().stream()
                    .map(rate -> rate.getKey() + " " + FaultKind.number(100 * rate.getValue()) + " %");
            return Stream.concat(named, each).collect(Collectors.joining(", "));
        }
    }

    /** Its process is killed when it begins and started again when it ends; conversations are forgotten. */
    record Restart() implements InAgent {
        @Override
        public String told() {
            return "its process is killed, and started again at the end";
        }
    }

    /**
     * Something outside, never through a shell.
     *
     * @param begin program and arguments when it begins
     * @param end the same when it ends; empty for nothing
     */
    record Command(List<String> begin, List<String> end) implements FaultKind {
        @Override
        public String told() {
            return "runs " + String.join(" ", begin)
                    + (end.isEmpty() ? "" : ", and at the end " + String.join(" ", end));
        }
    }
}
